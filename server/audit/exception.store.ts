import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { countRows } from "../platform/count-rows.ts";
import type { LoaderKind } from "../platform/context.ts";
import type { RowCount } from "../platform/row-count.type.ts";
import {
  AuditDecision,
  AuditException,
  AuditFinding,
  AuditProgress,
  AuditRuleSummary,
} from "./audit-exception.type.ts";

export interface ExceptionQuery {
  /** By ids; see audit_exceptions.sql. */
  readonly filter: Readonly<Record<string, unknown>>;
  /** Day on which explanations hold or not. */
  readonly asOf: string;
}

/** Where a page goes on: weight, estate and key of its last row. */
export interface ExceptionPlace {
  readonly weight: string;
  readonly estate: string;
  readonly found: string;
}

type Listed = Omit<AuditException, "id">;

const matching = ({ filter, asOf }: ExceptionQuery) =>
  sql`from figures.audit_exceptions(${JSON.stringify(filter)}::jsonb, ${asOf}) e`;

/** Exceptions that match, the most serious first, then by money at stake. */
export async function listExceptions(
  trx: Trx,
  query: ExceptionQuery,
  after: ExceptionPlace | null,
  limit: number,
): Promise<AuditException[]> {
  const place =
    after === null
      ? sql`true`
      : sql`(-e.weight, e.estate_id, e.found_id) > (-${after.weight}::bigint, ${after.estate}::int, ${after.found}::bigint)`;
  const found = await sql<Listed>`
    select e.estate_id as "estateId", e.found_id as "foundId", e.rule as "ruleCode", e.subject, e.unit_id as "unitId", e.severity, e.standing,
      e.effective_on as "effectiveOn", e.amount, e.facts, e.proof, e.times, e.appeared_at as "appearedAt", e.gone_at as "goneAt", e.weight
    ${matching(query)}
    where ${place}
    order by -e.weight, e.estate_id, e.found_id limit ${limit}`.execute(trx);
  return found.rows.map((row) => Object.assign(new AuditException(), row));
}

/** How many exceptions match. */
export const countExceptions = (trx: Trx, query: ExceptionQuery): Promise<RowCount> => countRows(trx, matching(query));

/** One exception, however it stands; null where there is none in scope. */
export async function readException(
  trx: Trx,
  key: { readonly estateId: number; readonly foundId: string },
  asOf: string,
): Promise<AuditException | null> {
  const filter = { estate: key.estateId, found: key.foundId };
  const [found] = await listExceptions(trx, { filter, asOf }, null, 1);
  return found ?? null;
}

/** Exceptions counted by rule. */
export async function summarise(trx: Trx, { filter, asOf }: ExceptionQuery): Promise<AuditRuleSummary[]> {
  const found = await sql<AuditRuleSummary>`
    select s.rule as "ruleCode", s.open, s.explained, s.confirmed, s.gone, s.estates, s.amount
    from figures.audit_summary(${JSON.stringify(filter)}::jsonb, ${asOf}) s order by s.rule`.execute(trx);
  return found.rows.map((row) => Object.assign(new AuditRuleSummary(), row));
}

/** How far the rules have looked, of the estates in scope. */
export async function readProgress(trx: Trx, today: string): Promise<AuditProgress> {
  const found = await sql<AuditProgress>`
    select max(r.ran_at) as "ranAt", min(r.as_of) as "asOf", (select count(*) from figures.audit_waiting(${today}))::int as waiting
    from audit_run r`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("the progress of the rules is one row");
  return Object.assign(new AuditProgress(), row);
}

export interface DecisionKey {
  readonly estateId: number;
  readonly rule: string;
  readonly subject: string;
}

/** What was said and decided about exceptions, latest first. */
export const decisionsLoader: LoaderKind<DecisionKey, AuditDecision[]> = {
  key: ({ estateId, rule, subject }) => `${estateId}/${rule}/${subject}`,
  async batch(trx, keys) {
    const given = JSON.stringify(
      keys.map(({ estateId, rule, subject }, call) => ({ call, estate_id: estateId, rule, subject })),
    );
    const found = await sql<AuditDecision & { readonly call: number }>`
      select q.call, d.decision, d.reason, d.expires_on as "expiresOn", d.actor, d.role, d.decided_at as "decidedAt"
      from jsonb_to_recordset(${given}::jsonb) as q(call int, estate_id int, rule text, subject text)
      join audit_decision d on d.estate_id = q.estate_id and d.rule = q.rule and d.subject = q.subject
      order by d.decision_id desc`.execute(trx);
    const calls = Map.groupBy(found.rows, ({ call }) => call);
    return keys.map((_key, call) => (calls.get(call) ?? []).map((row) => Object.assign(new AuditDecision(), row)));
  },
};

/** The latest findings that exceptions were confirmed as. */
export const auditFindingLoader: LoaderKind<DecisionKey, AuditFinding | null> = {
  key: ({ estateId, rule, subject }) => `${estateId}/${rule}/${subject}`,
  async batch(trx, keys) {
    const given = JSON.stringify(
      keys.map(({ estateId, rule, subject }, call) => ({
        call,
        estate_id: estateId,
        source_key: `${rule}:${subject}`,
      })),
    );
    const found = await sql<AuditFinding & { readonly call: number }>`
      select distinct on (q.call) q.call, f.finding_code as code, f.state
      from jsonb_to_recordset(${given}::jsonb) as q(call int, estate_id int, source_key text)
      join figures.finding_now f on f.estate_id = q.estate_id and f.source = 'AUDIT' and f.source_key = q.source_key
      order by q.call, f.finding_id desc`.execute(trx);
    return keys.map((_key, call) => {
      const row = found.rows.find((one) => one.call === call);
      return row === undefined ? null : Object.assign(new AuditFinding(), row);
    });
  },
};
