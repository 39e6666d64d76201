import type { Day } from "../ledger/entry.type.ts";
import type { BuildingPlan, EstatePlan } from "./portfolio.type.ts";

export type LiableKind = "OWNER" | "TENANT" | "DEVELOPER";
export type Occupancy = "OCCUPIED" | "VACANT" | "NOT_HANDED_OVER";

/**
 * How somebody pays: half a year ahead; by bank collection; soon after the bill; now and then; everything at a rare visit;
 * hardly ever; the developer in quarterly settlements.
 */
export type PayerKind = "PREPAYER" | "AUTO" | "PROMPT" | "CASUAL" | "SLOW" | "DEBTOR" | "DEVELOPER";

/** One liable person's time at a unit. Whoever follows never pays the bills of whoever left. */
export interface Tenure {
  readonly party: string;
  readonly kind: LiableKind;
  readonly occupancy: Occupancy;
  readonly name: string;
  readonly phone: string;
  readonly from: Day;
  /** The day on which the next one begins. */
  readonly until: Day | null;
  readonly payer: PayerKind;
}

export interface Household {
  readonly estate: EstatePlan;
  readonly building: BuildingPlan;
  readonly unitCode: string;
  /** Hundredths of a m². */
  readonly area: number;
  readonly tenures: readonly Tenure[];
  /** Fen per month for a rented parking space, null without one. */
  readonly parkingFee: bigint | null;
}
