import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { openCanonical } from "../../server/intake/canonical-source.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const QUARTER = `period: { from: "2026-01-01", to: "2026-03-31" }, asOf: "2026-05-31"`;

const fen = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);
const rows = z.object({
  numerator: fen,
  denominator: fen,
  nodes: z.array(z.object({ numerator: fen, denominator: fen, unit: z.object({ householdCode: z.string() }) })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});
const group = <T extends z.ZodType>(inner: T) => z.array(z.object({ key: z.string(), collection: inner }));
const portfolio = <T extends z.ZodType>(collection: T) =>
  z.object({ data: z.object({ portfolio: z.object({ collection }) }) });
const add = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

describeEngines("collection over the API", (database) => {
  let api: Api;
  beforeAll(async () => {
    const source = await openCanonical(join(import.meta.dirname, "../golden/ledger"));
    await importTables(database(), source, { kind: "IMPORT", timeZone: "Asia/Shanghai" });
    api = await apiOver(database(), "2026-05-31");
  });
  afterAll(() => api.app.close());

  async function statementsOf(query: string): Promise<number> {
    const before = database().statementCount();
    const { errors } = await api.ask(query);
    expect(errors).toBeUndefined();
    return database().statementCount() - before;
  }

  it("breaks a scope down level by level, each group adding up to the one above", async () => {
    const query = `{ portfolio { collection(${QUARTER}) { billed by(dimension: REGION) { key collection { billed
      by(dimension: ESTATE) { key collection { billed by(dimension: BUILDING) { key collection { billed } } } } } } } } }`;
    const told = portfolio(
      z.object({
        billed: fen,
        by: group(
          z.object({
            billed: fen,
            by: group(
              z.object({
                billed: fen,
                by: group(z.object({ billed: fen })),
              }),
            ),
          }),
        ),
      }),
    ).parse(await api.ask(query));
    const whole = told.data.portfolio.collection;
    expect(whole.billed).toBe(6434060n);
    expect(whole.by.map(({ key }) => key)).toEqual(["华东", "华北"]);
    expect(add(whole.by.map(({ collection }) => collection.billed))).toBe(whole.billed);
    for (const region of whole.by) {
      expect(add(region.collection.by.map(({ collection }) => collection.billed))).toBe(region.collection.billed);
      for (const estate of region.collection.by) {
        expect(estate.collection.by.map(({ key }) => key)).toEqual(
          ["01", "02", "03"].map((code) => `${estate.key}/${code}`),
        );
        expect(add(estate.collection.by.map(({ collection }) => collection.billed))).toBe(estate.collection.billed);
      }
    }
  });

  it("narrows a fee class's group to that class, in breakdowns and rows too", async () => {
    const query = `{ portfolio { collection(${QUARTER}, feeClass: null) { by(dimension: FEE_CLASS) { key collection { billed
      by(dimension: ESTATE) { key collection { billed } } rows(figure: RATE_BEFORE_WAIVERS, first: 200) { nodes { bill { feeClass } } } } } } } }`;
    const told = portfolio(
      z.object({
        by: group(
          z.object({
            billed: fen,
            by: group(z.object({ billed: fen })),
            rows: z.object({ nodes: z.array(z.object({ bill: z.object({ feeClass: z.string() }) })) }),
          }),
        ),
      }),
    ).parse(await api.ask(query));
    expect(told.data.portfolio.collection.by.map(({ key }) => key)).toEqual(["PASS_THROUGH", "PROPERTY_FEE"]);
    for (const { key, collection } of told.data.portfolio.collection.by) {
      expect(add(collection.by.map((estate) => estate.collection.billed))).toBe(collection.billed);
      expect(new Set(collection.rows.nodes.map(({ bill }) => bill.feeClass))).toEqual(new Set([key]));
    }
  });

  it.each([
    "CURRENT_RATE",
    "OVERDUE_RATE",
    "RECOVERY_RATE",
    "HOUSEHOLD_RATE",
    "OUTSTANDING",
    "OPENING_ARREARS",
    "COLLECTED",
  ])("lists rows behind %s that add up to it", async (figure) => {
    const query = `query ($after: String) { portfolio { collection(${QUARTER}) { by(dimension: BUILDING) { key collection {
      rows(figure: ${figure}, first: 4, after: $after) { numerator denominator nodes { numerator denominator unit { householdCode } } pageInfo { hasNextPage endCursor } } } } } } }`;
    const read = async (after: string | null) => {
      const told = portfolio(z.object({ by: group(z.object({ rows })) })).parse(await api.ask(query, { after }));
      const found = told.data.portfolio.collection.by.find(({ key }) => key === "E03/02");
      if (found === undefined) throw new Error("the breakdown lacks E03/02");
      return found.collection.rows;
    };
    const pages = [await read(null)];
    for (let page = pages[0]; page?.pageInfo.hasNextPage === true; page = pages.at(-1))
      pages.push(await read(page.pageInfo.endCursor));
    const nodes = pages.flatMap((page) => page.nodes);
    expect(nodes.length).toBeGreaterThan(4);
    expect(new Set(nodes.map(({ unit }) => unit.householdCode.slice(0, 6)))).toEqual(new Set(["E03/02"]));
    expect(add(nodes.map(({ numerator }) => numerator))).toBe(pages[0]?.numerator);
    expect(add(nodes.map(({ denominator }) => denominator))).toBe(pages[0]?.denominator);
  });

  it("reads a comparison as the same scope asked for at its own position", async () => {
    const told = portfolio(
      z.object({ previousPeriod: z.unknown(), lastYear: z.unknown(), trend: z.array(z.unknown()) }),
    ).parse(
      await api.ask(
        `{ portfolio { collection(${QUARTER}) { previousPeriod { ...f } lastYear { ...f } trend(months: 2) { ...f } } } } fragment f on Collection { collected currentRate { value } }`,
      ),
    );
    const asked = async (from: string, to: string, asOf: string) =>
      portfolio(z.unknown()).parse(
        await api.ask(
          `{ portfolio { collection(period: { from: "${from}", to: "${to}" }, asOf: "${asOf}") { collected currentRate { value } } } }`,
        ),
      ).data.portfolio.collection;
    const { previousPeriod, lastYear, trend } = told.data.portfolio.collection;
    expect(previousPeriod).toEqual(await asked("2025-10-01", "2025-12-31", "2026-02-28"));
    expect(lastYear).toEqual(await asked("2025-01-01", "2025-03-31", "2025-05-31"));
    expect(trend).toEqual([
      await asked("2026-02-01", "2026-02-28", "2026-02-28"),
      await asked("2026-03-01", "2026-03-31", "2026-03-31"),
    ]);
  });

  it("gives no rate where nothing was billed, and says why", async () => {
    const { data } =
      await api.ask(`{ portfolio { collection(period: { from: "2019-01-01", to: "2019-03-31" }, asOf: "2019-03-31") {
      billed currentRate { value reason numerator denominator } householdRate { value reason } onlineShare { value reason } recoveryRate { reason } onTimeRate { reason } overdueRate { reason }
      householdOverdueRate { reason } held } } }`);
    expect(data).toEqual({
      portfolio: {
        collection: {
          billed: "0",
          currentRate: { value: null, reason: "NOTHING_BILLED", numerator: "0", denominator: "0" },
          householdRate: { value: null, reason: "NOTHING_BILLED" },
          onlineShare: { value: null, reason: "NO_PAYMENTS" },
          recoveryRate: { reason: "NO_ARREARS" },
          onTimeRate: { reason: "NOTHING_BILLED" },
          overdueRate: { reason: "NOTHING_BILLED" },
          householdOverdueRate: { reason: "NOTHING_BILLED" },
          held: "0",
        },
      },
    });
  });

  it("says of bills that have yet to fall due that they are billed and not yet due", async () => {
    const { data } = await api.ask(
      `{ portfolio { collection(period: { from: "2026-03-01", to: "2026-03-31" }, asOf: "2026-03-05") { currentRate { reason } onTimeRate { reason } overdueRate { reason } householdOverdueRate { reason } } } }`,
    );
    expect(data).toEqual({
      portfolio: {
        collection: {
          currentRate: { reason: null },
          onTimeRate: { reason: "NOTHING_DUE" },
          overdueRate: { reason: "NOTHING_DUE" },
          householdOverdueRate: { reason: "NOTHING_DUE" },
        },
      },
    });
  });

  it("runs as many statements for one estate as for all, for one household as for a page", async () => {
    const figures = `collection(${QUARTER}) { currentRate { value definition { name { zh } } } householdRate { value } ageing { open } cash { received }
      previousPeriod { currentRate { value } } trend(months: 12) { currentRate { value } } freshness { recordedAt } completeness { quarantinedRows }
      by(dimension: BUILDING) { collection { billed } } rows(figure: CURRENT_RATE, first: 20) { nodes { bill { billNo allocations { receipt { receiptNo } } } unit { code } } } }`;
    expect(await statementsOf(`{ estates { ${figures} } }`)).toBe(
      await statementsOf(`{ estate(code: "E01") { ${figures} } }`),
    );
    const household = `nodes { building { name } estate { name } collection(${QUARTER}) { currentRate { value } } ledger { status open held bills { status adjustments { kind } } receipts { allocations { bill { billNo } } } } }`;
    const page = (first: number) => `{ estate(code: "E01") { units(first: ${first}) { ${household} } } }`;
    expect(await statementsOf(page(40))).toBe(await statementsOf(page(1)));
  });

  it("tells the household ledger's standing as the sum of its bills and money", async () => {
    const ledger = z.object({
      status: z.string().nullable(),
      open: fen,
      overdue: fen,
      held: fen,
      bills: z.array(z.object({ status: z.string(), open: fen })),
      receipts: z.array(z.object({ kind: z.string(), amount: fen, allocated: fen })),
    });
    const told = z
      .object({ data: z.object({ estate: z.object({ units: z.object({ nodes: z.array(z.object({ ledger })) }) }) }) })
      .parse(
        await api.ask(
          `{ estate(code: "E02") { units(first: 50) { nodes { ledger(asOf: "2026-05-31") { status open overdue held bills { status open } receipts { kind amount allocated } } } } } }`,
        ),
      );
    const ledgers = told.data.estate.units.nodes.map((node) => node.ledger);
    for (const { status, open, overdue, held, bills, receipts } of ledgers) {
      expect(open).toBe(add(bills.map((bill) => bill.open)));
      const late = bills.filter((bill) => bill.status === "OVERDUE");
      expect(overdue).toBe(add(late.map((bill) => bill.open)));
      expect(status === "OVERDUE").toBe(late.length > 0);
      const received = receipts.map(({ kind, amount }) =>
        kind === "PAYMENT" ? amount : kind === "FAILED" ? 0n : -amount,
      );
      expect(held).toBe(add(received) - add(receipts.map((receipt) => receipt.allocated)));
    }
    expect(ledgers.some(({ held }) => held > 0n)).toBe(true);
  });
});
