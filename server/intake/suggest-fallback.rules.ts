import type { BothLanguages } from "../platform/both-languages.ts";
import type { MappedCell } from "./mapping.type.ts";
import { headerNamed } from "./suggest-cell.rules.ts";
import type { TableName } from "./table.rules.ts";

/** What stands in for a required column that a file does not have. */
export interface StandIn {
  readonly cell: MappedCell;
  /** How it is taken, where that is a guess that somebody has to look at. */
  readonly taken?: BothLanguages;
}

const NOTHING: StandIn = { cell: { constant: "" } };

const guessed = (constant: string, en: string, zh: string): StandIn => ({
  cell: { constant },
  taken: { en: `for ${en}`, zh: `暂按“${zh}”处理` },
});

/** The cell of another column, if that was found. */
const as = (cell: MappedCell | undefined, en: string, zh: string): StandIn =>
  cell === undefined ? NOTHING : { cell, taken: { en: `from ${en}`, zh: `暂取${zh}` } };

/** What is taken where a required column was not found; an empty constant where nothing can be. */
export function fallbackFor(
  table: TableName,
  name: string,
  found: Readonly<Record<string, MappedCell>>,
  header: readonly string[],
): StandIn {
  switch (`${table}.${name}`) {
    case "estates.name":
      return { cell: found["estate_code"] ?? { constant: "" } };
    case "buildings.name":
      return { cell: found["building_code"] ?? { constant: "01" } };
    case "buildings.building_code":
    case "units.building_code":
      return guessed("01", "one building, 01", "01 号楼");
    case "buildings.property_type":
      return guessed("HIGH_RISE_RESIDENTIAL", "HIGH_RISE_RESIDENTIAL", "高层住宅");
    case "units.gross_area_m2":
      return guessed("0", "0", "0");
    case "bills.fee_item":
      return guessed("物业费", "物业费", "物业费");
    case "bills.issued_on":
      return as(found["period_start"], "the period's start", "费款所属期起");
    case "bills.period_start":
      return as(found["issued_on"], "the day of issue", "出账日期");
    case "bills.period_end":
      return as(found["due_on"], "the due date", "应缴日期");
    case "receipts.kind":
      return { cell: { constant: "PAYMENT" } };
    case "receipts.receipt_no": {
      const bill = headerNamed("bills", "bill_no", header);
      return bill === undefined ? NOTHING : { cell: { template: `S-{${bill}}` } };
    }
    default:
      return NOTHING;
  }
}
