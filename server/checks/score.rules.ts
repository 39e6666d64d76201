import { choiceOf, isGood, NOT_APPLICABLE, type GivenAnswer, type TemplateItem } from "./template.rules.ts";

/** Points of an answer; whole numbers, kept with it. Their sum is a check's score, which SQL adds up. */
export interface Points {
  readonly earned: number;
  /** 0 where nothing is scored, so that what does not apply neither helps nor harms. */
  readonly possible: number;
}

const NOTHING: Points = { earned: 0, possible: 0 };

/** What an answer earns of what a good one would. */
export function pointsOf(item: TemplateItem, answer: GivenAnswer): Points {
  if (answer.value === NOT_APPLICABLE) return NOTHING;
  if (item.kind === "CHOICE") {
    const possible = Math.max(...(item.choices ?? []).map(({ points }) => points));
    return { earned: choiceOf(item, answer.value)?.points ?? 0, possible };
  }
  const good = isGood(item, answer);
  return good === null ? NOTHING : { earned: good ? item.points : 0, possible: item.points };
}
