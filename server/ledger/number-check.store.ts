import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

interface NumberedTable {
  readonly staged: string;
  readonly known: string;
  readonly entryTable: string;
  readonly id: string;
  readonly no: string;
  /** Columns that must agree for a row to be the entry the ledger holds. */
  readonly content: readonly string[];
}

// `use` is left out: it is the register's word at intake, not the file's.
const TABLES: readonly NumberedTable[] = [
  {
    staged: "staged_bill",
    known: "known_bill",
    entryTable: "bills",
    id: "bill_id",
    no: "bill_no",
    content: [
      "unit_id",
      "party_code",
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
    ],
  },
  {
    staged: "staged_receipt",
    known: "known_receipt",
    entryTable: "receipts",
    id: "receipt_id",
    no: "receipt_no",
    content: [
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
    ],
  },
  {
    staged: "staged_adjustment",
    known: "known_adjustment",
    entryTable: "adjustments",
    id: "adjustment_id",
    no: "adjustment_no",
    content: ["bill_no", "kind", "amount", "effective_on", "reason", "approved_by", "entered_at"],
  },
];

/** A number stands for one entry for ever: the same content again is unchanged, another content is refused. */
export async function checkNumbers(trx: Trx): Promise<void> {
  for (const table of TABLES) {
    await againstLedger(table).execute(trx);
    await withinBatch(table).execute(trx);
  }
}

const columnsOf = (row: string, content: readonly string[]) => content.map((column) => `${row}.${column}`).join(", ");

// An export that holds an entry together with its void is told from one that brings a voided entry back.
function againstLedger({ staged, known, entryTable, id, no, content }: NumberedTable) {
  return sql.raw(`
    update ${staged} t set verdict_column = '${no}',
      verdict = case when found.same and (not found.voided or found.void_comes_too) then 'UNCHANGED'
        when found.voided then 'NUMBER_VOIDED' else 'DUPLICATE_NUMBER' end
    from (
      select s.row_id, (${columnsOf("s", content)}) is not distinct from (${columnsOf("e", content)}) as same,
        exists (select from known_void v where v.estate_id = e.estate_id and v.entry_table = '${entryTable}' and v.entry_id = e.${id}) as voided,
        exists (select from staged_void v where v.estate_id = s.estate_id and v.entry_table = '${entryTable}' and v.entry_no = s.${no})
          as void_comes_too
      from ${staged} s join ${known} e on e.estate_id = s.estate_id and e.${no} = s.${no}
    ) found
    where found.row_id = t.row_id and t.verdict is null`);
}

function withinBatch({ staged, no, content }: NumberedTable) {
  return sql.raw(`
    update ${staged} t set verdict_column = '${no}',
      verdict = case when later.same then 'UNCHANGED' else 'DUPLICATE_NUMBER' end
    from (
      select s.row_id, (${columnsOf("s", content)}) is not distinct from (${columnsOf("f", content)}) as same
      from (select *, min(row_id) over (partition by estate_id, ${no}) as first_row from ${staged} where verdict is null) s
      join ${staged} f on f.row_id = s.first_row
      where s.row_id <> s.first_row
    ) later
    where later.row_id = t.row_id`);
}
