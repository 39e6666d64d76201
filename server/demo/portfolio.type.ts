import type { Day } from "../ledger/entry.type.ts";
import type { Trade } from "./name.rules.ts";

export type PropertyType =
  "HIGH_RISE_RESIDENTIAL" | "MIXED_USE" | "INDUSTRIAL_PARK" | "PUBLIC_FACILITY" | "ANCILLARY_COMMERCIAL";
export type Use = "RESIDENTIAL" | "COMMERCIAL" | "OFFICE" | "PARKING" | "STORAGE" | "OTHER";

export interface BuildingPlan {
  readonly code: string;
  readonly name: string;
  readonly propertyType: PropertyType;
  readonly floors: number;
  readonly perFloor: number;
  readonly use: Use;
  /** Smallest and largest gross area of a unit, m². */
  readonly area: readonly [number, number];
  /** Fee standard: fen per m² and month; for a parking space fen per month. */
  readonly rateFen: number;
  /** Share of units let to a company, which is then liable. */
  readonly letShare: number;
  readonly trade: Trade;
}

/** What happens at an estate over the 24 months. */
export type Story = "STEADY" | "DECLINE" | "RECOVERY" | "NEW" | "EXITED";

export interface EstatePlan {
  readonly code: string;
  readonly name: string;
  /** Empty: the estate belongs to no region, and is shown as a group of its own. */
  readonly region: string;
  readonly cityCompany: string;
  readonly handedOverOn: Day;
  readonly exitedOn: Day | "";
  /** Who accepts rectifications 验收主体. */
  readonly acceptor: string;
  readonly monthsPerBill: 1 | 3;
  /** Day of the month on which bills are due; 31 is the month's end. */
  readonly dueDay: number;
  /** How well its households pay, 0 to 1. */
  readonly quality: number;
  readonly story: Story;
  readonly buildings: readonly BuildingPlan[];
  /** Share of households that also rent a parking space. */
  readonly parkingShare: number;
  /** Whether water is charged on through the company 代收代付. */
  readonly water: boolean;
  /** Share of units that the developer has not sold. */
  readonly developerShare: number;
  readonly vacantShare: number;
  /** What a vacant unit pays of the standard, percent (P1.2, billing ratio). */
  readonly vacantPercent: number;
}
