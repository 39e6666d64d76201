import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { HEADQUARTERS, type Trx } from "../../server/database/transaction.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { openMapped } from "../../server/intake/mapped-source.ts";
import { readMapping } from "../../server/intake/read-mapping.ts";
import { describeEngines } from "../support/engines.ts";

const EXAMPLE = join(import.meta.dirname, "../../examples/ibm-accounts-receivable");
const SAMPLE = readFileSync(join(EXAMPLE, "Sample-Accounts-Receivable.csv"), "utf8");

/** Numbers that look random and are the same each time (a linear congruential generator, Numerical Recipes). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}

/** The sample and 400 invoices more of its shape: five countries, forty customers, paid early, late or not at all. */
function invoices(): string {
  const next = chance(20240105);
  const lines = Array.from({ length: 400 }, (_one, at) => {
    const day = (offset: number) => {
      const date = new Date(Date.UTC(2024, 0, 1 + offset));
      return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
    };
    const customer = next(40);
    const issued = next(500);
    const settled = next(8) === 0 ? "" : day(issued + next(90));
    const amount = `${next(900)}.${String(next(100)).padStart(2, "0")}`;
    return `${391 + (customer % 5)},${customer}-C,1/1/2024,N${at},${day(issued)},${day(issued + 30)},${amount},No,${settled},${next(2) === 0 ? "Paper" : "Electronic"},,`;
  });
  return `${SAMPLE.trimEnd()}\n${lines.join("\n")}\n`;
}

const rawRow = z.looseObject({ countryCode: z.string(), InvoiceAmount: z.string() });

describeEngines("figures of imported invoices", (database) => {
  const text = invoices();
  beforeAll(async () => {
    const path = join(mkdtempSync(join(tmpdir(), "recount-")), "More-Accounts-Receivable.csv");
    writeFileSync(path, text);
    const source = openMapped(path, readMapping(join(EXAMPLE, "mapping.json")));
    const { reasons } = await importTables(database(), source, { kind: "IMPORT", timeZone: "Asia/Shanghai" });
    // A bill of 0.00 is a bill, but no payment of 0.00 is one.
    expect(Object.keys(reasons).filter((code) => code !== "ZERO_AMOUNT")).toEqual([]);
  });

  /** The raw rows of the file as a table of texts: nothing of the ledger is asked. */
  const raw = async (trx: Trx) => {
    const rows = z.array(rawRow).parse(parse(text, { columns: true }));
    await sql`
      create temp table raw on commit drop as
      select "countryCode" as estate, "customerID" as customer, to_date("InvoiceDate", 'MM/DD/YYYY') as issued,
        to_date("DueDate", 'MM/DD/YYYY') as due, to_date(nullif("SettledDate", ''), 'MM/DD/YYYY') as settled,
        replace("InvoiceAmount", '.', '')::bigint as fen
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r("countryCode" text, "customerID" text, "InvoiceDate" text, "DueDate" text, "SettledDate" text, "InvoiceAmount" text)`.execute(
      trx,
    );
  };

  const periods: [from: string, to: string, asOf: string][] = [
    ["2024-01-01", "2024-01-31", "2024-01-31"],
    ["2024-01-01", "2024-03-31", "2024-03-31"],
    ["2024-04-01", "2024-06-30", "2024-05-15"],
    ["2024-01-01", "2024-12-31", "2024-12-31"],
    ["2025-01-01", "2025-06-30", "2025-12-31"],
  ];

  it.each(periods)("%s to %s as of %s agree with a recount of the raw rows", async (from, to, asOf) => {
    const [ledger, recount] = await database().asServer(HEADQUARTERS, async (trx) => {
      await raw(trx);
      const money = await sql<{ estate: string }>`
        select group_key as estate, billed, collected, on_time, on_time_base, overdue, overdue_base, opening_arrears,
          arrears_recovered, round(current_rate, 10)::text as rate
        from figures.collection_money('estate', ${from}::date, ${to}::date, ${asOf}::date, null, 'PROPERTY_FEE', '{}'::jsonb)
        order by group_key`.execute(trx);
      const counted = await sql<{ estate: string }>`
        select estate,
          coalesce(sum(fen) filter (where now_due), 0)::bigint as billed,
          coalesce(sum(fen) filter (where now_due and settled <= a), 0)::bigint as collected,
          coalesce(sum(fen) filter (where now_due and due <= a and settled <= due), 0)::bigint as on_time,
          coalesce(sum(fen) filter (where now_due and due <= a), 0)::bigint as on_time_base,
          coalesce(sum(fen) filter (where now_due and due < a and (settled is null or settled > a)), 0)::bigint as overdue,
          coalesce(sum(fen) filter (where now_due and due < a), 0)::bigint as overdue_base,
          coalesce(sum(fen) filter (where due < s and (settled is null or settled > cut)), 0)::bigint as opening_arrears,
          coalesce(sum(fen) filter (where due < s and settled between s and a), 0)::bigint as arrears_recovered,
          round(coalesce(sum(fen) filter (where now_due and settled <= a), 0) / nullif(sum(fen) filter (where now_due), 0), 10)::text as rate
        from (
          select r.*, p.*, due between s and e as now_due
          from raw r, (select ${from}::date as s, ${to}::date as e, ${asOf}::date as a, least(${from}::date - 1, ${asOf}::date) as cut) p
          where issued <= a
        ) b group by estate order by estate`.execute(trx);
      return [money.rows, counted.rows];
    });
    expect(ledger.length).toBeGreaterThan(2);
    expect(ledger).toEqual(recount);
  });

  it.each(["2024-03-31", "2024-12-31", "2025-12-31"])("ageing as of %s agrees as well", async (asOf) => {
    const [ledger, recount] = await database().asServer(HEADQUARTERS, async (trx) => {
      await raw(trx);
      const told = await sql`
        select group_key as estate, bucket, open as amount from figures.ageing('estate', '2024-01-01'::date, ${asOf}::date, ${asOf}::date, null, 'PROPERTY_FEE', '{}'::jsonb)
        where open <> 0 order by 1, 2`.execute(trx);
      const counted = await sql`
        select estate, case when due >= a then 'not_yet_due' when a - due <= 30 then '1-30' when a - due <= 60 then '31-60'
            when a - due <= 90 then '61-90' when a - due <= 180 then '91-180' when a - due <= 365 then '181-365'
            when a - due <= 730 then '366-730' when a - due <= 1095 then '731-1095' else '>1095' end as bucket,
          sum(fen)::bigint as amount
        from raw, (select ${asOf}::date as a) p where issued <= a and (settled is null or settled > a) and fen > 0
        group by 1, 2 order by 1, 2`.execute(trx);
      return [told.rows, counted.rows];
    });
    expect(ledger.length).toBeGreaterThan(3);
    expect(ledger).toEqual(recount);
  });
});
