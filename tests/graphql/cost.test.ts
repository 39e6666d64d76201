import fc from "fast-check";
import { getVariableValues, Kind, parse, type GraphQLSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { costOf as cost, fragmentsOf } from "../../server/platform/cost.rules.ts";
import { buildSchema } from "../../server/schema.ts";
import { fillFourEstates } from "../people/four-estates.ts";
import { addEstates } from "../people/people.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { plainText, randomQuestion, type Asked } from "./random-document.ts";

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildSchema();
});

/** Objects that a question may be answered with. */
function costOf(text: string, variables: Readonly<Record<string, unknown>> = {}): number {
  const document = parse(text);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`no operation in ${text}`);
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  expect(errors).toBeUndefined();
  const fragments = fragmentsOf(document);
  return cost({ schema, operation, fragments, variables: coerced ?? {}, lengths: new Map() }).rows;
}

describe("what a question costs", () => {
  it("is a page's objects, and those below them", () => {
    // The connection, 37 bills, and for each its unit, the unit's estate, and 5 allocations with the receipt of each.
    const below = "unit { estate { code } } allocations { receipt { receiptNo } }";
    expect(costOf(`{ bills(first: 37) { nodes { billNo ${below} } } }`)).toBe(1 + 37 * (1 + 1 + 1 + 5 * 2));
    expect(costOf("{ bills(first: 37) { pageInfo { hasNextPage } } }")).toBe(1 + 37 + 1);
    expect(costOf("{ bills { nodes { billNo } } }")).toBe(1 + 50);
    expect(costOf(`{ search(text: "x", first: 4) { estates { code } units: households { code } } }`)).toBe(1 + 4 + 4);
    // What no page may hold is not counted: it is refused.
    expect(costOf("{ bills(first: 100000) { nodes { billNo } } }")).toBe(1 + 200);
  });

  it("leaves out what is skipped", () => {
    const text = "query ($all: Boolean!) { bills { nodes { billNo unit @include(if: $all) { code } } } }";
    expect(costOf(text, { all: true }) - costOf(text, { all: false })).toBe(50);
    expect(costOf("{ bills @skip(if: true) { nodes { billNo } } }")).toBe(0);
  });

  it("is the same for a page size as literal, as variable, as default", () => {
    const question = (first: string) => `bills(first: ${first}) { nodes { unit { code } } }`;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (first) => {
        const literal = costOf(`{ ${question(String(first))} }`);
        expect(literal).toBe(1 + first * 2);
        expect(costOf(`query ($n: Int!) { ${question("$n")} }`, { n: first })).toBe(literal);
        expect(costOf(`query ($n: Int! = ${first}) { ${question("$n")} }`)).toBe(literal);
      }),
      { numRuns: 20 },
    );
  });

  it("is the same under other names and within fragments, and twice as much for two", () => {
    fc.assert(
      fc.property(randomQuestion(schema), (asked) => {
        const plain = costOf(`{ ${plainText(asked)} }`);
        expect(costOf(`{ ${plainText(asked)} ${plainText(asked)} }`)).toBe(plain);
        expect(costOf(`{ ${plainText(asked, "other: ")} }`)).toBe(plain);
        expect(costOf(`{ ${plainText(asked)} ${plainText(asked, "other: ")} }`)).toBe(2 * plain);
        expect(costOf(`{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ${plainText(asked)} }`)).toBe(
          plain,
        );
        expect(costOf(`{ ${underOtherNames(asked)} }`)).toBe(plain);
      }),
      { numRuns: 150 },
    );
  });
});

/** The same question with every selection in an inline fragment, and every field under a name of its own. */
function underOtherNames({ name, given, on, fields }: Asked, at = 0): string {
  const written = Object.entries(given).map(([argument, value]) => `${argument}: ${value}`);
  const set = fields.map((field, each) => underOtherNames(field, each)).join(" ");
  const field = `a${at}: ${name}${written.length === 0 ? "" : `(${written.join(", ")})`}${set === "" ? "" : ` { ... { ${set} } }`}`;
  return on === null ? field : `... on ${on} { ${field} }`;
}

describeEngines("the cost that an answer tells", (database) => {
  let api: Api;
  beforeAll(async () => {
    await fillFourEstates(database());
    // More than a list of estates is taken to hold.
    await addEstates(database(), ...Array.from({ length: 120 }, (_, at) => `N${at}`));
    api = await apiOver(database(), "2026-05-31");
  });
  afterAll(() => api.app.close());

  interface Told {
    readonly data: unknown;
    readonly errors?: readonly { readonly message: string }[];
    readonly extensions?: { readonly cost?: { readonly requested: number; readonly actual: number } };
  }
  const ask = async (query: string) => {
    const answer = await api.inject({ method: "POST", url: "/graphql", payload: { query } });
    return answer.json<Told>();
  };

  it("is what was estimated, and what came", async () => {
    const { extensions } = await ask(
      "{ bills(first: 10) { nodes { billNo unit { code } } pageInfo { hasNextPage } } }",
    );
    // Four bills of three estates and one more, each with its unit.
    expect(extensions?.cost).toEqual({ requested: 1 + 10 * 2 + 1, actual: 1 + 4 * 2 + 1 });
    expect((await ask("{ today }")).extensions?.cost).toEqual({ requested: 0, actual: 0 });
  });

  it("rises with a list that is longer than it was taken to be, before anything is asked of its objects", async () => {
    const { extensions } = await ask("{ estates { code buildings { code } } }");
    expect(extensions?.cost).toEqual({ requested: 124 + 124 * 20, actual: 124 + 4 });
    const statements = database().statementCount();
    const { errors, data } = await ask("{ estates { buildings { estate { units(first: 164) { nodes { code } } } } } }");
    // 124 + 124·20·(1 + 1 + 1 + 164); with 100 estates it would have been within the limit.
    expect(errors?.map(({ message }) => message)).toEqual([
      expect.stringContaining("414284 objects; 400000 are allowed"),
    ]);
    expect(data).toBeNull();
    expect(database().statementCount() - statements).toBeLessThan(6);
  });

  /** What shows rows of estates and households. */
  const ROOTS = ["estates", "estate", "portfolio", "unit", "bills", "receipts", "batches", "quarantine", "search"];

  const LEAF: Omit<Asked, "name"> = { given: {}, on: null, fields: [] };
  const LONG_LIST: Asked = { ...LEAF, name: "estates", fields: [{ ...LEAF, name: "code" }] };

  it("is never less than what came", async () => {
    await fc.assert(
      fc.asyncProperty(randomQuestion(schema, ROOTS), async (asked) => {
        const { extensions } = await ask(`{ ${plainText(asked)} }`);
        if (extensions?.cost === undefined) return;
        expect(extensions.cost.requested).toBeGreaterThanOrEqual(extensions.cost.actual);
      }),
      { numRuns: Number(process.env["COST_RUNS"] ?? 60), examples: [[LONG_LIST]] },
    );
  });
});
