import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runAudit } from "../../server/audit/run-audit.ts";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { bill, payment, register, takeIn } from "../intake/sources.ts";
import { apiOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const TODAY = "2026-03-31";
const clock = systemClock("Asia/Shanghai", () => new Date(`${TODAY}T04:00:00Z`));
const LIST = `nodes { id subject standing times amount fact { en zh } rule { code } estate { code } unit { householdCode } proof { table no }
  decisions { decision reason expiresOn role } }`;

interface Node {
  readonly id: string;
  readonly subject: string;
  readonly standing: string;
  readonly decisions: readonly { readonly decision: string }[];
}

describeEngines("exceptions", (database) => {
  let api: Api;
  let manager: Asker;
  beforeAll(async () => {
    for (const estate of ["A", "B"])
      await takeIn(database(), {
        ...register(estate, "101", "102"),
        bills: [bill(estate, "B1", "80.00"), bill(estate, "B2", "80.00", { unit_code: "102" })],
        receipts: [
          payment(estate, "R1", "80.00", { bill_no: "B1" }),
          payment(estate, "R2", "80.00", { bill_no: "B1", paid_on: "2026-01-11" }),
          payment(estate, "R0", "1.00", { unit_code: "102", paid_on: "2026-03-20" }),
          payment(estate, "R3", "9.00", { unit_code: "", paid_on: "2026-01-20", channel: "BANK_TRANSFER" }),
        ],
      });
    api = await apiOver(database(), TODAY);
    manager = await api.as("ESTATE_MANAGER", ["A"]);
    expect(await runAudit(database(), clock)).toBe(2);
  });
  afterAll(() => api.app.close());

  const list = async (asker: Asker, filter = `estate: "A"`): Promise<Node[]> => {
    const { data } = await asker.ask(`{ auditExceptions(filter: { ${filter} }) { ${LIST} } }`);
    return JSON.parse(JSON.stringify(data)).auditExceptions.nodes;
  };
  const of = async (subject: string, asker: Asker = api): Promise<Node> => {
    const found = (await list(asker)).find((node) => node.subject === subject);
    if (found === undefined) throw new Error(`no exception ${subject}`);
    return found;
  };
  const explain = (asker: Asker, id: string, rest = "") =>
    asker.ask(
      `mutation { explainException(input: { id: "${id}", reason: "已退款"${rest} }) { exception { standing } userErrors { code field } } }`,
    );
  const confirm = (asker: Asker, id: string) =>
    asker.ask(
      `mutation { confirmException(input: { id: "${id}", reason: "核对流水" }) { exception { standing finding { code state } } userErrors { code field } } }`,
    );

  it("are told with their fact, their household and the rows that prove them, the most serious first", async () => {
    const { data } = await api.ask(`{ auditExceptions(filter: { estate: "A" }) { ${LIST}
      summary { rule { code title { zh } } open estates amount } progress { asOf waiting } } }`);
    const id = expect.any(String);
    expect(data).toEqual({
      auditExceptions: {
        nodes: [
          {
            id,
            subject: "R2",
            standing: "OPEN",
            times: 1,
            amount: "8000",
            fact: {
              en: "Receipts R1 of 2026-01-10 and R2 of 2026-01-11 record ¥80.00 each from one household for the same purpose.",
              zh: "收据 R1（2026-01-10）与 R2（2026-01-11）均为同一户、同一用途收款 ¥80.00。",
            },
            rule: { code: "duplicate_receipt" },
            estate: { code: "A" },
            unit: { householdCode: "A/101" },
            proof: [
              { table: "receipts", no: "R1" },
              { table: "receipts", no: "R2" },
            ],
            decisions: [],
          },
          {
            id,
            subject: "R3",
            standing: "OPEN",
            times: 1,
            amount: "900",
            fact: {
              en: "Receipt R3 of 2026-01-20 for ¥9.00 has had no household for 70 days.",
              zh: "收据 R3（2026-01-20，¥9.00）已 70 天未对应到户。",
            },
            rule: { code: "unidentified_receipt" },
            estate: { code: "A" },
            unit: null,
            proof: [{ table: "receipts", no: "R3" }],
            decisions: [],
          },
        ],
        summary: [
          { rule: { code: "duplicate_receipt", title: { zh: "重复收款" } }, open: 1, estates: 1, amount: "8000" },
          {
            rule: { code: "unidentified_receipt", title: { zh: "款项长期未认领" } },
            open: 1,
            estates: 1,
            amount: "900",
          },
        ],
        progress: { asOf: TODAY, waiting: 0 },
      },
    });
  });

  it("page on by cursor, with as many statements for many as for few", async () => {
    const page = async (first: number, after: string | null) => {
      const before = database().statementCount();
      const { data } = await api.ask(
        `query P($after: String) { auditExceptions(first: ${first}, after: $after) { ${LIST} pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      const { nodes, pageInfo } = JSON.parse(JSON.stringify(data)).auditExceptions;
      return { nodes, pageInfo, statements: database().statementCount() - before };
    };
    const all = await page(50, null);
    expect(all.nodes).toHaveLength(4);
    const one = await page(1, null);
    expect(one.pageInfo.hasNextPage).toBe(true);
    const rest = await page(50, one.pageInfo.endCursor);
    expect([...one.nodes, ...rest.nodes]).toEqual(all.nodes);
    expect(all.statements).toBe(one.statements);
  });

  it("are of one's own estates alone; what names nothing known is refused", async () => {
    const foreign = await manager.ask(`{ auditExceptions(filter: { estate: "B" }) { nodes { id } } }`);
    expect(foreign.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: "filter.estate" } }]);
    const unknown = await api.ask(`{ auditExceptions(filter: { rule: "x" }) { nodes { id } } }`);
    expect(unknown.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: "filter.rule" } }]);
    const [other] = await list(api, `estate: "B"`);
    expect((await explain(manager, other?.id ?? "")).data).toEqual({
      explainException: { exception: null, userErrors: [{ code: "EXCEPTION_UNKNOWN", field: "id" }] },
    });
    const { data } = await manager.ask(
      `{ node(id: "${other?.id}") { id } own: node(id: "${(await of("R2")).id}") { id } }`,
    );
    expect(data).toEqual({ node: null, own: { id: (await of("R2")).id } });
  });

  it("are settled by no statement of the estate, and by an explanation until its last day", async () => {
    const { id } = await of("R3", manager);
    expect((await confirm(manager, id)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect((await explain(manager, id)).data).toEqual({
      explainException: { exception: { standing: "OPEN" }, userErrors: [] },
    });
    expect((await explain(manager, id, `, expiresOn: "2026-12-31"`)).data).toMatchObject({
      explainException: { userErrors: [{ code: "NOT_YOURS_TO_SETTLE", field: "expiresOn" }] },
    });
    const auditor = await api.as("AUDITOR", ["A"]);
    expect((await explain(auditor, id, `, expiresOn: "2026-03-30"`)).data).toMatchObject({
      explainException: { userErrors: [{ code: "EXPIRES_IN_PAST", field: "expiresOn" }] },
    });
    expect((await explain(auditor, id, `, expiresOn: "2026-04-30"`)).data).toMatchObject({
      explainException: { exception: { standing: "EXPLAINED" } },
    });
    expect((await of("R3")).decisions).toMatchObject([
      { decision: "EXPLAINED", reason: "已退款", expiresOn: "2026-04-30", role: "AUDITOR" },
      { decision: "STATED", expiresOn: null, role: "ESTATE_MANAGER" },
    ]);
    const later = await apiOver(database(), "2026-05-01");
    const [open] = (await list(later, `estate: "A", rule: "unidentified_receipt"`)) ?? [];
    expect(open?.standing).toBe("OPEN");
    await later.app.close();
  });

  it("are confirmed once; gone when their cause is, and open again when it comes back", async () => {
    const { id } = await of("R2");
    const supervisor = await api.as("SUPERVISOR", ["A"]);
    const exception = { standing: "CONFIRMED", finding: { code: "A-F1", state: "RECORDED" } };
    expect((await confirm(supervisor, id)).data).toEqual({ confirmException: { exception, userErrors: [] } });
    const asked = `{ finding(code: "A-F1") { title severity source sourceKey confidential } }`;
    expect((await api.ask(asked)).data).toEqual({
      finding: {
        title: "重复收款",
        severity: "MORE_SERIOUS",
        source: "AUDIT",
        sourceKey: "duplicate_receipt:R2",
        confidential: expect.stringContaining("核对流水"),
      },
    });
    // A committee reads what is wrong, and neither the receipt nor the household.
    const committee = await api.as("COMMITTEE", ["A"]);
    const told = (await committee.ask(`{ finding(code: "A-F1") { sourceKey confidential } }`)).data;
    expect(told).toEqual({ finding: { sourceKey: null, confidential: null } });
    const userErrors = [{ code: "ALREADY_CONFIRMED" }];
    expect((await confirm(api, id)).data).toMatchObject({ confirmException: { userErrors } });
    expect((await explain(api, id)).data).toMatchObject({ explainException: { userErrors } });

    // However often the rules run, it stays one.
    await takeIn(database(), { receipts: [payment("A", "R4", "1.00", { paid_on: "2026-02-01" })] });
    expect(await runAudit(database(), clock)).toBe(1);
    expect((await list(api)).filter(({ subject }) => subject === "R2")).toMatchObject([
      { standing: "CONFIRMED", times: 1 },
    ]);

    const reversal = payment("A", "R5", "80.00", {
      kind: "REVERSAL",
      reverses_receipt_no: "R2",
      paid_on: "2026-02-02",
    });
    await takeIn(database(), { receipts: [reversal] });
    await runAudit(database(), clock);
    expect(await of("R2")).toMatchObject({ standing: "GONE", times: 1 });
    expect((await confirm(api, id)).data).toMatchObject({ confirmException: { userErrors: [{ code: "CAUSE_GONE" }] } });
    const { data: cured } = await api.ask(`{ finding(code: "A-F1") { state causeGoneAt } }`);
    expect(cured).toEqual({ finding: { state: "RECORDED", causeGoneAt: "2026-03-31T04:00:00Z" } });

    await takeIn(database(), { voids: [{ estate_code: "A", table: "receipts", number: "R5", reason: "误冲" }] });
    await runAudit(database(), clock);
    expect(await of("R2")).toMatchObject({ id, standing: "OPEN", times: 2, decisions: [{ decision: "CONFIRMED" }] });
    // Its finding is still open: it is given back, and no second one is opened.
    expect((await confirm(api, id)).data).toMatchObject({
      confirmException: { exception: { standing: "CONFIRMED", finding: { code: "A-F1" } } },
    });
    const seen = await database().asViewer(HEADQUARTERS, async (trx) =>
      (
        await sql<{ event: string }>`select event from audit_sighting where subject = 'R2'
          and estate_id = (select estate_id from estate where estate_code = 'A') order by sighting_id`.execute(trx)
      ).rows.map(({ event }) => event),
    );
    expect(seen).toEqual(["APPEARED", "GONE", "APPEARED"]);
  });

  it("are not rewritten: decisions and sightings refuse it, and the journal has them", async () => {
    for (const table of ["audit_decision", "audit_sighting"])
      await expect(
        database().asServer(HEADQUARTERS, (trx) => sql`delete from ${sql.table(table)}`.execute(trx)),
      ).rejects.toThrow(/permission denied/);
    const { data } = await api.ask(`{ journal(first: 50) { nodes { act subject } } }`);
    const acts = JSON.parse(JSON.stringify(data)).journal.nodes.map(
      ({ act, subject }: { act: string; subject: string | null }) => `${act} ${subject}`,
    );
    expect(acts).toEqual(
      expect.arrayContaining([
        "STATED_EXCEPTION AuditException unidentified_receipt:R3",
        "EXPLAINED_EXCEPTION AuditException unidentified_receipt:R3",
        "CONFIRMED_EXCEPTION AuditException duplicate_receipt:R2",
      ]),
    );
  });

  it("of a rule are tried before it is switched on, and leave with it when it is switched off", async () => {
    const trial = `trial(months: 12) { from to hits amount estates { estate { code } hits } months { month hits } }`;
    const { data } = await api.ask(
      `{ auditRules(code: "duplicate_receipt") { on thresholds { name value } ${trial} } }`,
    );
    expect(data).toEqual({
      auditRules: [
        {
          on: true,
          thresholds: [{ name: "days", value: "3" }],
          trial: {
            from: "2025-04-01",
            to: TODAY,
            hits: 2,
            amount: "16000",
            estates: [
              { estate: { code: "A" }, hits: 1 },
              { estate: { code: "B" }, hits: 1 },
            ],
            months: [{ month: "2026-01-01", hits: 2 }],
          },
        },
      ],
    });
    const turn = (way: "On" | "Off", reason: string) =>
      api.ask(`mutation { switchRule${way}(input: { rule: "duplicate_receipt", reason: "${reason}" }) {
        rule { on switches { runs reason } } userErrors { code field } } }`);
    expect((await turn("On", "试")).data).toMatchObject({
      switchRuleOn: { userErrors: [{ code: "ALREADY_ON", field: "rule" }] },
    });
    expect((await turn("Off", " ")).data).toMatchObject({
      switchRuleOff: { userErrors: [{ code: "REASON_NOT_WRITTEN", field: "reason" }] },
    });
    expect((await turn("Off", "先核对口径")).data).toEqual({
      switchRuleOff: { rule: { on: false, switches: [{ runs: false, reason: "先核对口径" }] }, userErrors: [] },
    });
    expect(await list(api, `rule: "duplicate_receipt"`)).toEqual([]);
    // Every ledger waits for the rules that are on now; what was decided comes back with the rule.
    expect(await runAudit(database(), clock)).toBe(2);
    await turn("On", "恢复");
    expect(await runAudit(database(), clock)).toBe(2);
    expect(await of("R2")).toMatchObject({ standing: "CONFIRMED", times: 2 });
  });
});
