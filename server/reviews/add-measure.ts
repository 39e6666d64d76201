import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { FindingDesk } from "../platform/finding-desk.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { findCard, type CardKey } from "./act-on-card.ts";
import { readFrozen } from "./frozen.rules.ts";
import { refusalOf } from "./review-refusal.rules.ts";

export interface GivenMeasure extends CardKey {
  readonly indicator: string;
  readonly title: string;
  readonly description: string;
}

/** Orders an improvement measure 改进措施: a finding whose source is the review, tracked until it is accepted. */
export async function addMeasure(
  trx: Trx,
  clock: Clock,
  desk: FindingDesk,
  given: GivenMeasure,
): Promise<Outcome<CardKey>> {
  const { code, estateId, indicator, title, description } = given;
  const card = await findCard(trx, code, estateId);
  if (card === null) return refusalOf("CARD_UNKNOWN");
  if (card.state === "DRAWN") return refusalOf("NOT_IN_THIS_STATE");
  if (!readFrozen(card.inputs).lines.some((line) => line.indicator === indicator))
    return refusalOf("MEASURE_INDICATOR");
  if (title.trim() === "" || title.length > 120 || description.length > 4000) return refusalOf("MEASURE_TITLE");
  // Whoever orders it twice, or at once with somebody else, orders one.
  await sql`select ${takeLock("REVIEWS")}`.execute(trx);
  const known = await sql`
    select from review_measure m
    join figures.finding_now f on f.estate_id = m.estate_id and f.finding_id = m.finding_id
    where m.estate_id = ${estateId} and m.cycle_id = ${card.cycleId} and m.indicator = ${indicator}
      and f.title = ${title} and f.closed_on is null`.execute(trx);
  if (known.rows.length > 0) return refusalOf("MEASURE_KNOWN");
  const opened = await desk.open(trx, clock, {
    estateId,
    source: "REVIEW",
    sourceKey: null,
    severity: "MEASURE",
    title,
    description,
    confidential: null,
  });
  if (opened.done === undefined) return opened;
  const { findingId, code: finding } = opened.done;
  await sql`
    insert into review_measure (estate_id, cycle_id, indicator, finding_id)
    values (${estateId}, ${card.cycleId}, ${indicator}, ${findingId})`.execute(trx);
  await appendJournal(trx, [
    { act: "ORDERED_MEASURE", subject: `Review ${code} ${card.estate}`, estateId, after: { indicator, finding } },
  ]);
  return done({ code, estateId });
}
