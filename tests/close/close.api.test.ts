import "reflect-metadata";
import { beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { OPERATOR, type Role } from "../../server/platform/actor.ts";
import { takeIn, bill, payment, register, waiver } from "../intake/sources.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const MONTH = `month: "2026-01-01"`;
const CLOSE = `mutation { closeMonth(input: { ${MONTH}, reason: "疑点已知悉" }) { monthClose { month asOf estateCount reason } userErrors { code field } } }`;
const RESTATED = `{ closed { numerator denominator value } now { numerator denominator value } restated }`;

describeEngines("closing a month", (database) => {
  let api: Api;

  beforeAll(async () => {
    api = await apiOver(database(), "2026-02-05");
    await takeIn(database(), {
      ...register("MA", "101", "102"),
      // Due on 31 January: 100.00 and 50.00, of which 80.00 has come.
      bills: [bill("MA", "B1", "100.00"), bill("MA", "B2", "50.00", { unit_code: "102" })],
      receipts: [payment("MA", "R1", "80.00")],
    });
  });

  const closedWith = (fields: string, month = MONTH) => api.ask(`{ monthClose(${month}) { ${fields} } }`);

  it("is refused for what is no month, is not over, or stands open without a word on it", async () => {
    const codes = async (input: string) =>
      (await api.ask(`mutation { closeMonth(input: { ${input} }) { monthClose { month } userErrors { code field } } }`))
        .data;
    const refusal = (code: string, field: string) => ({
      closeMonth: { monthClose: null, userErrors: [{ code, field }] },
    });
    expect(await codes(`month: "2026-01-02"`)).toEqual(refusal("NOT_A_MONTH", "month"));
    expect(await codes(`month: "2026-02-01"`)).toEqual(refusal("MONTH_NOT_OVER", "month"));
    expect(await codes(`${MONTH}, reason: "${"长".repeat(2001)}"`)).toEqual(refusal("NOTE_TOO_LONG", "reason"));
    await takeIn(database(), { bills: [bill("MA", "B9", "none")] });
    expect(await codes(MONTH)).toEqual(refusal("REASON_NEEDED", "reason"));
  });

  it("tells first what it would freeze", async () => {
    const { data } = await api.ask(
      `{ closing: monthClosing(${MONTH}) { estates quarantinedRows estatesBehind checks { identity difference estates } } }`,
    );
    const whole = (identity: string) => ({ identity, difference: "0", estates: [] });
    expect(data).toEqual({
      closing: {
        estates: 1,
        quarantinedRows: 1,
        estatesBehind: ["MA"],
        checks: ["BRIDGE", "CASH", "AGEING", "PORTFOLIO"].map(whole),
      },
    });
  });

  it("freezes every estate's figures once, and journals it", async () => {
    expect((await api.ask(CLOSE)).data).toEqual({
      closeMonth: {
        monthClose: { month: "2026-01-01", asOf: "2026-01-31", estateCount: 1, reason: "疑点已知悉" },
        userErrors: [],
      },
    });
    expect((await api.ask(CLOSE)).data).toEqual({
      closeMonth: { monthClose: null, userErrors: [{ code: "ALREADY_CLOSED", field: "month" }] },
    });
    const { data } = await closedWith(`quarantinedRows figures { entries quarantinedRows estate { code } }`);
    expect(data).toEqual({
      monthClose: { quarantinedRows: 1, figures: [{ entries: 3, quarantinedRows: 1, estate: { code: "MA" } }] },
    });
    const journal = await api.ask(`{ journal(first: 1) { nodes { act subject } } }`);
    expect(journal.data).toEqual({ journal: { nodes: [{ act: "CLOSED_MONTH", subject: "Month 2026-01" }] } });
  });

  it("stays as it was, and tells by which rows it is restated", async () => {
    // Recorded since: 30.00 of January, of which 20.00 goes to B1 and 10.00 is held; 5.00 waived on B2; a bill of 40.00 of January;
    // and 50.00 that came in February, which is no restatement.
    await takeIn(database(), {
      bills: [bill("MA", "B3", "40.00", { unit_code: "102" })],
      receipts: [
        payment("MA", "R2", "30.00", { paid_on: "2026-01-20" }),
        payment("MA", "R3", "45.00", { unit_code: "102", paid_on: "2026-02-02" }),
      ],
      adjustments: [waiver("MA", "A1", "B2", "5.00")],
    });
    // 80 ÷ 150 as closed, 100 ÷ 185 now.
    const total = {
      closed: { numerator: "8000", denominator: "15000", value: 0.5333333333 },
      now: { numerator: "10000", denominator: "18500", value: 0.5405405405 },
      restated: true,
    };
    const { data } = await closedWith(
      `restatement { total ${RESTATED} rows { count nodes { cause billNo entryNo entryIsLate effectiveOn amount numerator denominator unit { householdCode } } } }`,
    );
    const row = (unit: string, given: object) => ({
      entryIsLate: true,
      unit: { householdCode: `MA/${unit}` },
      ...given,
    });
    expect(data).toEqual({
      monthClose: {
        restatement: {
          total,
          rows: {
            count: 3,
            nodes: [
              row("102", {
                cause: "BILL",
                billNo: "B3",
                entryNo: null,
                effectiveOn: "2026-01-01",
                amount: "4000",
                numerator: "0",
                denominator: "4000",
              }),
              row("101", {
                cause: "ALLOCATION",
                billNo: "B1",
                entryNo: "R2",
                effectiveOn: "2026-01-20",
                amount: "2000",
                numerator: "2000",
                denominator: "0",
              }),
              row("102", {
                cause: "WAIVER",
                billNo: "B2",
                entryNo: "A1",
                effectiveOn: "2026-01-05",
                amount: "500",
                numerator: "0",
                denominator: "-500",
              }),
            ],
          },
        },
      },
    });
    const paged = await closedWith(
      `restatement { rows(first: 1) { pageInfo { endCursor hasNextPage } } } households: restatement(rate: HOUSEHOLD_RATE) { total ${RESTATED} rows { nodes { cause numerator denominator } } }`,
    );
    // Household 101 has paid all of its bills, 102 none.
    expect(paged.data).toMatchObject({
      monthClose: {
        restatement: { rows: { pageInfo: { hasNextPage: true } } },
        households: {
          total: { closed: { numerator: "0", denominator: "2" }, now: { numerator: "1", denominator: "2" } },
          rows: { nodes: [{ cause: "HOUSEHOLD", numerator: "1", denominator: "0" }] },
        },
      },
    });
    const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(paged.data))?.[1];
    const second = await closedWith(`restatement { rows(first: 1, after: "${cursor}") { count nodes { billNo } } }`);
    expect(second.data).toEqual({ monthClose: { restatement: { rows: { count: 3, nodes: [{ billNo: "B1" }] } } } });
  });

  it("tells a bill that is voided since by what it gave", async () => {
    await takeIn(database(), { voids: [{ estate_code: "MA", table: "bills", number: "B1", reason: "重复出账" }] });
    const { data } = await closedWith(
      `restatement { total { now { numerator denominator } } rows { nodes { cause billNo numerator denominator } } }`,
    );
    // What was on B1 is held now: 50 + 40 − 5 billed, and nothing of January on it.
    expect(data).toMatchObject({
      monthClose: { restatement: { total: { now: { numerator: "0", denominator: "8500" } } } },
    });
    const rows: readonly { numerator: string; denominator: string }[] = JSON.parse(JSON.stringify(data)).monthClose
      .restatement.rows.nodes;
    expect(rows.reduce((sum, { numerator }) => sum + Number(numerator), 0)).toBe(-8000);
    expect(rows.reduce((sum, { denominator }) => sum + Number(denominator), 0)).toBe(-6500);
    expect(rows).toContainEqual({ cause: "VOID", billNo: "B1", numerator: "0", denominator: "-10000" });
  });

  it("is worked out anew to the same bytes, and says so", async () => {
    expect((await api.ask(`{ closeReplay(${MONTH}) { inputsMatch outputsMatch estates differing } }`)).data).toEqual({
      closeReplay: { inputsMatch: true, outputsMatch: true, estates: 1, differing: [] },
    });
    const of = (codes: string) => api.ask(`{ closeReplay(${MONTH}, estates: ${codes}) { outputsMatch estates } }`);
    expect((await of(`["MA"]`)).data).toEqual({ closeReplay: { outputsMatch: true, estates: 1 } });
    expect((await of(`["MA", "NO"]`)).errors?.[0]?.message).toMatch(/"NO" is no estate of yours that was closed/);
    expect(
      (await api.ask(`{ closeReplay(month: "2025-12-01") { estates } monthClose(month: "2025-12-01") { month } }`))
        .data,
    ).toEqual({
      closeReplay: null,
      monthClose: null,
    });
  });

  it("is not for a committee, which is shown bulletins", async () => {
    const committee = await api.as("COMMITTEE", ["MA"]);
    const seen = await committee.ask(`{ monthClose(${MONTH}) { restatement { total { restated } } } }`);
    expect(seen.errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    // Nor in the database, whatever the API forgets.
    const rowsOf = async (role: Role) => {
      const estate = await database().asViewer(HEADQUARTERS, (trx) =>
        trx.selectFrom("estate").select("estate_id").executeTakeFirstOrThrow(),
      );
      const viewer = { scope: "estates" as const, estateIds: [estate.estate_id], actor: { ...OPERATOR, role } };
      const found = await database().asViewer(viewer, (trx) =>
        trx.selectFrom("month_close_estate").select("month").execute(),
      );
      return found.length;
    };
    expect([await rowsOf("ESTATE_MANAGER"), await rowsOf("COMMITTEE")]).toEqual([1, 0]);
  });
});
