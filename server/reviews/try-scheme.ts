import type { Trx } from "../database/transaction.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { readSchemes } from "./cycle.store.ts";
import { readInputs, readReviewed } from "./figures.store.ts";
import { cyclePeriod } from "./period.rules.ts";
import { refusalOf } from "./review-refusal.rules.ts";
import { readNewScheme, type SchemeLine } from "./scheme.rules.ts";
import { scoreCard } from "./score.rules.ts";

export interface Tried {
  readonly estateId: number;
  readonly score: number | null;
  readonly place: number | null;
  readonly triedScore: number | null;
  readonly triedPlace: number | null;
}

/** Tries a scheme on a period that is over 试算, beside the one in force today; nothing is kept. */
export async function tryScheme(
  trx: Trx,
  today: string,
  { code, lines }: { readonly code: string; readonly lines: unknown },
): Promise<Outcome<Tried[]>> {
  const period = cyclePeriod(code);
  if (period === null) return refusalOf("CYCLE_CODE");
  if (period.to >= today) return refusalOf("CYCLE_RUNS");
  const read = readNewScheme(lines);
  if ("flaw" in read) return refusalOf(read.flaw, { flaw: read.at });
  const inForce = (await readSchemes(trx)).find(({ validFrom }) => validFrom <= today);
  const position = { ...period, asOf: period.to, knownAt: null };
  const inputs = await readInputs(trx, position);
  const reviewed = await readReviewed(trx, position);
  const scoresBy = (scheme: readonly SchemeLine[]) =>
    new Map(
      reviewed.map(({ estateId }) => {
        const { score } = scoreCard(scheme, inputs.get(estateId) ?? []);
        return [estateId, score === null ? null : Number(score)];
      }),
    );
  const [before, after] = [scoresBy(inForce?.lines ?? []), scoresBy(read.lines)];
  const ranked = reviewed.filter(({ inStage }) => !inStage).map(({ estateId }) => estateId);
  const placeIn = (scores: ReadonlyMap<number, number | null>, estateId: number): number | null => {
    const own = scores.get(estateId) ?? null;
    if (own === null || !ranked.includes(estateId)) return null;
    return 1 + ranked.filter((other) => (scores.get(other) ?? -1) > own).length;
  };
  const tried = reviewed.map(({ estateId }) => ({
    estateId,
    score: before.get(estateId) ?? null,
    place: placeIn(before, estateId),
    triedScore: after.get(estateId) ?? null,
    triedPlace: placeIn(after, estateId),
  }));
  return done(tried.sort((a, b) => (a.triedPlace ?? 9999) - (b.triedPlace ?? 9999) || a.estateId - b.estateId));
}
