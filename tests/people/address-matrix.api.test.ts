import readWorkbook from "read-excel-file/node";
import { z } from "zod";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { LightMyRequestResponse } from "fastify";
import { ROLES } from "../../server/platform/actor.ts";
import { apiOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { ADDRESSES, PICTURE, TAKEN_AT, type Files } from "./address-matrix.ts";
import { ESTATES, fillFourEstates, markOf } from "./four-estates.ts";
import type { Who } from "./matrix.ts";

const OWN = "KB";
const FOREIGN = "KC";
const PORTFOLIO_ROLES: readonly Who[] = ["HEADQUARTERS", "ADMINISTRATOR"];
const WHO: readonly Who[] = [...ROLES, "VISITOR"];
const CHECKS = { [OWN]: "0b0b0b0b-0000-4000-8000-00000000000b", [FOREIGN]: "0c0c0c0c-0000-4000-8000-00000000000c" };

/** Addresses with their methods, as the server lists them: a line an address, below the one that it goes on from. */
function addressesIn(routes: string): string[] {
  const path: string[] = [];
  return routes.split("\n").flatMap((line) => {
    const [, indent = "", part = "", methods = ""] = /^([\s│├└─]*)(\/\S*) \(([^)]*)\)/u.exec(line) ?? [];
    const depth = indent.length / 4 - 1;
    path.splice(depth, path.length, part);
    return methods === "" ? [] : methods.split(", ").map((method) => `${method} ${path.join("")}`);
  });
}

/** What a file tells, as text that an estate's mark is looked for in. */
async function textOf({ headers, rawPayload }: LightMyRequestResponse): Promise<string> {
  if (!String(headers["content-type"]).includes("spreadsheetml")) return rawPayload.toString("utf8");
  const sheets = await readWorkbook(rawPayload);
  return JSON.stringify(sheets);
}

describeEngines("every address as every role, of an estate of one's own and a foreign one", (database) => {
  let api: Api;
  const askers = new Map<Who, Asker>();
  const files = new Map<string, Files>();

  const done = async (asker: Asker, mutation: string) => {
    const answer = await asker.ask(`mutation { ${mutation} }`);
    expect([mutation, answer.errors, JSON.stringify(answer.data)]).toEqual([
      mutation,
      undefined,
      expect.stringContaining(`"userErrors":[]`),
    ]);
    return answer.data;
  };
  const brought = async (asker: Asker, url: string) => {
    const answer = await asker.inject({
      method: "POST",
      url,
      headers: { "content-type": "application/octet-stream" },
      payload: PICTURE,
    });
    expect([url, answer.statusCode, answer.statusCode < 300 ? "" : answer.body]).toEqual([
      url,
      expect.closeTo(200, -2),
      "",
    ]);
    return answer;
  };

  beforeAll(async () => {
    await fillFourEstates(database());
    api = await apiOver(database(), "2026-05-31");
    const supervisor = await api.as("SUPERVISOR", [OWN, FOREIGN]);
    for (const [estate, check] of Object.entries(CHECKS)) {
      const raised = await done(
        supervisor,
        `raiseFinding(input: { estate: "${estate}", severity: GENERAL, source: MANUAL, title: "x", description: "y" }) { finding { code } userErrors { code } }`,
      );
      const finding = z.object({ raiseFinding: z.object({ finding: z.object({ code: z.string() }) }) }).parse(raised)
        .raiseFinding.finding.code;
      await brought(supervisor, `/evidence/${finding}?name=a.png`);
      await done(
        supervisor,
        `startCheck(input: { id: "${check}", estate: "${estate}", kind: ROUTINE, template: "CASH", templateVersion: 1, startedAt: "${TAKEN_AT}" }) { userErrors { code } }`,
      );
      const taken = `item=PHOTO&takenAt=${encodeURIComponent(TAKEN_AT)}`;
      const photo = await brought(supervisor, `/check-photos/${check}?${taken}`);
      await brought(api, `/committee-minutes/${estate}?heldOn=2026-05-01&title=x&name=a.png`);
      const { sha256 } = z.object({ sha256: z.string() }).parse(photo.json());
      files.set(estate, { finding, check, photo: sha256 });
    }
    for (const act of ["openReview", "drawReview", "publishReview"])
      await done(api, `${act}(code: "2026-04") { userErrors { code } }`);
    for (const role of ROLES) askers.set(role, await api.as(role, PORTFOLIO_ROLES.includes(role) ? [] : [OWN]));
    askers.set("VISITOR", api.visitor);
  });
  afterAll(() => api.app.close());

  it("has a line for every address", () => {
    const told = addressesIn(api.app.printRoutes({ commonPrefix: false }));
    const own = told.filter((address) => !/^(HEAD|OPTIONS) /.test(address) && !address.endsWith(" /graphql"));
    expect(own.toSorted()).toEqual(Object.keys(ADDRESSES).toSorted());
  });

  it.each(Object.entries(ADDRESSES))("%s", async (_name, { open, request, own, ruled = false, foreign = own }) => {
    for (const who of WHO)
      for (const estate of [OWN, FOREIGN]) {
        const at = files.get(estate);
        if (at === undefined) throw new Error(`nothing was brought of ${estate}`);
        const answer = await askers.get(who)?.inject(request(estate, at));
        const theirs = estate === OWN || PORTFOLIO_ROLES.includes(who);
        const allowed = theirs ? [own, ...(ruled ? [422] : [])] : [foreign];
        const expected = open.includes(who) ? allowed : [who === "VISITOR" ? 401 : 403];
        expect(expected, `${who} of ${estate}: ${answer?.body.slice(0, 300)}`).toContain(answer?.statusCode);
        if (answer === undefined || PORTFOLIO_ROLES.includes(who)) continue;
        const told = await textOf(answer);
        expect([who, ESTATES.filter((code) => code !== OWN && told.includes(markOf(code)))]).toEqual([who, []]);
      }
  });
});
