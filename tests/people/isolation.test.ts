import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Database, Trx, Viewer } from "../../server/database/transaction.ts";
import { OPERATOR, ROLES, type Role } from "../../server/platform/actor.ts";
import type { Clock } from "../../server/platform/clock.ts";
import { codeOf } from "../../server/platform/refusal.ts";
import { raiseFinding } from "../../server/supervision/raise-finding.ts";
import { describeEngines } from "../support/engines.ts";
import { ownRelation } from "../support/own-relation.ts";
import { signedIn } from "../support/viewers.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { fillFourEstates } from "./four-estates.ts";

interface Relation {
  readonly name: string;
  readonly byEstate: boolean;
}

/** Relations that belong to no estate, with who sees rows of them. Another such relation fails the test until it stands here. */
const OF_NO_ESTATE: Readonly<Record<string, "EVERYBODY" | "LEDGERS" | "ALL_ESTATES" | "PEOPLE" | "NOBODY">> = {
  batch: "EVERYBODY",
  batch_label: "LEDGERS",
  metric: "EVERYBODY",
  audit_rule: "EVERYBODY",
  policy: "EVERYBODY",
  audit_switch: "EVERYBODY",
  month_close: "EVERYBODY",
  calendar_day: "EVERYBODY",
  finding_move: "EVERYBODY",
  inspection_plan: "EVERYBODY",
  plan_version: "EVERYBODY",
  review_cycle: "EVERYBODY",
  review_move: "EVERYBODY",
  review_scheme: "EVERYBODY",
  plan_publication: "EVERYBODY",
  plan_now: "EVERYBODY",
  check_template: "EVERYBODY",
  draw: "EVERYBODY",
  draw_result: "EVERYBODY",
  draw_reveal: "EVERYBODY",
  draw_seed: "ALL_ESTATES",
  batch_file: "ALL_ESTATES",
  notice_hook_secret: "ALL_ESTATES",
  notice: "ALL_ESTATES",
  notice_attempt: "ALL_ESTATES",
  notice_outcome: "ALL_ESTATES",
  notice_state: "ALL_ESTATES",
  notice_preference: "PEOPLE",
  journal_link: "EVERYBODY",
  person: "PEOPLE",
  password: "PEOPLE",
  session: "PEOPLE",
  invitation: "PEOPLE",
  api_token: "PEOPLE",
  sign_in_attempt: "PEOPLE",
  saved_view: "PEOPLE",
  schema_migration: "NOBODY",
  figures_version: "NOBODY",
  cell_version: "NOBODY",
  data_secret: "NOBODY",
};
/** What names people, or what they said: never for their neighbours on the committee. */
const PERSONAL = ["occupant", "contact_content", "quarantine_content", "finding_confidential"];
/** Of which a committee would make figures of its own: it is shown what is published. */
const OF_LEDGER =
  "account bill receipt receipt_line adjustment void posting unit unit_version open_bill arrears_reason contact committee_release_household month_close_estate";
const NOT_OF_COMMITTEES = OF_LEDGER.split(" ").concat(
  ["money", "household", "held"].flatMap((of) => [`${of}_month`, `${of}_day`]),
);
/** Which belong to estates, and are seen by who may do what to whom. */
const OF_PEOPLE = ["estate", "estate_version", "role_grant", "interest", "journal_entry"];
const PEOPLE_ONLY = ["role_grant", "interest"];

/** A finding of each estate, with a note that names a household; gives the estates in order. */
async function raiseInEach(database: Database, clock: Clock): Promise<number[]> {
  const headquarters = await database.asServer(
    { scope: "people" },
    async (trx) =>
      (await sql<{ id: number }>`select person_id as id from role_grant where role = 'HEADQUARTERS'`.execute(trx))
        .rows[0],
  );
  const actor = { ...OPERATOR, role: "HEADQUARTERS" as const, personId: headquarters?.id ?? null };
  return database.asServer({ scope: "all", actor }, async (trx) => {
    const estates = (await sql<{ id: number }>`select estate_id as id from estate order by 1`.execute(trx)).rows;
    for (const { id: estateId } of estates) {
      const found = { estateId, source: "MANUAL" as const, sourceKey: null, severity: "GENERAL" as const };
      const told = { title: "收据缺号", description: "", confidential: "101 业主" };
      const { refused } = await raiseFinding(trx, clock, { ...found, ...told });
      if (refused !== undefined) throw new Error(JSON.stringify(refused));
    }
    return estates.map(({ id }) => id);
  });
}

const bare = (name: string) => name.slice(name.indexOf(".") + 1);

describeEngines("rows that a viewer sees", (database) => {
  let relations: readonly Relation[] = [];
  const ids: number[] = [];

  beforeAll(async () => {
    await fillFourEstates(database());
    const clock = systemClock("Asia/Shanghai");
    for (const role of ROLES)
      await signedIn(database(), clock, role, role === "ADMINISTRATOR" || role === "HEADQUARTERS" ? [] : ["KA"]);
    for (const estateId of await raiseInEach(database(), clock)) ids.push(estateId);
    relations = await database().asOwner(
      async (trx) =>
        (
          await sql<Relation>`
          select n.nspname || '.' || c.relname as name,
            exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'estate_id') as "byEstate"
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('public', 'figures') and c.relkind in ('r', 'p', 'v', 'm', 'f') and ${ownRelation("c")} order by 1`.execute(
            trx,
          )
        ).rows,
    );
  });

  /** The estates of the rows seen, or null where the relation may not be read at all. */
  async function seen(viewer: Viewer, relation: Relation): Promise<(number | null)[] | null> {
    const column = relation.byEstate ? sql.raw("estate_id") : sql.raw("null::int");
    const read = async (trx: Trx) =>
      (await sql<{ id: number | null }>`select ${column} as id from ${sql.raw(relation.name)}`.execute(trx)).rows.map(
        ({ id }) => id,
      );
    try {
      return await database().asViewer(viewer, read);
    } catch (error) {
      if (codeOf(error) === "42501") return null;
      throw error;
    }
  }

  const viewerOf = (role: Role, allowed: readonly number[]): Viewer => {
    const actor = { ...OPERATOR, role };
    if (role === "ADMINISTRATOR") return { scope: "people", actor };
    return role === "HEADQUARTERS" ? { scope: "all", actor } : { scope: "estates", estateIds: allowed, actor };
  };

  it("are of their estates alone, in every relation that the catalogue has", async () => {
    const wrong: string[] = [];
    for (const role of ROLES) {
      const allowed = role === "HEADQUARTERS" ? ids : role === "ADMINISTRATOR" ? [] : ids.slice(0, 2);
      for (const relation of relations.filter(({ byEstate }) => byEstate)) {
        const name = bare(relation.name);
        const rows = (await seen(viewerOf(role, allowed), relation)) ?? [];
        if (role === "ADMINISTRATOR") {
          if (rows.length > 0 && !OF_PEOPLE.includes(name)) wrong.push(`${role} sees ${name}`);
          continue;
        }
        const foreign = rows.filter((id) => (id === null ? role !== "HEADQUARTERS" : !allowed.includes(id)));
        if (foreign.length > 0) wrong.push(`${role} sees ${foreign.length} foreign rows of ${name}`);
        const barred =
          PEOPLE_ONLY.includes(name) ||
          (role === "COMMITTEE" && [...PERSONAL, ...NOT_OF_COMMITTEES, "journal_entry"].includes(name));
        if (barred && rows.length > 0) wrong.push(`${role} sees ${name}`);
        // A policy that hides everything would pass for a strict one.
        if (!barred && PERSONAL.includes(name) && rows.length === 0) wrong.push(`${role} sees nothing of ${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("are of the estates told, whichever these are, and of none whose ledger is shut", async () => {
    /** Estates that a policy lets through. */
    const through = async (trx: Trx, policy: string): Promise<number[]> => {
      const { rows } = await sql.raw<{ condition: string }>(`select ${policy} as condition`).execute(trx);
      const seenIds = await sql
        .raw<{ id: number }>(
          `select estate_id as id from generate_series(-9, 200) as g (estate_id) where ${rows[0]?.condition ?? ""}`,
        )
        .execute(trx);
      return seenIds.rows.map(({ id }) => id);
    };
    const estates = fc.uniqueArray(fc.integer({ min: 1, max: 90 }));
    const property = fc.asyncProperty(estates, fc.constantFrom(...ROLES), async (estateIds, role) => {
      const own = estateIds.toSorted((a, b) => a - b);
      const viewer: Viewer = { scope: "estates", estateIds, actor: { ...OPERATOR, role } };
      await database().asServer(viewer, async (trx) => {
        for (const ranged of [true, false]) {
          expect(await through(trx, `estate_policy('estates', ${ranged})`)).toEqual(own);
          expect(await through(trx, `estate_policy('ledgers', ${ranged})`)).toEqual(role === "COMMITTEE" ? [] : own);
        }
      });
    });
    await fc.assert(property, { numRuns: 40 });
  });

  it("are of whom they are for, where a relation belongs to no estate", async () => {
    const others = relations.filter(({ byEstate }) => !byEstate);
    expect(others.map(({ name }) => bare(name)).filter((name) => OF_NO_ESTATE[name] === undefined)).toEqual([]);
    const wrong: string[] = [];
    for (const role of ROLES)
      for (const relation of others) {
        const rows = (await seen(viewerOf(role, ids.slice(0, 1)), relation)) ?? [];
        const whose = OF_NO_ESTATE[bare(relation.name)];
        const may =
          whose === "EVERYBODY" ||
          (whose === "LEDGERS" && role !== "COMMITTEE" && role !== "ADMINISTRATOR") ||
          (whose === "ALL_ESTATES" && role === "HEADQUARTERS") ||
          (whose === "PEOPLE" && role === "ADMINISTRATOR");
        if (rows.length > 0 && !may) wrong.push(`${role} sees ${relation.name}`);
      }
    expect(wrong).toEqual([]);
  });

  it("are none where nobody has said who looks", async () => {
    const open = ["batch", "metric", "audit_rule", "finding_move", "review_move"];
    for (const relation of relations.filter(({ name }) => !open.includes(bare(name)))) {
      const rows = await database()
        .asOwner(async (trx) => {
          await sql`set local role collection_server`.execute(trx);
          return (await sql`select 1 from ${sql.raw(relation.name)}`.execute(trx)).rows;
        })
        .catch((error: unknown) => {
          if (codeOf(error) === "42501") return [];
          throw error;
        });
      expect([relation.name, rows.length]).toEqual([relation.name, 0]);
    }
  });

  it("that belong to no estate yet are theirs who see all estates, in whatever role of the database", async () => {
    const seenBy = async (role: string, scope: string) =>
      database().asOwner(async (trx) => {
        await sql`insert into quarantine_row (estate_id, batch_id, table_name, file, line, reason, waits, fingerprint)
          values (null, 1, 'bills', 'own.csv', 1, 'UNKNOWN_UNIT', true, 'own')`.execute(trx);
        await sql`select app_ctx(${scope}, '')`.execute(trx);
        await sql`set local role ${sql.id(role)}`.execute(trx);
        const found = await sql`select from quarantine_row where estate_id is null`.execute(trx);
        return found.rows.length;
      });
    expect(await seenBy("collection_server", "all")).toBeGreaterThan(0);
    expect(await seenBy("collection_server", "estates")).toBe(0);
  });

  it("are kept by one permissive policy a table, by views of the invoker, and by a role that owns nothing", async () => {
    const found = await database().asOwner(async (trx) =>
      (
        await sql<{ flaw: string }>`
        select 'no row security: ' || c.relname as flaw from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and c.relname not in ('batch', 'schema_migration', 'figures_version', 'cell_version', 'data_secret')
          and not (c.relrowsecurity and c.relforcerowsecurity)
        union all
        select 'policies: ' || c.relname from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relrowsecurity
          and (select count(*) filter (where p.polpermissive and p.polroles = '{0}') <> 1
              or count(*) filter (where p.polroles <> array['collection_headquarters'::regrole::oid]) <> 1 or count(*) > 2
            from pg_policy p where p.polrelid = c.oid)
        union all
        -- Taken apart for every row, and hidden from indexes.
        select 'a list of estates in policy: ' || polrelid::regclass from pg_policy where pg_get_expr(polqual, polrelid) like '%estate_ids%'
        union all
        -- Read anew for every table of every statement.
        select 'function in policy: ' || o.polrelid::regclass || ' ' || d.refobjid::regprocedure from pg_depend d
        join pg_policy o on o.oid = d.objid
        where d.classid = 'pg_policy'::regclass and d.refclassid = 'pg_proc'::regclass
        union all
        select 'rows of no estate: ' || o.polrelid::regclass from pg_policy o
        join pg_attribute a on a.attrelid = o.polrelid and a.attname = 'estate_id' and not a.attnotnull
        where pg_get_expr(o.polqual, o.polrelid) ~ 'app[.](estates|ledgers)' and pg_get_expr(o.polqual, o.polrelid) not like '%estate_id IS NULL%'
          and o.polrelid <> 'journal_entry'::regclass
        union all
        select 'subquery in policy: ' || polrelid::regclass from pg_policy where pg_get_expr(polqual, polrelid) ilike '%select%'
        union all
        select 'view of its owner: ' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'figures') and c.relkind = 'v'
          and ${ownRelation("c")} and coalesce(array_to_string(c.reloptions, ',') !~ 'security_invoker=(true|on|1)', true)
        union all
        select 'materialized: ' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'figures') and c.relkind = 'm'
        union all
        select 'function of its definer: ' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ('public', 'figures') and p.prosecdef
          -- It gathers statistics for the planner, and gives nothing back.
          and not (p.proname = 'refresh_statistics' and p.prorettype = 'void'::regtype)
        union all
        select 'owned by the server: ' || c.relname from pg_class c join pg_roles r on r.oid = c.relowner
        where r.rolname in ('collection_server', 'collection_headquarters')
        union all
        select 'the server may bypass row security' from pg_roles
        where rolname in ('collection_server', 'collection_headquarters') and (rolbypassrls or rolsuper)
        union all
        select 'the server changes history: ' || t || ' ' || p
        from unnest(array['bill', 'receipt', 'adjustment', 'posting', 'void', 'journal_entry', 'journal_link',
          'finding', 'finding_origin', 'finding_event', 'finding_evidence', 'finding_confidential', 'committee_release', 'committee_receipt', 'committee_answer']) t,
          unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) p
        where has_table_privilege('collection_server', t, p) or has_table_privilege('collection_headquarters', t, p)`.execute(
          trx,
        )
      ).rows.map(({ flaw }) => flaw),
    );
    expect(found).toEqual([]);
  });
});
