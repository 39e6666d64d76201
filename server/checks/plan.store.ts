import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind } from "../platform/context.ts";
import type { PlannedKind } from "./kind.rules.ts";
import {
  InspectionPlan,
  PlanItem,
  TemplateScore,
  type CheckRate,
  type PlanPerson,
  type PlanVersion,
} from "./plan.type.ts";

/** Plans, the latest first, with their completion as of a day; drafts only for whoever makes them. */
export async function readPlans(
  trx: Trx,
  { today, code = null, drafts }: { readonly today: string; readonly code?: string | null; readonly drafts: boolean },
): Promise<InspectionPlan[]> {
  const found = await sql<InspectionPlan>`
    select n.plan_id as "planId", n.code, n.starts_on as "startsOn", n.ends_on as "endsOn", n.version, n.latest, c.planned, c.done,
      coalesce(c.due, 0) as due, coalesce(c.overdue, 0) as overdue, c.completion::float8 as "completionValue"
    from figures.plan_now n left join figures.plan_completion(${today}) c on c.plan_id = n.plan_id
    where (${code}::text is null or n.code = ${code}) and (${drafts} or n.version is not null)
    order by n.starts_on desc, n.ends_on`.execute(trx);
  return found.rows.map((row) => Object.assign(new InspectionPlan(), row));
}

/** A version of a plan, or with null all of them. */
export interface PlanKey {
  readonly planId: number;
  readonly version: number | null;
  readonly drafts: boolean;
}

const planKeyText = ({ planId, version, drafts }: PlanKey): string => `${planId}/${version ?? ""}/${drafts}`;

/** The versions of plans, the latest first; drafts only for whoever makes them, which is the same for all keys of a request. */
export const versionsLoader: LoaderKind<PlanKey, readonly PlanVersion[]> = {
  key: planKeyText,
  async batch(trx, keys) {
    const found = await sql<PlanVersion & { planId: number }>`
      select v.plan_id as "planId", v.version, v.title, v.content, v.method, v.drafted_at as "draftedAt", v.drafter_name as drafter,
        u.published_at as "publishedAt", u.publisher_name as publisher
      from plan_version v left join plan_publication u on u.plan_id = v.plan_id and u.version = v.version
      where v.plan_id = any (${keys.map(({ planId }) => planId)}::int[])
        and (${keys.some(({ drafts }) => drafts)} or u.version is not null) order by v.version desc`.execute(trx);
    const grouped = Map.groupBy(found.rows, ({ planId }) => planId);
    return keys.map(({ planId }) => grouped.get(planId) ?? []);
  },
};

/** The checks of versions of plans, in order of day and estate. */
export const itemsLoader: LoaderKind<PlanKey, readonly PlanItem[]> = {
  key: planKeyText,
  async batch(trx, keys) {
    const found = await sql<PlanItem>`
      select i.plan_id as "planId", i.version, i.estate_id as "estateId", i.item, i.kind, i.template_code as "templateCode", i.content,
        i.starts_on as "startsOn", i.ends_on as "endsOn", i.person_name as person, d.recorded_on as "doneOn", d.check_id as "checkId"
      from plan_item i left join lateral (
        select c.check_id, c.recorded_on from figures.check_state c
        where c.estate_id = i.estate_id and c.plan_id = i.plan_id and c.plan_item = i.item and c.recorded_at is not null
        order by c.recorded_on, c.recorded_at limit 1) d on true
      where (i.plan_id, i.version) in (select * from unnest(${keys.map(({ planId }) => planId)}::int[],
        ${keys.map(({ version }) => version)}::int[])) order by i.starts_on, i.estate_id, i.item`.execute(trx);
    const items = found.rows.map((row) => Object.assign(new PlanItem(), row));
    const grouped = Map.groupBy(items, ({ planId, version }) => `${planId}/${version}`);
    return keys.map(({ planId, version }) => grouped.get(`${planId}/${version}`) ?? []);
  },
};

interface RateRow {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

export async function readCoverage(trx: Trx, from: string, to: string): Promise<CheckRate> {
  const found = await sql<RateRow>`
    select c.coverage::float8 as value, c.inspected as numerator, c.estates as denominator
    from figures.check_coverage(${from}, ${to}) c`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("the coverage gave no row");
  return row;
}

export async function readScores(trx: Trx, from: string, to: string): Promise<TemplateScore[]> {
  const found = await sql<RateRow & { templateCode: string; checks: number }>`
    select t.template_code as "templateCode", t.checks, t.score::float8 as value, t.earned as numerator, t.possible as denominator
    from figures.template_scores(${from}, ${to}) t`.execute(trx);
  return found.rows.map(({ templateCode, checks, ...score }) =>
    Object.assign(new TemplateScore(), { templateCode, checks, score }),
  );
}

/** Who may carry out a planned check in an estate: its managers for a self-inspection, otherwise whoever inspects it without an interest. */
export async function listPlanPeople(
  trx: Trx,
  estateId: number,
  kind: PlannedKind,
  day: string,
): Promise<PlanPerson[]> {
  const people =
    kind === "SELF"
      ? sql`figures.estate_managers(${estateId}, ${day}) p`
      : sql`figures.draw_inspectors(${day}) p join estate s on s.estate_id = p.estate_id and s.estate_id = ${estateId}`;
  const found = await sql<PlanPerson>`
    select p.person_id as "personId", p.name from ${people} order by p.name, p.person_id`.execute(trx);
  return found.rows;
}
