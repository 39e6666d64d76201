import type { Trx } from "../database/transaction.ts";
import type { KnownUnit, RegisterLookup } from "../register/register-lookup.store.ts";
import { csvLine } from "./csv-cell.rules.ts";
import type { CheckedValues, Problem } from "./row.rules.ts";
import { withZone } from "./time-zone.rules.ts";

export type EntryTable = "bills" | "receipts" | "receipt_lines" | "adjustments" | "voids";

/** What a staged row is made of: its columns, and the ids that its codes stand for. */
interface Resolved {
  readonly rowId: bigint;
  readonly estateId: number;
  readonly unit: KnownUnit | null;
  readonly values: CheckedValues;
}

type Cell = string | number | bigint | boolean | null | undefined;

interface Staging {
  readonly staged: string;
  readonly columns: readonly string[];
  readonly cells: (row: Resolved) => readonly Cell[];
}

const pick = (values: CheckedValues, names: readonly string[]): Cell[] => names.map((name) => values[name]);

const BILL =
  "bill_no party_code liable_kind occupancy fee_class fee_item period_start period_end amount issued_on due_on archive_no entered_at".split(
    " ",
  );
const RECEIPT =
  "receipt_no party_code kind amount channel paid_on fee_class bill_no reverses_receipt_no banked_on external_ref archive_no entered_at".split(
    " ",
  );
const LINE = ["receipt_no", "bill_no", "amount"];
const ADJUSTMENT = "adjustment_no bill_no kind amount effective_on reason approved_by entered_at".split(" ");

const STAGINGS: Readonly<Record<EntryTable, Staging>> = {
  bills: {
    staged: "staged_bill",
    columns: ["unit_id", "building_id", "use", ...BILL],
    cells: ({ unit, values }) => [unit?.unitId, unit?.buildingId, unit?.use, ...pick(values, BILL)],
  },
  receipts: {
    staged: "staged_receipt",
    columns: ["unit_id", "prepay", ...RECEIPT],
    cells: ({ unit, values }) => [unit?.unitId, values["purpose"] === "PREPAY", ...pick(values, RECEIPT)],
  },
  receipt_lines: {
    staged: "staged_receipt_line",
    columns: ["line_no", ...LINE],
    // Its place among the lines of its receipt is known once all are staged.
    cells: ({ values }) => [0, ...pick(values, LINE)],
  },
  adjustments: {
    staged: "staged_adjustment",
    columns: ADJUSTMENT,
    cells: ({ values }) => pick(values, ADJUSTMENT),
  },
  voids: {
    staged: "staged_void",
    columns: ["entry_table", "entry_no", "reason"],
    cells: ({ values }) => pick(values, ["table", "number", "reason"]),
  },
};

export interface RowToStage {
  readonly rowId: bigint;
  readonly values: CheckedValues;
}

/** Resolves codes, loads the rows that resolve into the staging tables, and returns the others with what is wrong. */
export class Stager {
  readonly estates = new Set<number>();

  constructor(
    private readonly trx: Trx,
    private readonly lookup: RegisterLookup,
    private readonly timeZone: string,
  ) {}

  async stage<R extends RowToStage>(table: EntryTable, rows: readonly R[]): Promise<{ row: R; problem: Problem }[]> {
    const refused: { row: R; problem: Problem }[] = [];
    const lines: string[] = [];
    const staging = STAGINGS[table];
    for (const row of rows) {
      const resolved = await this.resolve(row);
      if ("problem" in resolved) refused.push({ row, problem: resolved.problem });
      else lines.push(csvLine([resolved.rowId, resolved.estateId, ...staging.cells(resolved)]));
    }
    if (lines.length > 0)
      await this.trx.copyIn(staging.staged, ["row_id", "estate_id", ...staging.columns], each(lines));
    return refused;
  }

  private async resolve({ rowId, values }: RowToStage): Promise<Resolved | { problem: Problem }> {
    const estateCode = values["estate_code"] ?? "";
    const estateId = await this.lookup.estateId(estateCode);
    if (estateId === undefined)
      return { problem: { column: "estate_code", value: estateCode, reason: "UNKNOWN_ESTATE" } };
    this.estates.add(estateId);
    const unitCode = values["unit_code"] ?? null;
    const unit = unitCode === null ? null : await this.lookup.unit(estateCode, unitCode);
    if (unit === undefined) return { problem: { column: "unit_code", value: unitCode ?? "", reason: "UNKNOWN_UNIT" } };
    return { rowId, estateId, unit, values: this.withZone(values) };
  }

  /** A time without a zone is the company's local time. */
  private withZone(values: CheckedValues): CheckedValues {
    const entered = values["entered_at"];
    return entered == null ? values : { ...values, entered_at: withZone(entered, this.timeZone) };
  }
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
