import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { ROLES, type Role } from "../platform/actor.ts";
import { readFindingCode } from "./finding-code.rules.ts";
import type { Facts, FindingState, Severity, Standing } from "./rectification.rules.ts";

/** A finding with all that decides what the actor may do with it today. */
export interface FindingCase extends Facts {
  readonly estateId: number;
  readonly findingId: number;
  readonly code: string;
  readonly version: number;
  readonly state: FindingState;
  readonly dueOn: string | null;
  readonly untilOn: string | null;
  readonly deadline: string;
  /** The last day until which it may be put off, or its deadline extended. */
  readonly latestUntil: string;
}

interface Row {
  readonly estateId: number;
  readonly findingId: number;
  readonly code: string;
  readonly version: number;
  readonly state: FindingState;
  readonly severity: Severity;
  readonly standing: Standing;
  readonly acceptors: readonly Role[];
  readonly late: boolean;
  readonly raisedBy: Role;
  readonly dueOn: string | null;
  readonly untilOn: string | null;
  readonly deadline: string;
  /** The last day until which it may be put off, or its deadline extended. */
  readonly latestUntil: string;
}

/** Who looks at a finding, or acts on it. */
export interface Who {
  readonly personId: number | null;
  /** The role they act in. */
  readonly role: Role | null;
}

/** Who acts in a transaction, if it is a person in a role. */
export function whoActs({ actor: { personId, role } }: Trx): Who {
  return { personId, role: personId === null ? null : (ROLES.find((known) => known === role) ?? null) };
}

/** Findings by estate and number, each with the facts for one who would act. Those out of scope are not among them. */
export async function readCases(
  trx: Trx,
  keys: readonly { readonly estateId: number; readonly findingId: number }[],
  { personId, role }: Who,
  today: string,
): Promise<FindingCase[]> {
  const found = await sql<Row>`
    select f.estate_id as "estateId", f.finding_id as "findingId", f.finding_code as code, f.version, f.state, f.severity,
      figures.finding_person_standing(f.estate_id, f.finding_id, ${personId}::int, ${today}) as standing,
      figures.finding_acceptors(f.estate_id, f.severity, ${today}) as acceptors, f.raiser_role as "raisedBy",
      coalesce(f.due_on < ${today}, false) as late, f.due_on as "dueOn", f.until_on as "untilOn", figures.finding_deadline(f.severity, ${today}) as deadline,
      ${today}::date + figures.policy_number('finding.until_days', ${today})::int as "latestUntil"
    from unnest(${keys.map(({ estateId }) => estateId)}::int[], ${keys.map(({ findingId }) => findingId)}::int[]) k (estate_id, finding_id)
    join figures.finding_now f on f.estate_id = k.estate_id and f.finding_id = k.finding_id`.execute(trx);
  return found.rows.map((row) => ({ ...row, role }));
}

/** A finding by its code, with the facts for the one who acts in the transaction. */
export async function readCase(trx: Trx, code: string, today: string): Promise<FindingCase | null> {
  const key = await findKey(trx, code);
  if (key === null) return null;
  const [found] = await readCases(trx, [key], whoActs(trx), today);
  return found ?? null;
}

/** The keys of a finding by its code; null where there is none in scope. */
export async function findKey(trx: Trx, code: string): Promise<{ estateId: number; findingId: number } | null> {
  const parts = readFindingCode(code);
  if (parts === null) return null;
  const found = await sql<{ estateId: number; findingId: number }>`
    select f.estate_id as "estateId", f.finding_id as "findingId" from finding f join estate e on e.estate_id = f.estate_id
    where e.estate_code = ${parts.estate} and f.finding_id = ${parts.number}`.execute(trx);
  return found.rows[0] ?? null;
}
