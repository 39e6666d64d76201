import { join } from "node:path";
import { sql } from "kysely";
import pino from "pino";
import { beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { openCanonical } from "../../server/intake/canonical-source.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { addUpAtStart } from "../../server/ledger/add-up-at-start.ts";
import { refreshCells } from "../../server/ledger/refresh-cells.ts";
import { reconcileCells, type CellDifference } from "../../server/ledger/reconcile-cells.ts";
import { refreshSteadily } from "../../server/ledger/refresh-steadily.ts";
import { sourceOf } from "./random-ledger.ts";
import { apiOver } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { onOneMachine } from "../support/spread.ts";
import { marksOf } from "./instant-equality.ts";

const told = z.object({ data: z.object({ portfolio: z.object({ collection: z.object({ billed: z.string() }) }) }) });

async function reconcile(database: Database): Promise<CellDifference[]> {
  const found: CellDifference[] = [];
  for await (const difference of reconcileCells(database)) found.push(difference);
  return found;
}

const run = (database: Database, statement: string) =>
  database.asServer(HEADQUARTERS, (trx) => sql.raw(statement).execute(trx));

/** A new estate with a bill of 50.00. */
const LATER = [
  { table: "estates", values: { estate_code: "Z99", name: "后来" } },
  {
    table: "buildings",
    values: { estate_code: "Z99", building_code: "1", name: "1", property_type: "MIXED_USE" },
  },
  {
    table: "units",
    values: { estate_code: "Z99", building_code: "1", unit_code: "101", gross_area_m2: "100", use: "RESIDENTIAL" },
  },
  {
    table: "bills",
    values: {
      estate_code: "Z99",
      bill_no: "Z1",
      unit_code: "101",
      party_code: "P",
      fee_class: "PROPERTY_FEE",
      fee_item: "fee",
      period_start: "2026-01-01",
      period_end: "2026-03-31",
      amount: "50.00",
      issued_on: "2026-02-01",
      due_on: "2026-02-15",
    },
  },
] as const;

describeEngines("cells", (database) => {
  beforeAll(async () => {
    const source = await openCanonical(join(import.meta.dirname, "../golden/ledger"));
    await importTables(database(), source, { kind: "IMPORT", timeZone: "Asia/Shanghai", refresh: false });
  });

  it("wait with their marks, which freshness and health tell of, until a server recomputes them", async () => {
    const marks = await marksOf(database());
    expect(marks).toBeGreaterThan(0);
    const api = await apiOver(database(), "2026-05-31");
    const query = `{ portfolio { collection(period: { from: "2026-01-01", to: "2026-03-31" }) { freshness { lag { cells since } } } } }`;
    const told = async () => JSON.stringify((await api.ask(query)).data);
    expect(await told()).toContain(`"cells":${marks}`);
    const health = await api.inject({ method: "GET", url: "/healthz" });
    expect(health.json()).toMatchObject({ status: "ok", lag: { cells: marks } });
    const stop = refreshSteadily(database(), pino({ level: "silent" }));
    await expect.poll(() => marksOf(database()), { timeout: 50_000, interval: 200 }).toBe(0);
    await stop();
    expect(await told()).toContain(`"lag":{"cells":0,"since":null}`);
    await api.app.close();
  });

  it("are added up before a start lets anybody in, on the engine that would keep readers waiting", async () => {
    const told: string[] = [];
    const start = (within: number) => addUpAtStart(database(), { say: (line) => told.push(line), within });
    await start(1000);
    expect(told).toEqual([]);
    await run(
      database(),
      "insert into cell_mark (estate_id, building_id, due_on) select distinct estate_id, building_id, due_on from bill",
    );
    const marks = await marksOf(database());
    expect(marks).toBeGreaterThan(0);
    await start(0);
    const left = await marksOf(database());
    await start(600_000);
    if (database().engine === "pglite") {
      expect(told).toEqual(["Adding up what has changed …", "Adding up what has changed …"]);
      expect(await marksOf(database())).toBe(0);
    } else {
      expect([told, await marksOf(database())]).toEqual([[], left]);
      await refreshCells(database());
    }
    expect(await reconcile(database())).toEqual([]);
  });

  it("equal the ledger, and where one does not, it is named", async () => {
    expect(await reconcile(database())).toEqual([]);
    await run(
      database(),
      `insert into money_month select estate_id, building_id, property_type, fee_class, fee_item, use, liable_kind, due_on,
        from_on, until_on, bills, charged + 1, waived, written_off, paid, on_time
      from money_month where building_id = -1 order by estate_id, due_on, from_on limit 1`,
    );
    await run(
      database(),
      `delete from household_day where building_id > 0 and (estate_id, due_on, building_id, from_on) =
        (select estate_id, due_on, building_id, from_on from household_day where building_id > 0 order by 1, 2, 3, 4 limit 1)`,
    );
    await run(
      database(),
      `delete from held_month where (estate_id, month) = (select estate_id, month from held_month order by 1, 2 limit 1)`,
    );
    await run(
      database(),
      `update open_bill set open = open + 1 where (estate_id, bill_id) in (select estate_id, min(bill_id) from open_bill group by 1 order by 1 limit 1)`,
    );
    const found = await reconcile(database());
    expect(new Set(found.map(({ table, side }) => `${table} ${side}`))).toEqual(
      new Set([
        "money_month STORED",
        "household_day MISSING",
        "held_month MISSING",
        "open_bill STORED",
        "open_bill MISSING",
      ]),
    );
    expect(found.filter(({ table }) => table === "money_month")).toMatchObject([{ estate: "E01", building: null }]);
    expect(found.find(({ table }) => table === "household_day")?.building).toBe("01");
    // It was told, not mended.
    expect(await reconcile(database())).toEqual(found);
    // What is open is no cell, and no mark excuses it.
    await run(database(), `select figures.refresh_open_bills(array_agg(estate_id), array_agg(bill_id)) from bill`);
  });

  it("that are marked are nobody's difference", async () => {
    await run(
      database(),
      `insert into cell_mark (estate_id, building_id, due_on) select distinct estate_id, building_id, due_on from bill`,
    );
    await run(
      database(),
      `insert into held_mark (estate_id, day) select distinct estate_id, effective_on from posting`,
    );
    expect(await reconcile(database())).toEqual([]);
  });

  it("answer what was known at a time as well, less what was recorded since", async (context) => {
    onOneMachine(context, database());
    await refreshCells(database());
    const api = await apiOver(database(), "2026-05-31");
    const billedAt = async (knownAt: string | null) => {
      const known = knownAt === null ? "" : `, knownAt: "${knownAt}"`;
      const query = `{ portfolio { collection(period: { from: "2026-01-01", to: "2026-03-31" }${known}) { billed } } }`;
      return told.parse(await api.ask(query)).data.portfolio.collection.billed;
    };
    const billed = await billedAt(null);
    // Cells that say something else than the ledger show who is asked.
    await database().asOwner((trx) => sql`update money_month set charged = charged + 100`.execute(trx));
    const wrong = await billedAt(null);
    expect(wrong).not.toBe(billed);
    const now = new Date().toISOString();
    expect(await billedAt(now)).toBe(wrong);
    await importTables(database(), sourceOf("later", LATER), {
      kind: "IMPORT",
      timeZone: "Asia/Shanghai",
      recordedAt: new Date(Date.now() + 1000).toISOString(),
    });
    // 50.00 more, and the cells' mistakes are the same.
    expect(BigInt(await billedAt(null))).toBe(BigInt(wrong) + 5000n);
    expect(await billedAt(now)).toBe(wrong);
    await api.app.close();
  });
});
