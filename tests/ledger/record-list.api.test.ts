import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { openCanonical } from "../../server/intake/canonical-source.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { bill, payment, register, takeIn, waiver } from "../intake/sources.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const february = {
  period_start: "2026-02-01",
  period_end: "2026-02-28",
  issued_on: "2026-02-01",
  due_on: "2026-02-28",
};
const march = { period_start: "2026-03-01", period_end: "2026-03-31", issued_on: "2026-03-01", due_on: "2026-03-31" };

/** As of 10 March 2026: A1 paid by R1; A2 20 of 50 paid by R2; A3 not due yet; A4 waived; A5 written off; B1 overdue. */
const LEDGER = {
  bills: [
    bill("E01", "A1", "100"),
    bill("E01", "A2", "50", february),
    bill("E01", "A3", "80", { ...march, unit_code: "102" }),
    bill("E01", "A4", "30", { unit_code: "102" }),
    bill("E01", "A5", "40", { unit_code: "102" }),
    bill("E02", "B1", "60", { due_on: "2026-02-15", fee_class: "PARKING", fee_item: "parking" }),
  ],
  receipts: [
    payment("E01", "R1", "100", { bill_no: "A1" }),
    payment("E01", "R2", "20", { bill_no: "A2", paid_on: "2026-02-10", channel: "BANK_TRANSFER" }),
    payment("E01", "R3", "7", { unit_code: "", paid_on: "2026-02-20", channel: "BANK_TRANSFER" }),
    payment("E01", "R4", "9", { unit_code: "", paid_on: "2026-02-21", channel: "BANK_TRANSFER" }),
    payment("E01", "R5", "9", { unit_code: "", paid_on: "2026-02-22", kind: "REVERSAL", reverses_receipt_no: "R4" }),
    payment("E02", "R6", "60", { paid_on: "2026-02-16", kind: "FAILED", channel: "ONLINE" }),
  ],
  adjustments: [waiver("E01", "J1", "A4", "30"), { ...waiver("E01", "J2", "A5", "40"), kind: "WRITE_OFF" }],
};

const numbers = z.object({
  data: z.object({ list: z.object({ nodes: z.array(z.object({ no: z.string() })) }) }),
});

describeEngines("lists of bills and receipts", (database) => {
  let api: Api;
  beforeAll(async () => {
    const [one, two] = [register("E01", "101", "102"), register("E02", "101")];
    await takeIn(database(), {
      estates: [...one.estates, ...two.estates],
      buildings: [...one.buildings, ...two.buildings],
      units: [...one.units, ...two.units],
      ...LEDGER,
    });
    api = await apiOver(database(), "2026-03-10");
  });
  afterAll(() => api.app.close());

  async function listed(list: "bills" | "receipts", given: string): Promise<string> {
    const no = list === "bills" ? "billNo" : "receiptNo";
    const answer = await api.ask(`{ list: ${list}(${given}) { nodes { no: ${no} } } }`);
    expect(answer.errors).toBeUndefined();
    return numbers
      .parse(answer)
      .data.list.nodes.map((node) => node.no)
      .join(" ");
  }

  it.each([
    ["", "A3 A2 B1 A5 A4 A1"],
    ["filter: { statuses: [PAID] }", "A1"],
    ["filter: { statuses: [OVERDUE] }", "A2 B1"],
    ["filter: { statuses: [UNPAID] }", "A3"],
    ["filter: { statuses: [WAIVED] }", "A4"],
    ["filter: { statuses: [WRITTEN_OFF] }", "A5"],
    ["filter: { statuses: [WRITTEN_OFF, UNPAID, OVERDUE] }", "A3 A2 B1 A5"],
    [`filter: { statuses: [PAID] }, asOf: "2026-01-09"`, ""],
    [`filter: { statuses: [UNPAID] }, asOf: "2026-01-09"`, "B1 A1"],
    [`filter: { estate: "E02" }`, "B1"],
    [`filter: { estate: "E01", building: "01", statuses: [OVERDUE] }`, "A2"],
    [`filter: { householdCode: "E01/102" }`, "A3 A5 A4"],
    [`filter: { feeClass: PARKING }`, "B1"],
    [`filter: { feeItem: "parking" }`, "B1"],
    [`filter: { dueFrom: "2026-02-15", dueTo: "2026-02-28" }`, "A2 B1"],
    [`filter: { amountFrom: "5000", amountTo: "8000" }`, "A3 A2 B1"],
    [`filter: { text: "A" }`, "A3 A2 A5 A4 A1"],
    [`filter: { text: "102" }`, "A3 A5 A4"],
    [`filter: { text: "E02/1" }`, "B1"],
    [`filter: { text: "%" }`, ""],
    ["sort: DUE_EARLIEST", "A1 A4 A5 B1 A2 A3"],
    ["sort: AMOUNT_LARGEST", "A1 A3 B1 A2 A5 A4"],
    ["sort: AMOUNT_SMALLEST, first: 2", "A4 A5"],
  ])("finds bills by %s", async (given, expected) => {
    expect(await listed("bills", given === "" ? "first: 50" : given)).toBe(expected);
  });

  it.each([
    ["", "R5 R4 R3 R6 R2 R1"],
    ["filter: { unidentified: true }", "R5 R4 R3"],
    ["filter: { unidentified: false }", "R6 R2 R1"],
    ["filter: { kind: FAILED }", "R6"],
    ["filter: { channel: BANK_TRANSFER }", "R4 R3 R2"],
    [`filter: { estate: "E01", building: "01" }`, "R2 R1"],
    [`filter: { householdCode: "E01/101" }`, "R2 R1"],
    [`filter: { paidFrom: "2026-02-10", paidTo: "2026-02-20" }`, "R3 R6 R2"],
    [`filter: { amountFrom: "700", amountTo: "900" }`, "R5 R4 R3"],
    [`filter: { text: "R6" }`, "R6"],
    [`filter: { text: "E01/101" }`, "R2 R1"],
    [`asOf: "2026-02-15"`, "R2 R1"],
    ["sort: AMOUNT_LARGEST, first: 3", "R1 R6 R2"],
  ])("finds receipts by %s", async (given, expected) => {
    expect(await listed("receipts", given === "" ? "first: 50" : given)).toBe(expected);
  });

  it("pages on after the last row, also among rows of the same day, and refuses another order's cursor", async () => {
    const page = z.object({
      data: z.object({
        bills: z.object({
          nodes: z.array(z.object({ billNo: z.string() })),
          pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        }),
      }),
    });
    const query = `query ($after: String, $sort: BillSort!) { bills(first: 2, after: $after, sort: $sort) { nodes { billNo } pageInfo { hasNextPage endCursor } } }`;
    const read = async (after: string | null, sort: string) =>
      page.parse(await api.ask(query, { after, sort })).data.bills;
    const first = await read(null, "DUE_EARLIEST");
    const second = await read(first.pageInfo.endCursor, "DUE_EARLIEST");
    const third = await read(second.pageInfo.endCursor, "DUE_EARLIEST");
    expect([first, second, third].map(({ nodes }) => nodes.map((node) => node.billNo))).toEqual([
      ["A1", "A4"],
      ["A5", "B1"],
      ["A2", "A3"],
    ]);
    expect(third.pageInfo.hasNextPage).toBe(false);
    const { errors } = await api.ask(query, { after: first.pageInfo.endCursor, sort: "AMOUNT_LARGEST" });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "after" });
  });

  it("adds up all that match, the unidentified money as its estate's figure does", async () => {
    const { data } = await api.ask(`{
      all: bills(first: 1) { totals { count amount open } }
      overdue: bills(filter: { statuses: [OVERDUE] }, first: 1) { totals { count amount open } }
      paid: bills(filter: { statuses: [PAID] }) { totals { count amount open } }
      text: bills(filter: { text: "A" }) { totals { count amount open } }
      receipts { totals { count amount } }
      unidentified: receipts(filter: { unidentified: true }) { totals { count amount } }
      portfolio { collection(period: { from: "2026-01-01", to: "2026-03-31" }) { unidentified } } }`);
    // 100 + 50 + 80 + 30 + 40 + 60 = 360; open 30 + 80 + 60 = 170. Received 100 + 20 + 7 + 9 − 9 = 127, the failed 60 is none.
    expect(data).toEqual({
      all: { totals: { count: 6, amount: "36000", open: "17000" } },
      overdue: { totals: { count: 2, amount: "11000", open: "9000" } },
      paid: { totals: { count: 1, amount: "10000", open: "0" } },
      text: { totals: { count: 5, amount: "30000", open: "11000" } },
      receipts: { totals: { count: 6, amount: "12700" } },
      unidentified: { totals: { count: 3, amount: "700" } },
      portfolio: { collection: { unidentified: "700" } },
    });
  });

  it("leads from each row to its household, and shows a receipt that has none", async () => {
    const { data } =
      await api.ask(`{ bills(filter: { text: "A2" }) { nodes { unit { householdCode } paid allocations { amount receipt { receiptNo } } } }
      receipt(estate: "E01", receiptNo: "R4") { id amount unit { code } estate { code } reversed allocated allocations { amount } } }`);
    expect(data).toMatchObject({
      bills: {
        nodes: [
          {
            unit: { householdCode: "E01/101" },
            paid: "2000",
            allocations: [{ amount: "2000", receipt: { receiptNo: "R2" } }],
          },
        ],
      },
      receipt: { amount: "900", unit: null, estate: { code: "E01" }, reversed: true, allocated: "0", allocations: [] },
    });
    const { id } = z.object({ receipt: z.object({ id: z.string() }) }).parse(data).receipt;
    expect((await api.ask(`{ node(id: "${id}") { ... on Receipt { receiptNo } } }`)).data).toEqual({
      node: { receiptNo: "R4" },
    });
  });

  it.each([
    [`filter: { estate: "E9" }`, "filter.estate"],
    [`filter: { building: "01" }`, "filter.estate"],
    [`filter: { estate: "E01", building: "99" }`, "filter.building"],
    [`filter: { householdCode: "E01/999" }`, "filter.householdCode"],
    [`filter: { dueFrom: "2026-02-01", dueTo: "2026-01-01" }`, "filter.dueTo"],
    [`filter: { amountFrom: "2", amountTo: "1" }`, "filter.amountTo"],
    ["first: 201", "first"],
  ])("refuses %s", async (given, field) => {
    const { errors } = await api.ask(`{ bills(${given}) { nodes { billNo } } }`);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: "BAD_USER_INPUT", field }]);
  });

  it("runs as many statements for one row as for many", async () => {
    const statements = async (first: number) => {
      const before = database().statementCount();
      const { errors } = await api.ask(
        `{ bills(first: ${first}) { totals { count } nodes { status unit { householdCode estate { name } } } } receipts(first: ${first}) { totals { count } nodes { unit { householdCode } estate { code } } } }`,
      );
      expect(errors).toBeUndefined();
      return database().statementCount() - before;
    };
    expect(await statements(50)).toBe(await statements(1));
  });
});

const STATES = ["PAID", "OVERDUE", "UNPAID", "WAIVED", "WRITTEN_OFF"] as const;
const STATED = "billNo status amount charged waived net paid unpaid writtenOff open";
const stated = z.object({ billNo: z.string(), status: z.enum(STATES) }).catchall(z.string());
type Stated = z.infer<typeof stated>;
const byNumber = (rows: readonly Stated[]) => rows.toSorted((a, b) => (a.billNo < b.billNo ? -1 : 1));

describeEngines("the list of bills against the definition of their state", (database) => {
  let api: Api;
  beforeAll(async () => {
    const source = await openCanonical(join(import.meta.dirname, "../golden/ledger"));
    await importTables(database(), source, { kind: "IMPORT", timeZone: "Asia/Shanghai" });
    api = await apiOver(database(), "2026-11-20");
  });
  afterAll(() => api.app.close());

  async function definition(asOf: string): Promise<Stated[]> {
    const told: Stated[] = [];
    for (const estate of ["E01", "E02", "E03"]) {
      const answer = await api.ask(
        `{ estate(code: "${estate}") { units(first: 200) { nodes { ledger(asOf: "${asOf}") { bills { ${STATED} } } } } } }`,
      );
      const unit = z.object({ ledger: z.object({ bills: z.array(stated) }) });
      const estateShape = z.object({
        data: z.object({ estate: z.object({ units: z.object({ nodes: z.array(unit) }) }) }),
      });
      told.push(...estateShape.parse(answer).data.estate.units.nodes.flatMap(({ ledger }) => ledger.bills));
    }
    return byNumber(told);
  }

  async function list(asOf: string, status: string, sort: string): Promise<Stated[]> {
    const shape = z.object({
      data: z.object({
        bills: z.object({
          nodes: z.array(stated),
          pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
        }),
      }),
    });
    const rows: Stated[] = [];
    for (let after: string | null = null; ;) {
      const answer = await api.ask(
        `query ($after: String) { bills(filter: { statuses: [${status}] }, asOf: "${asOf}", sort: ${sort}, first: 200, after: $after) { nodes { ${STATED} } pageInfo { endCursor hasNextPage } } }`,
        { after },
      );
      const page: z.infer<typeof shape>["data"]["bills"] = shape.parse(answer).data.bills;
      rows.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) return byNumber(rows);
      after = page.pageInfo.endCursor;
    }
  }

  // Long past every entry the open bills tell where to look; as of the others they do not.
  it.each(["2026-11-20", "2026-03-31", "2025-06-30"])("lists every bill of each state as of %s", async (asOf) => {
    const all = await definition(asOf);
    expect(all.length).toBeGreaterThan(500);
    for (const [index, status] of STATES.entries())
      expect(await list(asOf, status, index % 2 === 0 ? "DUE_LATEST" : "AMOUNT_SMALLEST")).toEqual(
        all.filter((row) => row.status === status),
      );
  });
});
