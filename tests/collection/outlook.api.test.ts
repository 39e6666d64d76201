import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runAudit } from "../../server/audit/run-audit.ts";
import { watchEstates } from "../../server/collection/outlook/watch-estates.ts";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { bill, payment, register, takeIn, type Cells } from "../intake/sources.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { WATCHES } from "./watches-answer.ts";

const TODAY = "2026-03-10";
const UNITS = Array.from({ length: 40 }, (_unused, n) => String(101 + n));
const MONTHS = Array.from({ length: 14 }, (_unused, m) =>
  m < 12 ? `2025-${String(m + 1).padStart(2, "0")}` : `2026-0${m - 11}`,
);

/** 40 households, 100.00 a month each, due on the 20th. In 2025 one of them pays a month late; in 2026 half of them do not pay. */
function rows(estate: string): Record<string, Cells[]> {
  const bills = MONTHS.flatMap((month) =>
    UNITS.map((unit_code) =>
      bill(estate, `${month}-${unit_code}`, "100.00", {
        unit_code,
        issued_on: `${month}-01`,
        due_on: `${month}-20`,
        period_start: `${month}-01`,
        period_end: `${month}-28`,
      }),
    ),
  );
  const receipts = bills.flatMap(({ bill_no = "", unit_code = "" }, i) => {
    const month = bill_no.slice(0, 7);
    const late = unit_code === UNITS[0];
    if (month >= "2026" && i % 2 === 0) return [];
    return [
      payment(estate, `R${i}`, "100.00", { unit_code, bill_no, paid_on: late ? nextMonth(month) : `${month}-15` }),
    ];
  });
  return { ...register(estate, ...UNITS), bills, receipts };
}

const nextMonth = (month: string): string => `${MONTHS[MONTHS.indexOf(month) + 1] ?? "2026-03"}-02`;

describeEngines("outlook over the API", (database) => {
  let api: Api;
  const clock = systemClock("Asia/Shanghai", () => new Date(`${TODAY}T04:00:00Z`));
  beforeAll(async () => {
    await takeIn(database(), rows("F1"));
    await takeIn(database(), { ...register("F2", "101"), bills: [bill("F2", "B1", "10.00")] });
    api = await apiOver(database(), TODAY);
  });
  afterAll(() => api.app.close());

  it("forecasts months due and the year's end", async () => {
    const told = await api.ask(`{ estate(code: "F1") { outlook { closed forecast { reason finalAge learnedFrom
      cohorts { month netBilled collected shares method ages } yearEnd { year netBilled assumedMonths target assurance } } } } }`);
    expect(told).toMatchObject({
      data: { estate: { outlook: { closed: "2026-02-28", forecast: { reason: null, finalAge: 10, learnedFrom: 4 } } } },
    });
    const text = JSON.stringify(told);
    // 39 of 40 by the end of the month due, all by the end of the next.
    expect(text).toContain(`"month":"2025-12","netBilled":"400000","collected":"400000","shares":[0.975,1,1]`);
    // A month with too little known is forecast by what was billed; of March, under way, nothing is billed yet.
    expect(text).toContain(
      `"month":"2026-02","netBilled":"400000","collected":"200000","shares":[0.5],"method":"CHAIN_LADDER"`,
    );
    expect(text).toContain(`"yearEnd":{"year":2026,"netBilled":"4800000","assumedMonths":["2026-03","2026-04"`);
  });

  it("says why it forecasts nothing from one month", async () => {
    expect(
      await api.ask(
        `{ estate(code: "F2") { outlook { forecast { reason yearEnd { year } } watches { rate warning { at } } } } }`,
      ),
    ).toEqual({
      data: {
        estate: {
          outlook: {
            forecast: { reason: "FEW_COHORTS", yearEnd: null },
            watches: [
              { rate: "ON_TIME", warning: null },
              { rate: "NEXT_MONTH", warning: null },
              { rate: "MONEY_ON_TIME", warning: null },
              { rate: "MONEY_NEXT_MONTH", warning: null },
            ],
          },
        },
      },
    });
  });

  it("warns of the fall, with since when and the money at risk", async () => {
    const told = await api.ask(`{ estate(code: "F1") { outlook { watches { rate referenceFrom months signals
      warning { signal at since expected observed atRisk } } } } }`);
    // Two months of 20 open bills of 100.00 each; of February the next month's settling is not known yet.
    expect(told).toMatchObject({
      data: {
        estate: {
          outlook: {
            watches: [
              {
                rate: "ON_TIME",
                referenceFrom: "2025-01",
                warning: {
                  signal: "POINT",
                  at: "2026-01",
                  since: "2026-01",
                  expected: 0.975,
                  observed: 0.5,
                  atRisk: "400000",
                },
              },
              { rate: "NEXT_MONTH", warning: { since: "2026-01", observed: 0.5 } },
              {
                rate: "MONEY_ON_TIME",
                warning: { since: "2026-01", expected: expect.closeTo(0.975, 9), observed: 0.5, atRisk: "400000" },
              },
              { rate: "MONEY_NEXT_MONTH", warning: { since: "2026-01", observed: 0.5 } },
            ],
          },
        },
      },
    });
    // February: 20 of 40 households; 2,000.00 of 4,000.00, worth 39 independent ones, since 40 alike bring √(40 ÷ 39) more error.
    const last = await api.ask(
      `{ estate(code: "F1") { outlook { watches { rate months numerators denominators effective } } } }`,
    );
    const { data } = WATCHES.parse(last);
    expect(
      data.estate.outlook.watches.map(({ rate, months, numerators, denominators, effective }) =>
        [rate, months.at(-1), numerators.at(-1), denominators.at(-1), effective.at(-1)?.toFixed(2)].join(" "),
      ),
    ).toEqual([
      "ON_TIME 2026-02 20 40 40.00",
      "NEXT_MONTH 2026-01 20 40 40.00",
      "MONEY_ON_TIME 2026-02 200000 400000 39.00",
      "MONEY_NEXT_MONTH 2026-01 200000 400000 39.00",
    ]);
  });

  it("keeps what it found once, and the audit makes it an exception", async () => {
    const waiting = () => api.ask(`{ portfolio { outlook { waiting warnings { rate } } } }`);
    expect(await waiting()).toEqual({ data: { portfolio: { outlook: { waiting: 2, warnings: [] } } } });
    // Any day of March tells of the months up to February; January's end tells of none that early warning has yet to look at.
    const waitingAsOf = (asOf: string) => api.ask(`{ portfolio { outlook(asOf: "${asOf}") { waiting } } }`);
    expect(await waitingAsOf("2026-03-01")).toEqual({ data: { portfolio: { outlook: { waiting: 2 } } } });
    expect(await waitingAsOf("2026-01-31")).toEqual({ data: { portfolio: { outlook: { waiting: 0 } } } });
    expect([await watchEstates(database(), clock), await watchEstates(database(), clock)]).toEqual([2, 0]);
    const kept = await database().asViewer(HEADQUARTERS, (trx) =>
      sql<{ line: string }>`select concat_ws(' ', e.estate_code, w.rate, w.signal, w.since_month) as line
        from warning_found w join estate e using (estate_id) order by 1`.execute(trx),
    );
    expect(kept.rows.map(({ line }) => line)).toEqual([
      "F1 MONEY_NEXT_MONTH POINT 2026-01-01",
      "F1 MONEY_ON_TIME POINT 2026-01-01",
      "F1 NEXT_MONTH POINT 2026-01-01",
      "F1 ON_TIME POINT 2026-01-01",
    ]);
    await runAudit(database(), clock);
    expect(
      await api.ask(`{ auditExceptions(filter: { rule: "collection_falling" }) { summary { rule { code } open amount } nodes { subject effectiveOn amount fact { en } proof { no } } }
        portfolio { outlook { waiting warnings { rate estate { code } warning { since atRisk } } } } }`),
    ).toMatchObject({
      data: {
        auditExceptions: {
          // Four rates fall, of the same 40 bills: their money is counted once.
          summary: expect.arrayContaining([{ rule: { code: "collection_falling" }, open: 4, amount: "400000" }]),
          nodes: expect.arrayContaining([
            expect.objectContaining({
              subject: "ON_TIME/2026-01",
              effectiveOn: "2026-01-01",
              amount: "400000",
              fact: {
                en: "Since 2026-01, households paying on time: 50%, against 97.5% expected from the reference year; still open: 40 bills due since then, ¥4,000.00 in total.",
              },
            }),
          ]),
        },
        portfolio: {
          outlook: {
            waiting: 0,
            warnings: [
              { rate: "MONEY_NEXT_MONTH" },
              { rate: "MONEY_ON_TIME" },
              { rate: "NEXT_MONTH", estate: { code: "F1" }, warning: { since: "2026-01", atRisk: "400000" } },
              { rate: "ON_TIME", estate: { code: "F1" }, warning: { since: "2026-01", atRisk: "400000" } },
            ],
          },
        },
      },
    });
  });

  it("tries the rule with its money counted once as well", async () => {
    expect(await api.ask(`{ auditRules(code: "collection_falling") { trial(months: 3) { hits amount } } }`)).toEqual({
      data: { auditRules: [{ trial: { hits: 4, amount: "400000" } }] },
    });
  });

  it("changes the reference year only with a reason, and only to one that is over", async () => {
    const choose = (from: string, reason: string, estate = "F1") =>
      api.ask(`mutation { chooseReferenceYear(input: { estate: "${estate}", rate: ON_TIME, from: "${from}", reason: "${reason}" }) {
        watch { referenceFrom referenceTo chosen { reason } warning { since } } userErrors { code field } } }`);
    const refusal = (code: string, field: string) => ({
      data: { chooseReferenceYear: { watch: null, userErrors: [{ code, field }] } },
    });
    expect(await choose("2025-13", "x")).toEqual(refusal("MONTH_UNKNOWN", "from"));
    expect(await choose("2025-04", "x")).toEqual(refusal("YEAR_NOT_OVER", "from"));
    expect(await choose("2025-02", " ")).toEqual(refusal("REASON_NOT_WRITTEN", "reason"));
    expect(await choose("2025-02", "x", "NO")).toEqual(refusal("ESTATE_UNKNOWN", "estate"));
    expect(await choose("2025-02", "自二月起换收费系统")).toEqual({
      data: {
        chooseReferenceYear: {
          watch: {
            referenceFrom: "2025-02",
            referenceTo: "2026-01",
            chosen: { reason: "自二月起换收费系统" },
            warning: { since: "2026-02" },
          },
          userErrors: [],
        },
      },
    });
    expect(await watchEstates(database(), clock)).toBe(1);
    const change = database().asOwner((trx) => sql`update warning_reference set reason = 'y'`.execute(trx));
    await expect(change).rejects.toThrow("warning_reference is insert-only");
  });

  it("answers what was forecast and warned of then, as known then", async () => {
    const asked = (knownAt: string) =>
      api.ask(`{ portfolio { outlook${knownAt} { waiting warnings { rate } } }
        estate(code: "F1") { outlook${knownAt} { forecast { cohorts { month collected values } yearEnd { collected } }
          rollRates { bucket stood collected } watches { rate chosen { reason } values warning { since atRisk } } } } }`);
    const known = await database().asViewer(HEADQUARTERS, (trx) =>
      sql<{
        at: string;
      }>`select to_char(max(recorded_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from batch`.execute(
        trx,
      ),
    );
    const then = `(knownAt: "${known.rows[0]?.at}")`;
    const before = await asked(then);
    await takeIn(database(), {
      receipts: UNITS.filter((_unit, i) => i % 2 === 0).map((unit_code, i) =>
        payment("F1", `LATE${i}`, "100.00", { unit_code, bill_no: `2026-02-${unit_code}`, paid_on: "2026-02-19" }),
      ),
    });
    expect(JSON.stringify(await asked(""))).not.toEqual(JSON.stringify(before));
    expect(await asked(then)).toEqual(before);
    // Nothing was known, found or chosen before the first record.
    expect(await asked(`(knownAt: "2000-01-01T00:00:00Z")`)).toEqual({
      data: {
        portfolio: { outlook: { waiting: 0, warnings: [] } },
        estate: {
          outlook: {
            forecast: { cohorts: [], yearEnd: null },
            rollRates: [],
            watches: ["ON_TIME", "NEXT_MONTH", "MONEY_ON_TIME", "MONEY_NEXT_MONTH"].map((rate) => ({
              rate,
              chosen: null,
              values: [],
              warning: null,
            })),
          },
        },
      },
    });
  });

  it("closes the warnings of an estate that has left, and keeps that they stood", async () => {
    const [known] = register("F1", ...UNITS).estates;
    await takeIn(database(), { estates: [{ ...known, exited_on: "2026-02-28" }] });
    expect(await watchEstates(database(), clock)).toBeGreaterThan(0);
    const ended = await database().asViewer(HEADQUARTERS, (trx) =>
      sql<{ line: string }>`select concat_ws(' ', w.rate, coalesce(w.signal, w.ended)) as line
        from warning_found w join estate e using (estate_id) where e.estate_code = 'F1' order by w.rate, w.warning_id`.execute(
        trx,
      ),
    );
    const lines = ended.rows.map(({ line }) => line);
    expect([lines.includes("NEXT_MONTH POINT"), lines.at(-1)]).toEqual([true, "ON_TIME LEFT"]);
    const asked = (asOf: string) =>
      api.ask(`{ portfolio { outlook(asOf: "${asOf}") { warnings { rate } } }
        estate(code: "F1") { outlook(asOf: "${asOf}") { watches { left warning { since } } } } }`);
    expect(await asked(TODAY)).toEqual({
      data: {
        portfolio: { outlook: { warnings: [] } },
        estate: { outlook: { watches: Array(4).fill({ left: "2026-02-28", warning: null }) } },
      },
    });
    // Before it left nothing of the sort is told.
    expect(JSON.stringify(await asked("2026-02-15"))).toContain('"left":null');
  });
});
