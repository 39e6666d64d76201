import { FLAWS } from "../../server/demo/flaw.rules.ts";
import type { AdjustmentRow, BillRow, DemoStage, ReceiptRow } from "../../server/demo/row.type.ts";
import type { AdjustmentEntry, BillEntry, Entry, ReceiptEntry, ReceiptLine } from "../../server/ledger/entry.type.ts";
import { replay } from "../../server/ledger/replay.rules.ts";

const FLAWED = new Set<object>(
  FLAWS.flatMap((flaws) => [flaws.bills ?? [], flaws.receipts ?? [], flaws.adjustments ?? []].flat()),
);

interface Books {
  readonly bills: BillEntry[];
  readonly receipts: ReceiptEntry[];
  readonly adjustments: AdjustmentEntry[];
  readonly voided: Set<string>;
}

/** Takes the demo's batches in as the ledger's door would, and says which entries it refuses. */
export class DemoReplay {
  readonly refusals: string[] = [];
  private readonly books = new Map<string, Books>();
  private readonly placeOfBill = new Map<string, { household: string; id: bigint }>();
  private count = 0n;

  take({ tables }: DemoStage): void {
    const arriving = new Set<Entry>();
    const touched = new Set<string>();
    const lines = linesOf(tables);
    const sound = <Row extends object>(rows: readonly Row[]) => rows.filter((row) => !FLAWED.has(row));
    for (const row of sound(tables.bills)) arriving.add(this.bill(row, touched));
    for (const row of sound(tables.receipts)) arriving.add(this.receipt(row, lines.get(row.receipt_no) ?? [], touched));
    for (const row of sound(tables.adjustments)) arriving.add(this.adjustment(row, touched));
    for (const { number } of tables.voids) {
      const { household } = this.placeOf(number);
      this.booksOf(household).voided.add(number);
      touched.add(household);
    }
    for (const household of touched) this.replay(household, arriving);
  }

  private bill(row: BillRow, touched: Set<string>): BillEntry {
    const household = `${row.estate_code}/${row.unit_code}`;
    const id = (this.count += 1n);
    const entry: BillEntry = {
      type: "bill",
      id,
      no: row.bill_no,
      amount: fen(row.amount),
      date: row.issued_on,
      dueOn: row.due_on,
      partyCode: row.party_code,
      feeClass: row.fee_class || "PROPERTY_FEE",
    };
    if (this.placeOfBill.has(row.bill_no)) throw new Error(`${row.bill_no} is given twice`);
    this.placeOfBill.set(row.bill_no, { household, id });
    this.booksOf(household).bills.push(entry);
    touched.add(household);
    return entry;
  }

  private receipt(row: ReceiptRow, lines: readonly ReceiptLine[], touched: Set<string>): ReceiptEntry {
    const household = `${row.estate_code}/${row.unit_code}`;
    const kind = (["PAYMENT", "REVERSAL", "REFUND", "FAILED"] as const).find((known) => known === row.kind);
    if (kind === undefined) throw new Error(`${row.receipt_no}: ${row.kind}`);
    const entry: ReceiptEntry = {
      type: "receipt",
      id: (this.count += 1n),
      no: row.receipt_no,
      kind,
      amount: fen(row.amount),
      date: row.paid_on,
      billNo: row.bill_no || null,
      prepay: row.purpose === "PREPAY",
      reversesNo: row.reverses_receipt_no || null,
      lines,
      partyCode: row.party_code,
      feeClass: row.fee_class || "PROPERTY_FEE",
    };
    for (const no of [row.bill_no, ...lines.map((line) => line.billNo)]) {
      const named = this.placeOfBill.get(no);
      if (named !== undefined && named.household !== household)
        this.refusals.push(`${row.receipt_no} OTHER_HOUSEHOLD_BILL`);
    }
    this.booksOf(household).receipts.push(entry);
    touched.add(household);
    return entry;
  }

  private adjustment(row: AdjustmentRow, touched: Set<string>): AdjustmentEntry {
    const { household, id } = this.placeOf(row.bill_no);
    const kind = (["WAIVER", "CREDIT_NOTE", "WRITE_OFF", "WRITE_OFF_REVERSAL"] as const).find(
      (known) => known === row.kind,
    );
    if (kind === undefined) throw new Error(`${row.adjustment_no}: ${row.kind}`);
    const entry: AdjustmentEntry = {
      type: "adjustment",
      id: (this.count += 1n),
      no: row.adjustment_no,
      kind,
      amount: fen(row.amount),
      date: row.effective_on,
      billId: id,
    };
    this.booksOf(household).adjustments.push(entry);
    touched.add(household);
    return entry;
  }

  private replay(household: string, arriving: ReadonlySet<Entry>): void {
    const { bills, receipts, adjustments, voided } = this.booksOf(household);
    const live = bills.filter((bill) => !voided.has(bill.no));
    const { refused } = replay({ bills: live, receipts, adjustments, lostBillNos: voided, arriving });
    for (const { entry, reason } of refused) this.refusals.push(`${entry.no} ${reason}`);
  }

  /** Replays everything at once, every adjustment and refund anew: none may have become too large by what arrived later. */
  replayAll(): void {
    for (const [household, { receipts, adjustments }] of this.books)
      this.replay(household, new Set([...receipts, ...adjustments]));
  }

  private placeOf(billNo: string) {
    const place = this.placeOfBill.get(billNo);
    if (place === undefined) throw new Error(`${billNo} is not delivered yet`);
    return place;
  }

  private booksOf(household: string): Books {
    const known = this.books.get(household);
    if (known !== undefined) return known;
    const books: Books = { bills: [], receipts: [], adjustments: [], voided: new Set() };
    this.books.set(household, books);
    return books;
  }
}

function linesOf(tables: DemoStage["tables"]): Map<string, ReceiptLine[]> {
  const lines = new Map<string, ReceiptLine[]>();
  for (const row of tables.receipt_lines)
    lines.set(row.receipt_no, [...(lines.get(row.receipt_no) ?? []), { billNo: row.bill_no, amount: fen(row.amount) }]);
  return lines;
}

function fen(yuan: string): bigint {
  if (!/^\d+\.\d{2}$/.test(yuan)) throw new Error(`not an amount: ${yuan}`);
  return BigInt(yuan.replace(".", ""));
}
