import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

interface NumberedTable {
  readonly staged: string;
  readonly table: string;
  readonly entryTable: string;
  readonly id: string;
  readonly no: string;
  /** Expressions that must agree for a row to be the entry the ledger holds: [staged, recorded]. */
  readonly content: readonly (readonly [string, string])[];
  readonly join: string;
}

const same = (...columns: string[]) => columns.map((column): [string, string] => [`s.${column}`, `e.${column}`]);

// `use` is left out: it is the register's word at intake, not the file's.
const TABLES: readonly NumberedTable[] = [
  {
    staged: "staged_bill",
    table: "bill",
    entryTable: "bills",
    id: "bill_id",
    no: "bill_no",
    join: "join account a on a.estate_id = e.estate_id and a.account_id = e.account_id",
    content: [
      ...same(
        "unit_id",
        "liable_kind",
        "occupancy",
        "fee_class",
        "fee_item",
        "period_start",
        "period_end",
        "amount",
        "issued_on",
        "due_on",
        "archive_no",
        "entered_at",
      ),
      ["s.party_code", "a.party_code"],
    ],
  },
  {
    staged: "staged_receipt",
    table: "receipt",
    entryTable: "receipts",
    id: "receipt_id",
    no: "receipt_no",
    join: "",
    content: same(
      "unit_id",
      "party_code",
      "kind",
      "amount",
      "channel",
      "paid_on",
      "fee_class",
      "bill_no",
      "prepay",
      "reverses_receipt_no",
      "banked_on",
      "external_ref",
      "archive_no",
      "entered_at",
    ),
  },
  {
    staged: "staged_adjustment",
    table: "adjustment",
    entryTable: "adjustments",
    id: "adjustment_id",
    no: "adjustment_no",
    join: "join bill b on b.estate_id = e.estate_id and b.bill_id = e.bill_id",
    content: [
      ...same("kind", "amount", "effective_on", "reason", "approved_by", "entered_at"),
      ["s.bill_no", "b.bill_no"],
    ],
  },
];

/** A number stands for one entry for ever: the same content again is unchanged, another content is refused. */
export async function checkNumbers(trx: Trx): Promise<void> {
  for (const table of TABLES) {
    await againstLedger(table).execute(trx);
    await withinBatch(table).execute(trx);
  }
}

// An export that holds an entry together with its void is told from one that brings a voided entry back.
function againstLedger({ staged, table, entryTable, id, no, content, join }: NumberedTable) {
  const left = content.map(([mine]) => mine).join(", ");
  const right = content.map(([, theirs]) => theirs).join(", ");
  return sql.raw(`
    update ${staged} t set verdict_column = '${no}',
      verdict = case when found.same and (not found.voided or found.void_comes_too) then 'UNCHANGED'
        when found.voided then 'NUMBER_VOIDED' else 'DUPLICATE_NUMBER' end
    from (
      select s.row_id, (${left}) is not distinct from (${right}) as same,
        exists (select from void v where v.estate_id = e.estate_id and v.entry_table = '${entryTable}' and v.entry_id = e.${id}) as voided,
        exists (select from staged_void v where v.estate_id = s.estate_id and v.entry_table = '${entryTable}' and v.entry_no = s.${no})
          as void_comes_too
      from ${staged} s join ${table} e on e.estate_id = s.estate_id and e.${no} = s.${no} ${join}
    ) found
    where found.row_id = t.row_id and t.verdict is null`);
}

function withinBatch({ staged, no, content }: NumberedTable) {
  // Within a batch both sides are staged rows, so the file's own columns are compared.
  const columns = content.map(([mine]) => mine.slice(2));
  const left = columns.map((column) => `s.${column}`).join(", ");
  const right = columns.map((column) => `f.${column}`).join(", ");
  return sql.raw(`
    update ${staged} t set verdict_column = '${no}',
      verdict = case when later.same then 'UNCHANGED' else 'DUPLICATE_NUMBER' end
    from (
      select s.row_id, (${left}) is not distinct from (${right}) as same
      from (select *, min(row_id) over (partition by estate_id, ${no}) as first_row from ${staged} where verdict is null) s
      join ${staged} f on f.row_id = s.first_row
      where s.row_id <> s.first_row
    ) later
    where later.row_id = t.row_id`);
}
