import { z } from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiOver, askerOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { addEstates, journalled, letIn, PASSWORD } from "./people.ts";
import { systemClock } from "../../server/platform/clock.ts";

const JUNE = `collection(period: { from: "2026-05-01", to: "2026-05-31" }) { billed }`;

describeEngines("who may see what over the API", (database) => {
  let api: Api;
  beforeAll(async () => {
    await addEstates(database(), "E1", "E2");
    api = await apiOver(database(), "2026-05-31");
  });
  afterAll(() => api.app.close());

  const codesIn = async (asker: Asker, query: string) =>
    (await asker.ask(query)).errors?.map(({ extensions }) => extensions?.["code"]);

  it("tells visitors nothing but that they have to sign in", async () => {
    const { ask, inject } = api.visitor;
    expect(await ask("{ __typename me { name } }")).toEqual({ data: { __typename: "Query", me: null } });
    for (const query of ["{ estates { code } }", "{ today }", "{ metrics { code } }", `{ portfolio { ${JUNE} } }`])
      expect(await codesIn(api.visitor, query)).toEqual(["UNAUTHENTICATED"]);
    for (const url of ["/exports/bills.csv", "/reports/monthly.xlsx?month=2026-04", "/quarantine.csv?table=bills"]) {
      const answer = await inject(url);
      expect([url, answer.statusCode, answer.json<{ error: string }>().error]).toEqual([url, 401, "UNAUTHENTICATED"]);
    }
    const upload = await inject({ method: "POST", url: "/uploads", payload: { name: "a.csv", size: 1 } });
    expect(upload.statusCode).toBe(401);
  });

  it("signs in with a cookie that no script can read, and out again", async () => {
    const clock = systemClock("Asia/Shanghai", () => new Date("2026-05-31T04:00:00Z"));
    await letIn(database(), clock, "cookie@example.com", { role: "SUPERVISOR", estates: ["E1"] });
    const signIn = (password: string) =>
      api.visitor.inject({
        method: "POST",
        url: "/graphql",
        payload: {
          query: `mutation ($input: SignInInput!) { signIn(input: $input) { me { role roles { estates { code } } } userErrors { code field } } }`,
          variables: { input: { login: "cookie@example.com", password } },
        },
      });
    const refused = await signIn("not the password");
    expect(refused.json()).toMatchObject({
      data: { signIn: { me: null, userErrors: [{ code: "WRONG_LOGIN", field: "password" }] } },
    });
    expect(refused.headers["set-cookie"]).toBeUndefined();
    const done = await signIn(PASSWORD);
    expect(done.json()).toMatchObject({
      data: { signIn: { me: { role: "SUPERVISOR", roles: [{ estates: [{ code: "E1" }] }] }, userErrors: [] } },
    });
    const cookie = String(done.headers["set-cookie"]);
    expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/);
    const own = askerOver(api.app, { cookie: cookie.split(";")[0] ?? "" });
    expect(await own.ask("{ estates { code } }")).toEqual({ data: { estates: [{ code: "E1" }] } });
    const out = await own.inject({
      method: "POST",
      url: "/graphql",
      payload: { query: "mutation { signOut { sessions } }" },
    });
    expect(String(out.headers["set-cookie"])).toContain("Max-Age=0");
    expect(await codesIn(own, "{ estates { code } }")).toEqual(["UNAUTHENTICATED"]);
  });

  describe("by role", () => {
    it("shows a manager their own estate, and a foreign one as if it were none", async () => {
      const manager = await api.as("ESTATE_MANAGER", ["E1"]);
      expect(
        await manager.ask(`{ estates { code } own: estate(code: "E1") { code } other: estate(code: "E2") { code } }`),
      ).toEqual({
        data: { estates: [{ code: "E1" }], own: { code: "E1" }, other: null },
      });
    });

    it("shows an administrator people and no figure", async () => {
      const admin = await api.as("ADMINISTRATOR");
      for (const query of [
        "{ estates { code } }",
        `{ portfolio { ${JUNE} } }`,
        `{ unit(householdCode: "E1/1") { code } }`,
      ])
        expect(await codesIn(admin, query)).toEqual(["FORBIDDEN"]);
      expect((await admin.inject("/exports/bills.csv")).statusCode).toBe(403);
      const people = await admin.ask(
        `{ people(text: "Cookie@example.com") { nodes { email grants { role estate { name } } } } }`,
      );
      expect(people).toEqual({
        data: {
          people: {
            nodes: [{ email: "cookie@example.com", grants: [{ role: "SUPERVISOR", estate: { name: "E1小区" } }] }],
          },
        },
      });
      expect(await codesIn(api, "{ people { nodes { name } } }")).toEqual(["FORBIDDEN"]);
    });

    it("shows a committee what is published of its estate, no figure of its own making, and no household", async () => {
      const committee = await api.as("COMMITTEE", ["E1"]);
      expect((await committee.ask(`{ committeeWindow(estate: "E1") { name } }`)).errors).toBeUndefined();
      expect((await committee.inject("/reports/monthly.xlsx?month=2026-04")).statusCode).toBe(403);
      for (const query of [
        `{ estate(code: "E1") { ${JUNE} } }`,
        `{ portfolio { ${JUNE} } }`,
        `{ unit(householdCode: "E1/1") { code } }`,
        "{ bills { totals { count } } }",
        `{ estate(code: "E1") { units { nodes { code } } } }`,
        "{ quarantine { nodes { line } } }",
      ])
        expect(await codesIn(committee, query)).toEqual(["FORBIDDEN"]);
    });

    it("tells those who ask for figures where they may, and nobody else, together with who they are", async () => {
      const query = `{ me { role today portfolio { ${JUNE} } filters { regions } } }`;
      expect(await (await api.as("SUPERVISOR", ["E1"])).ask(query)).toMatchObject({
        data: {
          me: {
            today: "2026-05-31",
            portfolio: { collection: expect.anything() },
            filters: { regions: expect.any(Array) },
          },
        },
      });
      for (const [role, estates] of [
        ["COMMITTEE", ["E1"]],
        ["ADMINISTRATOR", []],
      ] as const)
        expect(await (await api.as(role, estates)).ask(query)).toEqual({
          data: { me: { role, today: "2026-05-31", portfolio: null, filters: null } },
        });
      expect(await api.visitor.ask(query)).toEqual({ data: { me: null } });
    });

    it("lets a machine do what its token says, and no more", async () => {
      const issued = await api.ask(
        `mutation { issueToken(input: { name: "bi", role: HEADQUARTERS, estates: ["E2"], writes: false, days: 1 }) { secret token { name estates } userErrors { code } } }`,
      );
      const { secret } = z.object({ issueToken: z.object({ secret: z.string() }) }).parse(issued.data).issueToken;
      const machine = askerOver(api.app, { authorization: `Bearer ${secret}` });
      expect(await machine.ask("{ estates { code } me { machine } }")).toEqual({
        data: { estates: [{ code: "E2" }], me: { machine: true } },
      });
      expect(await codesIn(machine, `mutation { startImport(input: { uploads: [] }) { job { id } } }`)).toEqual([
        "FORBIDDEN",
      ]);
      expect(
        (await machine.inject({ method: "POST", url: "/uploads", payload: { name: "a.csv", size: 1 } })).statusCode,
      ).toBe(403);
    });
  });

  it("keeps the interests that people declare of themselves, and lets nobody declare another's but an administrator", async () => {
    const supervisor = await api.as("SUPERVISOR", ["E1"]);
    const declare = (asker: Asker, given: string) =>
      asker.ask(`mutation { declareInterest(input: { ${given} }) { userErrors { code field } } }`);
    const own = `kind: HOUSEHOLD, subject: "E1/1-101", note: "本人房屋"`;
    expect(await declare(supervisor, own)).toMatchObject({ data: { declareInterest: { userErrors: [] } } });
    expect(await declare(supervisor, `kind: ESTATE, subject: "E9", note: ""`)).toMatchObject({
      data: { declareInterest: { userErrors: [{ code: "ESTATE_UNKNOWN", field: "subject" }] } },
    });
    expect(await declare(supervisor, `kind: HOUSEHOLD, subject: "E1", note: ""`)).toMatchObject({
      data: { declareInterest: { userErrors: [{ code: "HOUSEHOLD_CODE", field: "subject" }] } },
    });
    expect(await declare(supervisor, `kind: ESTATE, subject: "E1", note: "${"长".repeat(501)}"`)).toMatchObject({
      data: { declareInterest: { userErrors: [{ code: "INTEREST_NOTE", field: "note" }] } },
    });
    const refused = await declare(supervisor, `personId: 1, ${own}`);
    expect(refused.errors?.map(({ extensions }) => extensions?.["code"])).toEqual(["FORBIDDEN"]);
    expect(await supervisor.ask("{ me { interests { kind subject note declaredOn endedOn } } }")).toMatchObject({
      data: {
        me: {
          interests: [
            { kind: "HOUSEHOLD", subject: "E1/1-101", note: "本人房屋", declaredOn: "2026-05-31", endedOn: null },
          ],
        },
      },
    });
    expect(await (await api.as("SUPERVISOR", ["E1"])).ask("{ me { interests { subject } } }")).toMatchObject({
      data: { me: { interests: [] } },
    });
  });

  it("journals refusals and exports in the name of who they happened to", async () => {
    await api.inject(
      `/exports/bills.csv?asked=${encodeURIComponent(`{"filter":{},"sort":"DUE_LATEST","asOf":"2026-05-31"}`)}`,
    );
    const note = `mutation { noteExport(input: { file: "项目对比.xlsx", address: "/comparison?period=2026-Q1" }) { file userErrors { code } } }`;
    expect(await (await api.as("COMMITTEE", ["E1"])).ask(note)).toMatchObject({
      data: { noteExport: { file: "项目对比.xlsx", userErrors: [] } },
    });
    const acts = (await journalled(database())).map(({ act, role }) => `${act} ${role}`);
    expect(acts).toContain("EXPORTED HEADQUARTERS");
    expect(acts).toContain("EXPORTED COMMITTEE");
    expect(acts).toContain("REFUSED ADMINISTRATOR");
    expect(acts).toContain("REFUSED COMMITTEE");
  });
});
