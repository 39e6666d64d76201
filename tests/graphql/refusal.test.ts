import { afterAll, beforeAll, expect, it } from "vitest";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

describeEngines("what the API refuses", (database) => {
  let api: Api;
  beforeAll(async () => {
    api = await apiOver(database(), "2026-05-31");
  });
  afterAll(() => api.app.close());

  const collection = (given: string, fields = "billed") => `{ portfolio { collection(${given}) { ${fields} } } }`;
  const MAY = `period: { from: "2026-05-01", to: "2026-05-31" }`;

  it.each([
    [
      "a period that ends before it begins",
      collection(`period: { from: "2026-05-31", to: "2026-05-01" }`),
      /ends \(2026-05-01\) before it begins \(2026-05-31\)/,
      "period",
    ],
    [
      "a day that does not exist",
      collection(`period: { from: "2026-02-30", to: "2026-05-01" }`),
      /"2026-02-30" is not a day/,
      undefined,
    ],
    ["an instant without a zone", collection(`${MAY}, knownAt: "2026-05-01T00:00:00"`), /with its zone/, undefined],
    ["an endless trend", collection(MAY, "trend(months: 61) { billed }"), /ask for 1 to 60/, "months"],
    [
      "a page that is too long",
      collection(MAY, "rows(figure: CURRENT_RATE, first: 201) { numerator }"),
      /1 to 200 rows/,
      "first",
    ],
    ["a foreign cursor", `{ batches(after: "zzz") { nodes { batchId } } }`, /no cursor of this list/, "after"],
    ["text that no database holds", `{ unit(householdCode: "E01/\\u0000") { code } }`, /holds a character/, undefined],
  ])("%s, saying what to do", async (_what, query, message, field) => {
    const { errors } = await api.ask(query);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toMatch(message);
    expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    expect(errors?.[0]?.extensions?.["field"]).toBe(field);
    expect(api.logged).toEqual([]);
  });

  it.each([
    ["nested too deep", collection(MAY, `${"previousPeriod { ".repeat(14)} billed ${"} ".repeat(14)}`), /levels deep/],
    ["with too many aliases", `{ ${Array.from({ length: 41 }, (_unused, n) => `a${n}: today`).join(" ")} }`, /aliases/],
    ["with too many fields", `{ metrics { ${"code ".repeat(600)} } }`, /600 fields/],
    [
      "that answers without end",
      `{ estates { buildings { collection(${MAY}) { trend(months: 60) { by(dimension: BUILDING) { collection { billed } } } } } } }`,
      /4924100 objects/,
    ],
  ])("a query %s, before anything runs", async (_what, query, message) => {
    const before = database().statementCount();
    const { errors } = await api.ask(query);
    expect(errors?.map((error) => error.message).join()).toMatch(message);
    expect(errors?.[0]?.extensions?.["code"]).toMatch(/^(GRAPHQL_VALIDATION_FAILED|QUERY_TOO_LARGE)$/);
    expect(database().statementCount()).toBe(before);
  });

  it("finds nothing for what does not exist", async () => {
    const id = (text: string) => Buffer.from(text).toString("base64url");
    const ids = [
      "",
      "x",
      id("Estate:1"),
      id("Estate:99999999999"),
      id("Bill:1"),
      id("Bill:1:1"),
      id("Unit:1:x"),
      id("Nothing:1"),
      id("Batch:7"),
    ];
    const nodes = ids.map((each, n) => `n${n}: node(id: "${each}") { id }`).join(" ");
    const { data, errors } = await api.ask(
      `{ estate(code: "E99") { name } unit(householdCode: "nowhere") { code } ${nodes} }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ estate: null, unit: null, ...Object.fromEntries(ids.map((_each, n) => [`n${n}`, null])) });
  });
});
