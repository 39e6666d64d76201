import { grouped } from "../platform/money.rules.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./check-refusal.rules.ts";
import { pointsOf, type Points } from "./score.rules.ts";
import { answers as fits, findingOf, type Severity, type TemplateItem } from "./template.rules.ts";

export interface RawAnswer {
  readonly item: string;
  readonly value: string;
  readonly note: string;
}

/** An answer with what it earns and raises. */
export interface Judged extends Points {
  readonly item: TemplateItem;
  readonly value: string;
  readonly note: string;
  readonly severity: Severity | null;
}

/** Judges the answers to a checklist, each item once; notes and photos may be left out. */
export function judge(
  items: readonly TemplateItem[],
  given: readonly RawAnswer[],
  photos: ReadonlyMap<string, number>,
): Outcome<Judged[]> {
  const known = new Map(given.map((answer) => [answer.item, answer]));
  const stray = given.find((answer) => !items.some(({ code }) => code === answer.item));
  if (stray !== undefined || known.size !== given.length) return refusalOf("ITEM_UNKNOWN", stray?.item ?? null);
  const judged: Judged[] = [];
  for (const item of items) {
    const answer = known.get(item.code);
    if (answer === undefined && item.kind !== "NOTE" && item.kind !== "PHOTO")
      return refusalOf("ANSWER_MISSING", item.code);
    const { value = "", note = "" } = answer ?? {};
    const counted = { item: item.code, value, photos: photos.get(item.code) ?? 0 };
    if (!fits(item, counted)) return refusalOf("ANSWER_INVALID", item.code);
    if (note.length > 2000) return refusalOf("TEXT_TOO_LONG", item.code);
    judged.push({ item, value, note, ...pointsOf(item, counted), severity: findingOf(item, counted) });
  }
  return done(judged);
}

const SAID: Readonly<Record<string, string>> = { YES: "是", NO: "否", NA: "不适用" };

/** Digits as they are printed: with a minus sign, not a hyphen, and thousands separated. */
const writtenOf = (value: string): string => {
  const [whole = "", ...rest] = value.replace(/^-/, "−").split(".");
  return [grouped(whole), ...rest].join(".");
};

/** An answer as a person reads it in a finding. */
export function saidOf({ item, value }: Pick<Judged, "item" | "value">): string {
  if (item.kind === "PHOTO") return "未拍照";
  if (item.kind === "CHOICE") return item.choices?.find(({ code }) => code === value)?.zh ?? value;
  if (item.kind === "NUMBER") return `${writtenOf(value)} ${item.unitZh ?? ""}`.trimEnd();
  return SAID[value] ?? value;
}
