import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { openCanonical } from "../../server/intake/canonical-source.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { bill, payment, register, takeIn, waiver } from "../intake/sources.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const event = z.object({
  happenedOn: z.string(),
  kind: z.string(),
  billNo: z.string().nullable(),
  receiptNo: z.string().nullable(),
  owedChange: z.string(),
  heldChange: z.string(),
  owed: z.string(),
  held: z.string(),
});
const ledgerOf = z.object({
  data: z.object({
    unit: z.object({ ledger: z.object({ open: z.string(), held: z.string(), timeline: z.array(event) }) }),
  }),
});
const FIELDS = "happenedOn kind billNo receiptNo owedChange heldChange owed held";

describeEngines("a household's time line", (database) => {
  let api: Api;
  beforeAll(async () => {
    const [one] = [register("E01", "101", "102")];
    await takeIn(database(), {
      estates: one.estates,
      buildings: one.buildings,
      units: one.units.map((unit, index) => ({
        ...unit,
        occupant_name: index === 0 ? "王小明" : "",
        occupant_phone: index === 0 ? "138 0000 5678" : "",
      })),
      bills: [bill("E01", "A1", "100"), bill("E01", "A2", "50", { issued_on: "2026-02-01", due_on: "2026-02-28" })],
      receipts: [
        payment("E01", "R1", "120"),
        payment("E01", "R2", "8", { paid_on: "2026-01-11", kind: "FAILED" }),
        payment("E01", "R3", "120", { paid_on: "2026-02-05", kind: "REVERSAL", reverses_receipt_no: "R1" }),
      ],
      adjustments: [waiver("E01", "J1", "A1", "10")],
    });
    api = await apiOver(database(), "2026-03-10");
  });
  afterAll(() => api.app.close());

  const read = async (given: string) =>
    ledgerOf.parse(
      await api.ask(`{ unit(householdCode: "E01/101") { ledger${given} { open held timeline { ${FIELDS} } } } }`),
    ).data.unit.ledger;

  it("tells every event with what was owed and held after it", async () => {
    const { timeline } = await read("");
    const told = timeline.map((e) =>
      [e.happenedOn, e.kind, e.billNo ?? "-", e.receiptNo ?? "-", e.owedChange, e.heldChange, e.owed, e.held].join(" "),
    );
    expect(told).toEqual([
      "2026-01-01 BILL A1 - 10000 0 10000 0",
      "2026-01-05 WAIVER A1 - -1000 0 9000 0",
      "2026-01-10 PAYMENT - R1 0 12000 9000 12000",
      "2026-01-10 ALLOCATION A1 R1 -9000 -9000 0 3000",
      "2026-01-11 FAILED - R2 0 0 0 3000",
      "2026-02-01 BILL A2 - 5000 0 5000 3000",
      "2026-02-01 ALLOCATION A2 R1 -3000 -3000 2000 0",
      // The reversal takes its 90 and 30 back from the bills first: 2000 + 9000 + 3000 = 14000.
      "2026-02-05 ALLOCATION A1 R1 9000 9000 11000 9000",
      "2026-02-05 ALLOCATION A2 R1 3000 3000 14000 12000",
      "2026-02-05 REVERSAL - R3 0 -12000 14000 0",
    ]);
  });

  it("ends where the day asked for ends", async () => {
    const { timeline, open, held } = await read(`(asOf: "2026-02-04")`);
    expect([timeline.at(-1)?.owed, timeline.at(-1)?.held, open, held]).toEqual(["2000", "0", "2000", "0"]);
    expect((await read(`(knownAt: "2020-01-01T00:00:00Z")`)).timeline).toEqual([]);
  });

  it("masks who is to be reached, and says when nobody is", async () => {
    const { data } = await api.ask(
      `{ a: unit(householdCode: "E01/101") { contact { name phone } } b: unit(householdCode: "E01/102") { contact { name } } }`,
    );
    expect(data).toEqual({ a: { contact: { name: "王**", phone: "138****5678" } }, b: { contact: null } });
  });

  it("finds estates, buildings and households, never a person", async () => {
    const search = async (text: string) =>
      (
        await api.ask(
          `query ($text: String!) { search(text: $text) { estates { code } buildings { code estate { code } } households { householdCode } } }`,
          { text },
        )
      ).data;
    const none = { estates: [], buildings: [], households: [] };
    expect(await search("e01")).toEqual({
      search: { ...none, estates: [{ code: "E01" }], buildings: [{ code: "01", estate: { code: "E01" } }] },
    });
    expect(await search("示范小区1号楼")).toEqual({
      search: { ...none, buildings: [{ code: "01", estate: { code: "E01" } }] },
    });
    const both = [{ householdCode: "E01/101" }, { householdCode: "E01/102" }];
    expect(await search("10")).toEqual({ search: { ...none, households: both } });
    expect(await search("E01/10")).toEqual({ search: { ...none, households: both } });
    expect(await search("102")).toEqual({ search: { ...none, households: [both[1]] } });
    for (const text of ["王", "138", "5678", "%", "  "]) expect(await search(text)).toEqual({ search: none });
  });
});

describeEngines("time lines of a whole ledger", (database) => {
  it("end with the household's open balance and held money, and never hold less than nothing", async () => {
    const source = await openCanonical(join(import.meta.dirname, "../golden/ledger"));
    await importTables(database(), source, { kind: "IMPORT", timeZone: "Asia/Shanghai" });
    const api = await apiOver(database(), "2026-11-20");
    const shape = z.object({
      data: z.object({
        estate: z.object({
          units: z.object({
            nodes: z.array(
              z.object({ ledger: z.object({ open: z.string(), held: z.string(), timeline: z.array(event) }) }),
            ),
          }),
        }),
      }),
    });
    let events = 0;
    for (const estate of ["E01", "E02", "E03"])
      for (const asOf of ["2026-11-20", "2026-02-20"]) {
        const answer = await api.ask(
          `{ estate(code: "${estate}") { units(first: 60) { nodes { ledger(asOf: "${asOf}") { open held timeline { ${FIELDS} } } } } } }`,
        );
        for (const { ledger } of shape.parse(answer).data.estate.units.nodes) {
          const last = ledger.timeline.at(-1);
          expect([last?.owed ?? "0", last?.held ?? "0"]).toEqual([ledger.open, ledger.held]);
          expect(ledger.timeline.filter(({ owed, held }) => owed.startsWith("-") || held.startsWith("-"))).toEqual([]);
          events += ledger.timeline.length;
        }
      }
    expect(events).toBeGreaterThan(5000);
    await api.app.close();
  });
});
