import { sql } from "kysely";
import { z } from "zod";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { apiOver, askerOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { register, takeIn } from "../intake/sources.ts";

const REVEAL = `mutation ($unit: String!, $reason: String!) {
  revealContact(input: { unit: $unit, reason: $reason }) { contact { name phone } userErrors { code field } } }`;

describeEngines("who is to be reached for a household", (database) => {
  let api: Api;
  beforeAll(async () => {
    for (const estate of ["RA", "RB"]) {
      const { units, ...rest } = register(estate, "101", "102");
      const [first = {}, second = {}] = units;
      const occupied = { ...first, occupant_name: "王建国", occupant_phone: "13912345678" };
      await takeIn(database(), { ...rest, units: [occupied, second] });
    }
    api = await apiOver(database(), "2026-05-31");
  });
  afterAll(() => api.app.close());

  const reveal = (asker: Asker, unit: string, reason = "  欠费提醒 ") => asker.ask(REVEAL, { unit, reason });
  const refusal = (code: string, field: string | null) => ({
    data: { revealContact: { contact: null, userErrors: [{ code, field }] } },
  });
  const reveals = () =>
    database().asViewer(HEADQUARTERS, async (trx) => {
      const found = await sql<object>`select j.role, j.subject, e.estate_code, j.after from journal_entry j
        left join estate e on e.estate_id = j.estate_id where j.act = 'REVEALED' order by j.seq`.execute(trx);
      return found.rows;
    });

  it("is masked in every list, and shown in full to a manager who says why, which is journalled", async () => {
    const manager = await api.as("ESTATE_MANAGER", ["RA"]);
    expect(await manager.ask(`{ unit(householdCode: "RA/101") { contact { name phone } } }`)).toEqual({
      data: { unit: { contact: { name: "王**", phone: "139****5678" } } },
    });
    expect(await reveal(manager, "RA/101")).toEqual({
      data: { revealContact: { contact: { name: "王建国", phone: "13912345678" }, userErrors: [] } },
    });
    expect(await reveals()).toEqual([
      { role: "ESTATE_MANAGER", subject: "Household RA/101", estate_code: "RA", after: '{"reason":"欠费提醒"}' },
    ]);
  });

  it("is refused without a reason, beyond one's estates, and where nobody is registered; nothing is journalled then", async () => {
    const manager = await api.as("ESTATE_MANAGER", ["RA"]);
    const before = await reveals();
    expect(await reveal(manager, "RA/101", " 。")).toEqual(refusal("REASON_MISSING", "reason"));
    expect(await reveal(manager, "RA/101", "长".repeat(201))).toEqual(refusal("REASON_TOO_LONG", "reason"));
    // A household out of scope is told like one that does not exist.
    expect(await reveal(manager, "RB/101")).toEqual(refusal("HOUSEHOLD_UNKNOWN", "unit"));
    expect(await reveal(manager, "RA/999")).toEqual(refusal("HOUSEHOLD_UNKNOWN", "unit"));
    expect(await reveal(manager, "RA/102")).toEqual(refusal("NO_CONTACT", "unit"));
    expect(await reveals()).toEqual(before);
  });

  it("is never shown to a committee, an administrator, or a machine", async () => {
    const before = await reveals();
    for (const [role, estates] of [
      ["COMMITTEE", ["RA"]],
      ["ADMINISTRATOR", []],
    ] as const) {
      const { data, errors } = await reveal(await api.as(role, estates), "RA/101");
      expect([role, data, errors?.[0]?.extensions?.["code"]]).toEqual([role, null, "FORBIDDEN"]);
    }
    const issued = await api.ask(
      `mutation { issueToken(input: { name: "bi", role: HEADQUARTERS, estates: [], writes: true, days: 1 }) { secret } }`,
    );
    const { secret } = z.object({ issueToken: z.object({ secret: z.string() }) }).parse(issued.data).issueToken;
    const machine = askerOver(api.app, { authorization: `Bearer ${secret}` });
    expect(await reveal(machine, "RA/101")).toEqual(refusal("NOT_A_SESSION", null));
    expect(await reveals()).toEqual(before);
  });

  it("stays hidden where the journal cannot be written", async () => {
    await database().runScript("revoke insert on journal_link from collection_server");
    const { data, errors } = await reveal(api, "RA/101");
    await database().runScript("grant insert on journal_link to collection_server");
    expect([data, errors?.[0]?.extensions?.["code"]]).toEqual([null, "INTERNAL_SERVER_ERROR"]);
    expect(JSON.stringify({ data, errors, logged: api.logged })).not.toContain("13912345678");
  });
});
