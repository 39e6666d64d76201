import type { TFunction } from "i18next";
import type { Fair, Member } from "./board-query.ts";
import { chanceText, points, share } from "./numbers.ts";

export type Tone = "better" | "worse" | "same";

/** Whether a verdict is good news, and how far out it is. */
export function toneOf({ verdict }: Pick<Member, "verdict">, lessIsBetter: boolean): Tone {
  if (verdict === "WITHIN" || verdict === "NEW") return "same";
  const high = verdict === "HIGH" || verdict === "ABOVE";
  return high === lessIsBetter ? "worse" : "better";
}

/** Members that are judged: those too new for it are shown alone. */
export const judgedOf = ({ members }: Pick<Fair, "members">): readonly Member[] =>
  members.filter(({ verdict }) => verdict !== "NEW");

/** Beyond the 99.8 % limits, and a signal still once all comparisons are counted. */
export const isSignal = ({ verdict }: Pick<Member, "verdict">): boolean => verdict === "BELOW" || verdict === "ABOVE";

/** A member's figure: a level in per cent, a change in points. */
export const figureText = (value: number, isChange: boolean, unit: string): string =>
  isChange ? `${points(value)} ${unit}` : share(value);

/** What a point means, in one sentence. */
export function sentenceOf(t: TFunction, member: Member, fair: Pick<Fair, "members">, isChange: boolean): string {
  const judged = judgedOf(fair).length;
  const text = (value: number) => figureText(value, isChange, t("pointUnit"));
  return t(`verdictSentence_${member.verdict}`, {
    value: text(member.value),
    target: text(member.target),
    lower95: text(member.lower95),
    upper95: text(member.upper95),
    lower998: text(member.lower998),
    upper998: text(member.upper998),
    chance: chanceText(member.chance),
    expected: (judged * 0.05).toFixed(judged < 20 ? 1 : 0),
    members: judged,
  });
}
