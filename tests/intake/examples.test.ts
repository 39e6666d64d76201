import { join } from "node:path";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { openMapped } from "../../server/intake/mapped-source.ts";
import { readMapping } from "../../server/intake/read-mapping.ts";
import { describeEngines } from "../support/engines.ts";

const EXAMPLES = join(import.meta.dirname, "../../examples");

interface Figures {
  readonly group_key: string;
  readonly net_billed: bigint;
  readonly collected: bigint;
  readonly waived: bigint;
  readonly closing: bigint;
}

describeEngines("the examples", (database) => {
  const take = (example: string, file: string) => {
    const folder = join(EXAMPLES, example);
    const source = openMapped(join(folder, file), readMapping(join(folder, "mapping.json")));
    return importTables(database(), source, { kind: "IMPORT", timeZone: "Asia/Shanghai" });
  };
  const figures = async (from: string, to: string, asOf: string, feeClass: string) =>
    database().asViewer(
      HEADQUARTERS,
      async (trx) =>
        (
          await sql<Figures>`
        select group_key, net_billed, collected, waived, closing
        from figures.collection_money('building', ${from}::date, ${to}::date, ${asOf}::date, null, ${feeClass}, '{}'::jsonb)
        order by group_key`.execute(trx)
        ).rows,
    );

  it("read invoices of customers as bills of units", async () => {
    const report = await take("ibm-accounts-receivable", "Sample-Accounts-Receivable.csv");
    expect(report.tables).toEqual({
      estates: { read: 2, accepted: 2, unchanged: 0, quarantined: 0 },
      buildings: { read: 2, accepted: 2, unchanged: 0, quarantined: 0 },
      units: { read: 3, accepted: 3, unchanged: 0, quarantined: 0 },
      bills: { read: 4, accepted: 4, unchanged: 0, quarantined: 0 },
      receipts: { read: 3, accepted: 3, unchanged: 0, quarantined: 0 },
    });
    // By 31 March: 120.00 + 80.50 + 99.99 billed to 901, of which 120.00 + 80.50 came; the 45.00 of 902 came on their due date.
    expect(await figures("2024-01-01", "2024-03-31", "2024-03-31", "PROPERTY_FEE")).toEqual([
      { group_key: "901/01", net_billed: 30049n, collected: 20050n, waived: 0n, closing: 9999n },
      { group_key: "902/01", net_billed: 4500n, collected: 4500n, waived: 0n, closing: 0n },
    ]);
  });

  it("read one wide sheet in Chinese as six tables of two fee classes", async () => {
    const report = await take("fee-detail-sheet", "收费明细2026.csv");
    expect(report.reasons).toEqual({});
    expect(report.tables).toEqual({
      estates: { read: 1, accepted: 1, unchanged: 0, quarantined: 0 },
      buildings: { read: 2, accepted: 2, unchanged: 0, quarantined: 0 },
      units: { read: 3, accepted: 3, unchanged: 0, quarantined: 0 },
      bills: { read: 7, accepted: 7, unchanged: 0, quarantined: 0 },
      receipts: { read: 4, accepted: 4, unchanged: 0, quarantined: 0 },
      adjustments: { read: 1, accepted: 1, unchanged: 0, quarantined: 0 },
    });
    // January and February. Building 1: 1074.00 + 409.20 + 1074.00 + 409.20 = 2966.40 billed, 1074.00 + 200.00 + 409.20 = 1683.20 came.
    // Building 2: 304.00 billed, 30.40 waived.
    const fees = await figures("2026-01-01", "2026-02-28", "2026-02-28", "PROPERTY_FEE");
    expect(fees.filter(({ group_key }) => group_key.startsWith("S01"))).toEqual([
      { group_key: "S01/1", net_billed: 296640n, collected: 168320n, waived: 0n, closing: 128320n },
      { group_key: "S01/2", net_billed: 27360n, collected: 0n, waived: 3040n, closing: 27360n },
    ]);
    expect(await figures("2026-01-01", "2026-02-28", "2026-02-28", "PARKING")).toEqual([
      { group_key: "S01/1", net_billed: 30000n, collected: 15000n, waived: 0n, closing: 15000n },
    ]);
  });
});
