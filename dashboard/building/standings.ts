import type { Word } from "../i18n/language.ts";
import type { BuildingFigures, Household } from "./building-query.ts";

/** How a household stands; without a bill it has no status. */
export type Standing = NonNullable<Household["status"]> | "UNBILLED";

type Counts = BuildingFigures["standing"]["counts"];

interface Shown {
  readonly standing: Standing;
  readonly word: Word;
  /** Tells it apart without any colour. */
  readonly sign: string;
  readonly count: (counts: Counts) => number;
}

/** Every standing, the most pressing first. */
export const STANDINGS: readonly Shown[] = [
  { standing: "OVERDUE", word: "statusOVERDUE", sign: "!", count: ({ overdue }) => overdue },
  { standing: "UNPAID", word: "statusUNPAID", sign: "○", count: ({ unpaid }) => unpaid },
  { standing: "WRITTEN_OFF", word: "statusWRITTEN_OFF", sign: "×", count: ({ writtenOff }) => writtenOff },
  { standing: "PAID", word: "statusPAID", sign: "✓", count: ({ paid }) => paid },
  { standing: "WAIVED", word: "statusWAIVED", sign: "–", count: ({ waived }) => waived },
  { standing: "UNBILLED", word: "standingUnbilled", sign: "·", count: ({ unbilled }) => unbilled },
];

/** The standing of one household, as it is shown. */
export function shownOf({ status }: Household): Shown {
  const shown = STANDINGS.find(({ standing }) => standing === (status ?? "UNBILLED"));
  if (shown === undefined) throw new Error(`no such standing: ${status}`);
  return shown;
}
