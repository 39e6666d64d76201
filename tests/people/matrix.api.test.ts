import { isObjectType } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FIELD_RULES } from "../../server/access-rules.ts";
import { ROLES } from "../../server/platform/actor.ts";
import { buildSchema } from "../../server/schema.ts";
import { apiOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { ESTATES, fillFourEstates, markOf, type EstateCode } from "./four-estates.ts";
import { MATRIX, PARTS, type Who } from "./matrix.ts";

const OWN: EstateCode = "KB";
const FOREIGN: EstateCode = "KC";
const HINT = "the list of estates tells which are.";
const PORTFOLIO_ROLES: readonly Who[] = ["HEADQUARTERS", "ADMINISTRATOR"];
const WHO: readonly Who[] = [...ROLES, "VISITOR"];
/** What ends the session that the other lines are asked with, or gives it another secret. */
const ENDING = ["Mutation.signOut", "Mutation.signOutEverywhere", "Mutation.chooseRole"];

it("has a line for every query and mutation of the schema, and for every part that fewer may see", async () => {
  const schema = await buildSchema();
  const fields = ["Query", "Mutation"].flatMap((name) => {
    const type = schema.getType(name);
    return isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${name}.${field}`) : [];
  });
  expect(Object.keys(MATRIX).sort()).toEqual(fields.sort());
  expect([...Object.keys(MATRIX), ...Object.keys(PARTS)].sort()).toEqual(Object.keys(FIELD_RULES).sort());
});

describeEngines("every field as every role, on an estate of one's own and a foreign one", (database) => {
  let api: Api;
  const askers = new Map<Who, Asker>();
  beforeAll(async () => {
    await fillFourEstates(database());
    api = await apiOver(database(), "2026-05-31");
    await api.ask(`mutation { closeMonth(input: { month: "2026-01-01", reason: "r" }) { userErrors { code } } }`);
    for (const role of ROLES) askers.set(role, await api.as(role, PORTFOLIO_ROLES.includes(role) ? [] : [OWN]));
    askers.set("VISITOR", api.visitor);
  });
  afterAll(() => api.app.close());

  it.each(Object.entries({ ...MATRIX, ...PARTS }))("%s", async (name, { open, ask }) => {
    const [type = ""] = name.split(".");
    const operation = type === "Mutation" ? "mutation" : "query";
    for (const who of WHO) {
      const fresh = ENDING.includes(name) && who !== "VISITOR";
      const asker = fresh ? await api.as(who, PORTFOLIO_ROLES.includes(who) ? [] : [OWN]) : askers.get(who);
      for (const estate of fresh ? [OWN] : [OWN, FOREIGN]) {
        const { data, errors = [] } = (await asker?.ask(`${operation} { ${ask(estate)} }`)) ?? {};
        const codes = [...new Set(errors.map(({ extensions }) => extensions?.["code"]))];
        if (open.includes(who)) {
          // An estate out of scope is told like one that there is not: named by its code, as it was asked for.
          const faults = errors.filter(({ message }) => message !== `There is no estate ${FOREIGN}: ${HINT}`);
          expect([who, estate, faults], JSON.stringify(data)).toEqual([who, estate, []]);
          const told = JSON.stringify(data);
          const foreign = ESTATES.filter((code) => code !== OWN && told.includes(markOf(code)));
          if (!PORTFOLIO_ROLES.includes(who)) expect([who, foreign]).toEqual([who, []]);
        } else {
          // Of a foreign estate there is nothing of which a part could be refused.
          const nothing = JSON.stringify(data) === `{"estate":null}` && codes.length === 0 && estate === FOREIGN;
          const refusal = who === "VISITOR" ? "UNAUTHENTICATED" : "FORBIDDEN";
          expect([who, estate, nothing ? [refusal] : codes]).toEqual([who, estate, [refusal]]);
          expect(JSON.stringify(data)).not.toContain(markOf(estate));
        }
      }
    }
  });
});
