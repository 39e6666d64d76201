import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind } from "../platform/context.ts";
import {
  Scorecard,
  type EarlierDraw,
  type RestatedRow,
  type ReviewEvent,
  type ReviewMeasure,
  type ReviewRank,
} from "./card.type.ts";
import { readCards } from "./card.store.ts";
import { readFrozen, type Frozen } from "./frozen.rules.ts";
import { readInputs } from "./figures.store.ts";
import type { ReviewRestatement } from "./card.type.ts";
import { ROWS_BEHIND, type Indicator } from "./scheme.rules.ts";

/** A scorecard's key. */
export interface CardId {
  readonly estateId: number;
  readonly cycleId: number;
}

const keyOf = ({ estateId, cycleId }: CardId): string => `${estateId}/${cycleId}`;
const pairs = (keys: readonly CardId[]) =>
  sql`(select * from unnest(${keys.map(({ estateId }) => estateId)}::int[], ${keys.map(({ cycleId }) => cycleId)}::int[]))`;

/** The cards of a review that the viewer sees. */
export async function listCards(trx: Trx, cycleId: number, estateId: number | null = null): Promise<Scorecard[]> {
  return (await readCards(trx, cycleId, estateId)).map((row) =>
    Object.assign(new Scorecard(), { ...row, frozen: readFrozen(row.inputs) }),
  );
}

export const cardsLoader: LoaderKind<number, readonly Scorecard[]> = {
  key: String,
  async batch(trx, keys) {
    const all = [];
    for (const cycleId of keys) all.push(await listCards(trx, cycleId));
    return all;
  },
};

function grouped<Row extends CardId>(keys: readonly CardId[], rows: readonly Row[]): (readonly Row[])[] {
  const groups = Map.groupBy(rows, keyOf);
  return keys.map((key) => groups.get(keyOf(key)) ?? []);
}

/** The latest places of a card: final ones once there are. */
export const rankLoader: LoaderKind<CardId, ReviewRank | null> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<ReviewRank & CardId>`
      select distinct on (r.estate_id, r.cycle_id) r.estate_id as "estateId", r.cycle_id as "cycleId", r.place, r.ranked, r.low, r.high,
        r.group_no as "group", r.weight_low as "weightLow", r.weight_high as "weightHigh", r.reason
      from (
        select k.*, case k.stage when 'FINAL' then null else 1 end as draw from review_rank k
        union all
        select d.estate_id, d.cycle_id, 'DRAWN', d.score, d.place, d.low, d.high, d.group_no, d.weight_low, d.weight_high, d.ranked, d.unranked,
          d.draw from review_redraw d
      ) r where (r.estate_id, r.cycle_id) in ${pairs(keys)}
      order by r.estate_id, r.cycle_id, r.draw desc nulls first`.execute(trx);
    return grouped(keys, found.rows).map(([rank]) => rank ?? null);
  },
};

/** Draws that a later one replaced, the first first. */
export const earlierDrawsLoader: LoaderKind<CardId, readonly EarlierDraw[]> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<EarlierDraw & CardId>`
      with drawn as (
        select c.estate_id, c.cycle_id, 1 as draw, c.inputs, c.sha256, c.score from review_card c
        union all select d.estate_id, d.cycle_id, d.draw, d.inputs, d.sha256, d.score from review_redraw d
      )
      select d.estate_id as "estateId", d.cycle_id as "cycleId", d.draw, d.inputs, d.sha256, d.score
      from drawn d where (d.estate_id, d.cycle_id) in ${pairs(keys)}
        and exists (select from review_redraw l where l.estate_id = d.estate_id and l.cycle_id = d.cycle_id and l.draw > d.draw)
      order by d.draw`.execute(trx);
    return grouped(keys, found.rows);
  },
};

export const reviewEventsLoader: LoaderKind<CardId, readonly ReviewEvent[]> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<ReviewEvent & CardId>`
      select e.estate_id as "estateId", e.cycle_id as "cycleId", e.action, e.actor_name as actor, e.actor_role as role, e.at, e.reason, e.awarded
      from review_event e where (e.estate_id, e.cycle_id) in ${pairs(keys)} order by e.seq`.execute(trx);
    return grouped(keys, found.rows);
  },
};

export const measuresLoader: LoaderKind<CardId, readonly ReviewMeasure[]> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<ReviewMeasure & CardId>`
      select m.estate_id as "estateId", m.cycle_id as "cycleId", m.indicator, f.finding_code as finding, f.title, f.state
      from review_measure m join figures.finding_now f on f.estate_id = m.estate_id and f.finding_id = m.finding_id
      where (m.estate_id, m.cycle_id) in ${pairs(keys)} order by m.finding_id`.execute(trx);
    return grouped(keys, found.rows);
  },
};

/** A card with what it was scored from. */
export interface FrozenCard extends CardId {
  readonly frozen: Frozen;
}

/** Where figures are other ones today; cards of one period are worked out together. */
export const restatementLoader: LoaderKind<FrozenCard, readonly ReviewRestatement[]> = {
  key: keyOf,
  async batch(trx, keys) {
    const told = new Map<string, readonly ReviewRestatement[]>();
    for (const same of Map.groupBy(keys, ({ frozen: { from, to, asOf } }) => `${from}/${to}/${asOf}`).values()) {
      const [first] = same;
      if (first === undefined) continue;
      const now = await readInputs(trx, { ...first.frozen, knownAt: null });
      for (const card of same) told.set(keyOf(card), changesOf(card.frozen, now.get(card.estateId) ?? []));
    }
    return keys.map((key) => told.get(keyOf(key)) ?? []);
  },
};

type Figures = Frozen["figures"];

const changesOf = ({ figures }: Frozen, now: Figures): ReviewRestatement[] =>
  figures.flatMap(({ indicator, numerator, denominator }) => {
    const today = now.find((own) => own.indicator === indicator);
    if (today === undefined || (today.numerator === numerator && today.denominator === denominator)) return [];
    return [
      {
        indicator,
        numerator: numerator.toString(),
        denominator: denominator.toString(),
        numeratorNow: today.numerator.toString(),
        denominatorNow: today.denominator.toString(),
      },
    ];
  });

const MOST_ROWS = 200;

/** The rows that make a line of a card another one today, 200 at most; the plan that an amount is held against has none. */
export async function readRestatedRows(
  trx: Trx,
  { estateId, frozen }: FrozenCard,
  indicator: Indicator,
): Promise<RestatedRow[]> {
  const rate = ROWS_BEHIND[indicator];
  if (rate === undefined) return [];
  const { from, to, asOf, knownAt } = frozen;
  const found = await sql<Omit<RestatedRow, "numerator" | "denominator"> & { numerator: bigint; denominator: bigint }>`
    select r.household_code as "householdCode", r.bill_no as "billNo", r.numerator, r.denominator
    from figures.review_restated(${estateId}, ${rate}, ${from}::date, ${to}::date, ${asOf}::date, ${knownAt}::timestamptz,
      ${indicator === "PLAN_AMOUNT"}, ${MOST_ROWS}) r`.execute(trx);
  return found.rows.map((row) => ({
    ...row,
    numerator: row.numerator.toString(),
    denominator: row.denominator.toString(),
  }));
}
