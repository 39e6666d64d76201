import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { findCard } from "./act-on-card.ts";
import { cardLines } from "./card-lines.rules.ts";
import { measuresLoader, rankLoader, reviewEventsLoader } from "./card.loader.ts";
import { readFrozen } from "./frozen.rules.ts";
import type { Notice } from "./write-notice.ts";

/** What a result notice tells; null where there is no card in scope. */
export async function readNotice(
  trx: Trx,
  code: string,
  estate: string,
  local: (instant: string) => string,
): Promise<Notice | null> {
  const found = await sql<{ estateId: number; name: string }>`
    select e.estate_id as "estateId", e.name from figures.estate_at(null) e where e.estate_code = ${estate}`.execute(
    trx,
  );
  const [known] = found.rows;
  const card = known === undefined ? null : await findCard(trx, code, known.estateId);
  if (known === undefined || card === null) return null;
  const one = async <V>(loaded: Promise<readonly (V | Error)[]>): Promise<V> => {
    const [value] = await loaded;
    if (value === undefined || value instanceof Error) throw value ?? new Error(`nothing of ${code} ${estate}`);
    return value;
  };
  const events = await one(reviewEventsLoader.batch(trx, [card]));
  const signed = events.findLast(({ action }) => action === "FINALISE");
  const frozen = readFrozen(card.inputs);
  return {
    estate: { code: estate, name: known.name },
    frozen,
    sha256: card.sha256,
    lines: cardLines(frozen),
    drawnScore: card.drawnScore,
    awarded: card.awarded,
    score: card.score,
    rank: await one(rankLoader.batch(trx, [card])),
    measures: await one(measuresLoader.batch(trx, [card])),
    signed,
    signedOn: signed === undefined ? null : local(signed.at).slice(0, 10),
  };
}
