import { sql } from "kysely";
import { HEADQUARTERS, type Database, type Trx } from "../../server/database/transaction.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { refreshCells } from "../../server/ledger/refresh-cells.ts";
import { apiOver } from "../support/api.ts";
import { TODAY } from "./generate-ledger.ts";
import { median, ms, p95, ratio, times, type Line } from "./measure.ts";

const RUNS = 60;
let number = 0;

/** A bill of the benchmark's ledger, chosen by number: a month's bills are numbered in the order of units. */
interface Payable {
  readonly estateId: number;
  readonly billId: bigint;
}

/** Bills to pay, spread over the estates and months. */
async function payables(database: Database): Promise<readonly Payable[]> {
  return database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<Payable>`
      select b.estate_id as "estateId", b.bill_id as "billId" from generate_series(1, 300) e
      join unit u on u.unit_id = e * 7 join bill b on b.estate_id = u.estate_id and b.unit_id = u.unit_id`.execute(trx);
    return found.rows.toSorted((x, y) => Number((x.billId * 7919n) % 10_007n) - Number((y.billId * 7919n) % 10_007n));
  });
}

/** A payment of 1 fen for a bill, as the rows that the ledger keeps of it. */
async function insertPayment(trx: Trx, of: readonly Payable[], marked: boolean): Promise<void> {
  if (!marked) await sql`set local app.door = '1'`.execute(trx);
  const no = `BENCH-${process.pid}-${Date.now()}-${++number}`;
  const bill = of[number % of.length];
  if (bill === undefined) throw new Error("no bill to pay");
  await sql`
    with paid as (
      insert into receipt (estate_id, receipt_no, unit_id, party_code, kind, amount, channel, paid_on, fee_class, bill_no, prepay, batch_id)
      select estate_id, ${no}, unit_id, 'P', 'PAYMENT', 1, 'ONLINE', ${TODAY}, fee_class, bill_no, false, 1
      from bill where estate_id = ${bill.estateId} and bill_id = ${bill.billId}
      returning estate_id, receipt_id
    )
    insert into posting (estate_id, account_id, bill_id, receipt_id, kind, effective_on, amount, batch_id)
    select b.estate_id, b.account_id, case k.kind when 'ALLOCATION' then b.bill_id end, p.receipt_id, k.kind, ${TODAY}, 1, 1
    from paid p join bill b on b.estate_id = ${bill.estateId} and b.bill_id = ${bill.billId}
    cross join (values ('CASH'), ('ALLOCATION')) k (kind)`.execute(trx);
}

/** One payment, commit included: with its marks, bare, and through the ledger's door. */
export async function measurePayment(database: Database): Promise<Line[]> {
  const bills = await payables(database);
  const pay = (marked: boolean) => () => database.asServer(HEADQUARTERS, (trx) => insertPayment(trx, bills, marked));
  const bare = await times(RUNS, pay(false));
  const marked = await times(RUNS, pay(true));
  const door = await times(10, () => payThroughDoor(database));
  const value = `${ms(median(marked))} ÷ ${ms(median(bare))} = ${ratio(median(marked) / median(bare))}`;
  return [
    { part: "payment", measure: "one payment with its marks ÷ the same rows bare", value, aim: "≤ 2×" },
    {
      part: "payment",
      measure: "one payment through the intake: checked, replayed, recorded",
      value: ms(median(door)),
      aim: "",
    },
    { part: "payment", measure: "cells it marks, recomputed", value: ms(await refreshOne(database, bills)), aim: "" },
  ];
}

async function payThroughDoor(database: Database): Promise<void> {
  const values = {
    estate_code: "E0007",
    receipt_no: `DOOR-${process.pid}-${Date.now()}-${++number}`,
    unit_code: await someUnit(database),
    kind: "PAYMENT",
    amount: "0.01",
    channel: "ONLINE",
    paid_on: TODAY,
  };
  const rows = async function* () {
    yield { line: 2, values };
  };
  const source = { name: "payment", tables: [{ table: "receipts" as const, file: "receipts.csv", rows }] };
  await importTables(database, source, { kind: "IMPORT", timeZone: "Asia/Shanghai", refresh: false });
}

async function someUnit(database: Database): Promise<string> {
  return database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<{ unit_code: string }>`
      select unit_code from unit join estate using (estate_id) where estate_code = 'E0007' order by unit_code limit 1`.execute(
      trx,
    );
    return found.rows[0]?.unit_code ?? "";
  });
}

async function refreshOne(database: Database, bills: readonly Payable[]): Promise<number> {
  await refreshCells(database);
  const [time] = await times(
    1,
    async () => {
      await database.asServer(HEADQUARTERS, (trx) => insertPayment(trx, bills, true));
      await refreshCells(database);
    },
    1,
  );
  return time ?? 0;
}

/** Readers of the comparison while one writer pays and one refresher follows, for some seconds. */
export async function measureReaders(database: Database, readers = 50, seconds = 15): Promise<Line[]> {
  const api = await apiOver(database, TODAY);
  const query = `{ estates { code collection(period: { from: "2026-01-01", to: "2026-12-31" }, asOf: "${TODAY}") { currentRate { value } } } }`;
  const bills = await payables(database);
  const until = performance.now() + seconds * 1_000;
  const taken: number[] = [];
  let payments = 0;
  const read = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      await api.ask(query);
      taken.push(performance.now() - start);
    }
  };
  const write = async () => {
    while (performance.now() < until) {
      await database.asServer(HEADQUARTERS, (trx) => insertPayment(trx, bills, true));
      payments += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const refresh = async () => {
    while (performance.now() < until) {
      await refreshCells(database);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  await Promise.all([...Array.from({ length: readers }, read), write(), refresh()]);
  await api.app.close();
  const sorted = taken.toSorted((a, b) => a - b);
  const value = `${(taken.length / seconds).toFixed(0)} answers/s, median ${ms(median(sorted))}, p95 ${ms(p95(sorted))}; ${(payments / seconds).toFixed(0)} payments/s`;
  return [{ part: "readers", measure: `${readers} readers of the comparison, 1 writer, 1 refresher`, value, aim: "" }];
}
