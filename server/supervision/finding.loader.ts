import { sql } from "kysely";
import { sealedPlace } from "../database/sealed-place.ts";
import type { LoaderKind, RequestContext } from "../platform/context.ts";
import { readCases, type Who } from "./finding-case.store.ts";
import { asFinding, FINDING_COLUMNS } from "./finding-list.store.ts";
import type { Evidence, Finding, FindingEvent } from "./finding.type.ts";
import { actionsOpen, type FindingAction } from "./rectification.rules.ts";

export interface FindingKey {
  readonly estateId: number;
  readonly findingId: number;
}
/** Of a finding as of a day, for who looks at it; both are the same for all keys of a request. */
export interface FindingDayKey extends FindingKey {
  readonly today: string;
  readonly who: Who;
}

const textOf = ({ estateId, findingId }: FindingKey): string => `${estateId}/${findingId}`;
const dayText = (key: FindingDayKey): string => `${textOf(key)}/${key.today}`;
const ids = (keys: readonly FindingKey[]) =>
  sql`unnest(${keys.map(({ estateId }) => estateId)}::int[], ${keys.map(({ findingId }) => findingId)}::int[]) k (estate_id, finding_id)`;

export async function dayKey(context: RequestContext, { estateId, findingId }: FindingKey): Promise<FindingDayKey> {
  const { personId, role } = await context.me();
  return { estateId, findingId, today: context.today, who: { personId, role } };
}

const NOBODY: Who = { personId: null, role: null };

/** Findings by estate and number; null where there is none in scope. */
export const findingLoader: LoaderKind<FindingDayKey, Finding | null> = {
  key: dayText,
  async batch(trx, keys) {
    const found = await sql<Finding>`
      select ${FINDING_COLUMNS} from figures.finding_at(${keys[0]?.today ?? ""}) f
      join ${ids(keys)} on f.estate_id = k.estate_id and f.finding_id = k.finding_id`.execute(trx);
    const known = new Map(found.rows.map((row) => [textOf(row), asFinding(row)]));
    return keys.map((key) => known.get(textOf(key)) ?? null);
  },
};

/** What the viewer may do with findings now: the same rules that the commands ask. */
export const actionsLoader: LoaderKind<FindingDayKey, readonly FindingAction[]> = {
  key: dayText,
  async batch(trx, keys) {
    const cases = await readCases(trx, keys, keys[0]?.who ?? NOBODY, keys[0]?.today ?? "");
    const known = new Map(cases.map((found) => [textOf(found), actionsOpen(found)]));
    return keys.map((key) => known.get(textOf(key)) ?? []);
  },
};

export const eventsLoader: LoaderKind<FindingKey, readonly FindingEvent[]> = {
  key: textOf,
  async batch(trx, keys) {
    const found = await sql<FindingEvent & FindingKey>`
      select e.estate_id as "estateId", e.finding_id as "findingId", e.seq, e.action, e.from_state as "fromState", e.to_state as "toState",
        e.actor_name as actor, e.actor_role as role, e.at, e.reason, e.root_cause as "rootCause", e.corrective, e.preventive,
        e.until_on as "untilOn", case e.action when 'ASSIGN' then e.assignee_name end as assignee, e.due_on as "dueOn", e.round
      from finding_event e join ${ids(keys)} on e.estate_id = k.estate_id and e.finding_id = k.finding_id
      order by e.estate_id, e.finding_id, e.seq`.execute(trx);
    const grouped = Map.groupBy(found.rows, textOf);
    return keys.map((key) => grouped.get(textOf(key)) ?? []);
  },
};

export const evidenceLoader: LoaderKind<FindingKey, readonly Evidence[]> = {
  key: textOf,
  async batch(trx, keys) {
    const found = await sql<Evidence & FindingKey>`
      select v.estate_id as "estateId", v.finding_id as "findingId", v.evidence_id as "evidenceId", v.name, v.media_type as "mediaType",
        v.bytes, v.sha256, v.round, v.effective_on as "effectiveOn", v.replaces_id as replaces, v.internal,
        v.uploaded_at as "uploadedAt", v.uploader_name as uploader, v.uploader_role as "uploaderRole",
        a.path, case when v.media_type like 'image/%' then a.path || '/thumbnail' end as thumbnail
      from finding_evidence v join ${ids(keys)} on v.estate_id = k.estate_id and v.finding_id = k.finding_id
      join estate s on s.estate_id = v.estate_id
      cross join lateral (select '/evidence/' || s.estate_code || '-F' || v.finding_id || '/' || v.evidence_id as path) a
      order by v.estate_id, v.finding_id, v.evidence_id`.execute(trx);
    const grouped = Map.groupBy(found.rows, textOf);
    return keys.map((key) => grouped.get(textOf(key)) ?? []);
  },
};

/** Notes that name households; null where there is none, or it is not for the viewer. */
export const confidentialLoader: LoaderKind<FindingKey, string | null> = {
  key: textOf,
  async batch(trx, keys) {
    const found = await sql<FindingKey & { sealed: string }>`
      select c.estate_id as "estateId", c.finding_id as "findingId", c.sealed
      from finding_confidential c join ${ids(keys)} on c.estate_id = k.estate_id and c.finding_id = k.finding_id`.execute(
      trx,
    );
    const known = new Map(
      found.rows.map(({ estateId, findingId, sealed }) => {
        const place = sealedPlace.finding(estateId, findingId);
        return [textOf({ estateId, findingId }), trx.vault.open(sealed, place)];
      }),
    );
    return keys.map((key) => known.get(textOf(key)) ?? null);
  },
};

/** Findings that are the return of a closed one. */
export const returnsLoader: LoaderKind<FindingDayKey, readonly Finding[]> = {
  key: dayText,
  async batch(trx, keys) {
    const found = await sql<Finding>`
      select ${FINDING_COLUMNS} from figures.finding_at(${keys[0]?.today ?? ""}) f
      join ${ids(keys)} on f.estate_id = k.estate_id and f.recurs_of = k.finding_id
      order by f.finding_id`.execute(trx);
    const grouped = Map.groupBy(found.rows, (row) => `${row.estateId}/${row.recursOfNumber}`);
    return keys.map((key) => (grouped.get(textOf(key)) ?? []).map(asFinding));
  },
};

/** Roles that may accept today, by estate and severity of the finding. */
export const acceptorsLoader: LoaderKind<FindingDayKey, readonly string[]> = {
  key: dayText,
  async batch(trx, keys) {
    const found = await sql<FindingKey & { acceptors: readonly string[] }>`
      select f.estate_id as "estateId", f.finding_id as "findingId",
        figures.finding_acceptors(f.estate_id, f.severity, ${keys[0]?.today ?? ""}) as acceptors
      from finding f join ${ids(keys)} on f.estate_id = k.estate_id and f.finding_id = k.finding_id`.execute(trx);
    const known = new Map(found.rows.map((row) => [textOf(row), row.acceptors]));
    return keys.map((key) => known.get(textOf(key)) ?? []);
  },
};
