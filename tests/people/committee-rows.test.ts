import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Trx, Viewer } from "../../server/database/transaction.ts";
import { OPERATOR, type Role } from "../../server/platform/actor.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { codeOf } from "../../server/platform/refusal.ts";
import { addPlayer, opening, raise } from "../supervision/cast.ts";
import { describeEngines } from "../support/engines.ts";
import { ESTATES, fillFourEstates } from "./four-estates.ts";

/** What an owners' committee may read row by row, and why none of it is of one household. Whatever else has an estate shows it nothing. */
const OPEN: Readonly<Record<string, string>> = {
  "the register without its doors, rates of fees, targets":
    "estate estate_version building building_version fee_standard estate_target",
  "what was released to it, and what it and the company said of it":
    "committee_release committee_restatement committee_receipt committee_opinion committee_question committee_answer committee_minutes committee_decision",
  "findings, which it accepts: what names anybody is kept apart, also what a rule or a complaint is known by":
    "finding finding_origin finding_event finding_evidence finding_cause finding_now finding_day finding_part notice_due_row",
  "checks of the estate, without their photos":
    "site_check check_answer check_record check_confirmation check_state plan_item plan_item_state",
};
/** Rows of these are in every estate here. */
const FILLED =
  "unit bill receipt posting complaint survey survey_response control_total quarantine_row batch_estate batch_label open_bill_horizon".split(
    " ",
  );

interface Relation {
  readonly name: string;
  readonly isTable: boolean;
  readonly policy: string | null;
}

describeEngines("rows that an owners' committee sees", (database) => {
  const ids: number[] = [];
  let relations: readonly Relation[] = [];
  const open = Object.values(OPEN).flatMap((names) => names.split(" "));

  const own = (role: Role): Viewer => ({ scope: "estates", estateIds: ids.slice(0, 1), actor: { ...OPERATOR, role } });
  const count = async (trx: Trx, relation: string) =>
    (await sql<{ n: number }>`select count(*)::int as n from ${sql.ref(relation)}`.execute(trx)).rows[0]?.n;

  beforeAll(async () => {
    await fillFourEstates(database());
    const found = await database().asOwner(async (trx) => {
      await sql`select app_ctx('all', '')`.execute(trx);
      const estates = await sql<{ id: number }>`
        select estate_id as id from estate where estate_code = ${ESTATES[0]}`.execute(trx);
      const catalogue = await sql<Relation>`
        select c.relname as name, c.relkind in ('r', 'p') as "isTable",
          (select pg_get_expr(p.polqual, c.oid) from pg_policy p where p.polrelid = c.oid and p.polroles = '{0}') as policy
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'figures') and c.relkind in ('r', 'p', 'v', 'm', 'f')
          and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'estate_id') order by 1`.execute(
        trx,
      );
      return { estates: estates.rows, catalogue: catalogue.rows };
    });
    ids.push(...found.estates.map(({ id }) => id));
    relations = found.catalogue;
  });

  it("are none but those that were judged, in every relation of the catalogue that has an estate", async () => {
    expect(open.filter((name) => !relations.some((relation) => relation.name === name))).toEqual([]);
    const seen: string[] = [];
    for (const { name, isTable } of relations) {
      if (open.includes(name)) continue;
      const relation = `${isTable ? "public" : "figures"}.${name}`;
      const rows = await database()
        .asViewer(own("COMMITTEE"), (trx) => count(trx, relation))
        .catch((error: unknown) => {
          if (codeOf(error) === "42501") return 0;
          throw error;
        });
      if (rows !== 0) seen.push(`${rows} of ${name}`);
    }
    expect(seen).toEqual([]);
  });

  it("are hidden by the policy of each such table, whether or not it has rows yet", () => {
    const letsIn = (policy: string | null) =>
      policy === null || (policy.includes("app.estates") && !policy.includes("COMMITTEE"));
    const letIn = relations.filter(({ name, isTable, policy }) => isTable && !open.includes(name) && letsIn(policy));
    expect(letIn.map(({ name, policy }) => [name, policy])).toEqual([]);
  });

  it("are there for whoever inspects the estate", async () => {
    const rows = await database().asViewer(own("SUPERVISOR"), (trx) =>
      Promise.all(FILLED.map((name) => count(trx, name))),
    );
    expect(FILLED.filter((_name, at) => rows[at] === 0)).toEqual([]);
  });

  it("tell of no rule's or complaint's finding by what it is known", async () => {
    const estateId = ids[0] ?? 0;
    const clock = systemClock("Asia/Shanghai");
    const supervisor = await addPlayer(database(), clock, "SUPERVISOR", { role: "SUPERVISOR", estates: [ESTATES[0]] });
    for (const source of ["AUDIT", "COMPLAINT", "REVIEW"] as const)
      await raise(
        database(),
        clock,
        supervisor,
        opening(estateId, { source, sourceKey: `of ${source}`, title: source }),
      );
    const keys = async (role: Role) => {
      const found = await database().asViewer(own(role), (trx) =>
        sql<{ key: string | null; apart: string | null }>`
          select f.source_key as key, o.source_key as apart from figures.finding_now f
          left join finding_origin o on o.estate_id = f.estate_id and o.finding_id = f.finding_id order by f.title`.execute(
          trx,
        ),
      );
      return found.rows.map(({ key, apart }) => [key, apart]);
    };
    const told = ["of REVIEW", "of REVIEW"];
    expect(await keys("COMMITTEE")).toEqual([[null, null], [null, null], told]);
    expect(await keys("SUPERVISOR")).toEqual([["of AUDIT", "of AUDIT"], ["of COMPLAINT", "of COMPLAINT"], told]);
  });

  it.each(["ALL", "MONTH", "ESTATE"])(
    "still add up to its figures of service by %s, and stay hidden afterwards",
    async (by) => {
      const figures = (role: Role) =>
        database().asViewer(own(role), async (trx) => {
          const told =
            await sql`select * from figures.service_figures(${by}, '2026-01-01', '2026-01-31', '2026-02-28', null, null, '2026-02-28')`.execute(
              trx,
            );
          return {
            told: told.rows,
            complaints: await count(trx, "complaint"),
            answers: await count(trx, "survey_response"),
          };
        });
      const { told, ...rows } = await figures("COMMITTEE");
      expect(told).toMatchObject([{ received: 1, answers: 1, sent: 3 }]);
      expect(rows).toEqual({ complaints: 0, answers: 0 });
      expect(await figures("SUPERVISOR")).toEqual({ told, complaints: 1, answers: 1 });
    },
  );
});
