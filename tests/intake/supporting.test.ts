import { sql } from "kysely";
import { expect, it } from "vitest";
import { sealedPlace } from "../../server/database/sealed-place.ts";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { OPERATOR } from "../../server/platform/actor.ts";
import { describeEngines } from "../support/engines.ts";
import { openReasons, register, takeIn, type Cells } from "./sources.ts";

const standard = (given: Cells = {}): Cells => ({
  estate_code: "S",
  fee_item: "物业费",
  basis: "建筑面积",
  rate: "2.85",
  cycle: "月",
  valid_from: "2026-01-01",
  ...given,
});

const contact = (given: Cells = {}): Cells => ({
  estate_code: "S",
  unit_code: "101",
  at: "2026-01-05 10:00",
  channel: "电话",
  direction: "发出",
  action: "催缴",
  content: "甲先生答应月底缴清",
  outcome: "已承诺",
  by: "王管家",
  ...given,
});

describeEngines("records beside the ledger", (database) => {
  const rows = <R>(query: ReturnType<typeof sql<R>>) =>
    database().asViewer(HEADQUARTERS, async (trx) => (await query.execute(trx)).rows);

  it("are checked, stored once, and versioned", async () => {
    const tables = {
      ...register("S", "101"),
      fee_standards: [standard(), standard({ use: "商业", ratio: "0.7", area_from: "0", area_to: "90.5" })],
      arrears_reasons: [{ estate_code: "S", unit_code: "101", reason: "空置", noted_on: "2026-01-05" }],
      contacts: [contact(), contact({ unit_code: "", channel: "公告栏", action: "缴费通知" })],
    };
    expect((await takeIn(database(), tables)).tables).toMatchObject({
      fee_standards: { read: 2, accepted: 2 },
      arrears_reasons: { read: 1, accepted: 1 },
      contacts: { read: 2, accepted: 2 },
    });
    expect(await takeIn(database(), tables)).toMatchObject({
      batchId: null,
      tables: { fee_standards: { unchanged: 2 }, arrears_reasons: { unchanged: 1 }, contacts: { unchanged: 2 } },
    });
    // A price that goes up and back again is news twice.
    for (const rate of ["3.00", "2.85"])
      expect(
        (await takeIn(database(), { fee_standards: [standard({ rate })] })).tables["fee_standards"]?.accepted,
      ).toBe(1);
    expect(
      await rows(
        sql`select use, round(rate, 4) as rate, round(ratio, 4) as ratio, basis, round(area_to, 2) as area_to from fee_standard order by row_id`,
      ),
    ).toEqual([
      { use: null, rate: "2.8500", ratio: "1.0000", basis: "GROSS_AREA", area_to: null },
      { use: "COMMERCIAL", rate: "2.8500", ratio: "0.7000", basis: "GROSS_AREA", area_to: "90.50" },
      { use: null, rate: "3.0000", ratio: "1.0000", basis: "GROSS_AREA", area_to: null },
      { use: null, rate: "2.8500", ratio: "1.0000", basis: "GROSS_AREA", area_to: null },
    ]);
    expect(
      await rows(sql`
        select c.at, c.unit_id is null as to_all, c.action, t.content
        from contact c join contact_content t on t.estate_id = c.estate_id and t.row_id = c.row_id order by c.row_id`),
    ).toEqual([
      { at: "2026-01-05 02:00:00+00", to_all: false, action: "DUNNING", content: null },
      { at: "2026-01-05 02:00:00+00", to_all: true, action: "NOTICE", content: null },
    ]);
    // What was said stands sealed beside them.
    const said = await database().asViewer(HEADQUARTERS, async (trx) => {
      const sealed = sql<{ sealed: string; digest: string }>`select t.sealed, c.digest from contact c
        join contact_content t on t.estate_id = c.estate_id and t.row_id = c.row_id order by c.row_id`;
      return (await sealed.execute(trx)).rows.map((row) => trx.vault.open(row.sealed, sealedPlace.contact(row.digest)));
    });
    const words = { content: "甲先生答应月底缴清", outcome: "已承诺", by: "王管家" };
    expect(said.map((text) => JSON.parse(text))).toEqual([words, words]);
  });

  it("that fail are put aside with their reason", async () => {
    const total = { estate_code: "S", source: "BANK", figure: "RECEIVED", amount: "1.00" };
    await takeIn(database(), {
      fee_standards: [
        standard({ rate: "2.85555" }),
        standard({ basis: "体积" }),
        standard({ building_code: "99" }),
        standard({ valid_to: "2025-01-01" }),
        standard({ area_from: "90", area_to: "60" }),
        standard({ fee_item: "电梯费" }),
        standard({ fee_item: "电梯费", rate: "9" }),
      ],
      control_totals: [
        total,
        { ...total, date: "2026-01-01", month: "2026-01" },
        { ...total, month: "2026-13" },
        { ...total, month: "2026-01", figure: "BILLED", channel: "CASH" },
        { ...total, month: "2026-01", amount: "1.001" },
      ],
      arrears_reasons: [{ estate_code: "S", unit_code: "101", reason: "没钱", noted_on: "2026-01-05" }],
      contacts: [contact({ unit_code: "999" }), contact({ content: "" })],
    });
    expect(await openReasons(database())).toEqual([
      "fee_standards.csv:2 rate 2.85555 BAD_NUMBER",
      "fee_standards.csv:3 basis 体积 UNKNOWN_VALUE",
      "fee_standards.csv:4 building_code 99 UNKNOWN_BUILDING",
      "fee_standards.csv:5 valid_to 2025-01-01 PERIOD_REVERSED",
      "fee_standards.csv:6 area_to 60 AREA_REVERSED",
      "fee_standards.csv:8 estate_code S CONTRADICTS",
      "control_totals.csv:2 date  DATE_OR_MONTH",
      "control_totals.csv:3 date 2026-01-01 DATE_OR_MONTH",
      "control_totals.csv:4 month 2026-13 BAD_MONTH",
      "control_totals.csv:5 channel CASH CHANNEL_NEEDS_RECEIVED",
      "control_totals.csv:6 amount 1.001 BAD_AMOUNT",
      "arrears_reasons.csv:2 reason 没钱 UNKNOWN_VALUE",
      "contacts.csv:2 unit_code 999 UNKNOWN_UNIT",
      "contacts.csv:3 content  MISSING",
    ]);
    // The unit comes, and with it the contact that had waited for it.
    expect((await takeIn(database(), { units: register("S", "999").units })).retried).toBe(1);
  });

  it("are seen by who sees their estate, and of single households nothing by a committee", async () => {
    const seen = (estateIds: readonly number[], role: "SUPERVISOR" | "COMMITTEE" = "SUPERVISOR") =>
      database().asViewer({ scope: "estates", estateIds, actor: { ...OPERATOR, role } }, async (trx) =>
        (
          await sql<{ counts: string }>`
            select concat_ws(' ', (select count(*) from fee_standard), (select count(*) from arrears_reason),
              (select count(*) from contact), (select count(*) from contact_content)) as counts`.execute(trx)
        ).rows.map(({ counts }) => counts),
      );
    const [estate] = await rows(sql<{ estate_id: number }>`select estate_id from estate where estate_code = 'S'`);
    expect(await seen([estate?.estate_id ?? 0])).toEqual(["5 1 3 3"]);
    expect(await seen([(estate?.estate_id ?? 0) + 1])).toEqual(["0 0 0 0"]);
    expect(await seen([estate?.estate_id ?? 0], "COMMITTEE")).toEqual(["5 0 0 0"]);
  });
});
