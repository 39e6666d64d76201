import { adjustmentRow, billRow, lineRows, Numbering, receiptRow, voidRow } from "./entry-row.rules.ts";
import { tellEstate, type EstateStory } from "./estate-story.rules.ts";
import { FLAWS } from "./flaw.rules.ts";
import { PORTFOLIO } from "./portfolio.rules.ts";
import { buildingRows, estateRows, unitRows, type Registered } from "./register-row.rules.ts";
import type { DemoStage, DemoTables } from "./row.type.ts";
import { byCut, CUTS } from "./stage.rules.ts";

/** One table of one estate, row by row of the batch in which it is delivered. */
type TablesOfCut = (index: number) => DemoTables;

/**
 * Tells the demo portfolio batch by batch: about 20 estates, 100,000 bills over 24 months, in the columns of INTAKE.md.
 * Always the same rows: no clock, no chance but seeded streams. Rows are made as each batch is asked for.
 */
export function* tellDemo(): Generator<DemoStage, void, undefined> {
  const estates = PORTFOLIO.map((estate) => deliveries(tellEstate(estate)));
  const flaws = byCut(FLAWS);
  for (const [index, cut] of CUTS.entries()) {
    const parts: Partial<DemoTables>[] = [...estates.map((tables) => tables(index)), ...(flaws[index] ?? [])];
    yield { label: cut.label, recordedAt: cut.recordedAt, tables: joined(parts) };
  }
}

function deliveries(story: EstateStory): TablesOfCut {
  const { estate, entries } = story;
  const receiptNos = new Numbering(entries.receipts, (r) => r.paidOn, `${estate.code}-R`, 6);
  const adjustmentNos = new Numbering(entries.adjustments, (a) => a.effectiveOn, `${estate.code}-A`, 4);
  const [estates, buildings, units] = [byCut(estateRows(story)), byCut(buildingRows(story)), byCut(unitRows(story))];
  const [bills, receipts] = [byCut(entries.bills), byCut(entries.receipts)];
  const [adjustments, voids] = [byCut(entries.adjustments), byCut(entries.voids)];
  return (index) => ({
    estates: lastOf(estates[index] ?? [], (row) => row.estate_code),
    buildings: lastOf(buildings[index] ?? [], (row) => row.building_code),
    units: lastOf(units[index] ?? [], (row) => row.unit_code),
    bills: (bills[index] ?? []).map(billRow),
    receipts: (receipts[index] ?? []).map((receipt) => receiptRow(estate.code, receipt, receiptNos)),
    receipt_lines: (receipts[index] ?? []).flatMap((receipt) => lineRows(estate.code, receipt, receiptNos)),
    adjustments: (adjustments[index] ?? []).map((adjustment) => adjustmentRow(adjustment, adjustmentNos)),
    voids: (voids[index] ?? []).map(voidRow),
  });
}

/** A delivery says of each code only what stands at its end: two sayings in one batch would contradict each other. */
function lastOf<Row>(registered: readonly Registered<Row>[], codeOf: (row: Row) => string): Row[] {
  return [...new Map(registered.map(({ row }) => [codeOf(row), row])).values()];
}

function joined(parts: readonly Partial<DemoTables>[]): DemoTables {
  return {
    estates: parts.flatMap((part) => part.estates ?? []),
    buildings: parts.flatMap((part) => part.buildings ?? []),
    units: parts.flatMap((part) => part.units ?? []),
    bills: parts.flatMap((part) => part.bills ?? []),
    receipts: parts.flatMap((part) => part.receipts ?? []),
    receipt_lines: parts.flatMap((part) => part.receipt_lines ?? []),
    adjustments: parts.flatMap((part) => part.adjustments ?? []),
    voids: parts.flatMap((part) => part.voids ?? []),
  };
}
