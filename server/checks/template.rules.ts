/** What a template asks for. */
export const ITEM_KINDS = ["YES_NO", "NUMBER", "CHOICE", "PHOTO", "NOTE"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
export const SEVERITIES = ["GENERAL", "MORE_SERIOUS", "SEVERE"] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface ItemChoice {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly points: number;
  /** Finding that this answer raises; null for none. */
  readonly severity: Severity | null;
}

/** One question of a template; which fields count depends on its kind. */
export interface TemplateItem {
  readonly code: string;
  readonly kind: ItemKind;
  readonly zh: string;
  readonly en: string;
  /** Rule of the procedure it follows, such as P3.1. */
  readonly basis: string;
  /** Points of a good answer, a whole number; 0 where it is not scored. */
  readonly points: number;
  /** Finding that a bad answer raises: a no, a number out of bounds, a photo that is missing. */
  readonly severity: Severity | null;
  /** Bounds of a good number, both included; with at most two decimals. */
  readonly atLeast?: string | null;
  readonly atMost?: string | null;
  readonly unitZh?: string | null;
  readonly unitEn?: string | null;
  readonly choices?: readonly ItemChoice[];
}

/** An answer as it is given; empty where the item does not apply 不适用. */
export interface GivenAnswer {
  readonly item: string;
  /** YES or NO, a number, a choice's code, the note; NA where it does not apply; empty for a photo. */
  readonly value: string;
  readonly photos: number;
}

export const NOT_APPLICABLE = "NA";

/** A decimal of at most two places in hundredths, so that nothing is compared in floating point; null where it is none. */
export function hundredths(text: string): bigint | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  const size = BigInt(match[2] ?? "") * 100n + BigInt((match[3] ?? "").padEnd(2, "0"));
  return match[1] === "-" ? -size : size;
}

/** Whether an answer is one that the item can have. */
export function answers(item: TemplateItem, { value }: GivenAnswer): boolean {
  if (value === NOT_APPLICABLE) return true;
  switch (item.kind) {
    case "YES_NO":
      return value === "YES" || value === "NO";
    case "NUMBER":
      return hundredths(value) !== null;
    case "CHOICE":
      return choiceOf(item, value) !== undefined;
    case "PHOTO":
      return value === "";
    case "NOTE":
      return value.length <= 2000;
  }
}

export const choiceOf = (item: TemplateItem, value: string): ItemChoice | undefined =>
  item.choices?.find(({ code }) => code === value);

/** Whether an answer is good; null where there is nothing to judge. A choice is judged by its own points and severity. */
export function isGood(item: TemplateItem, { value, photos }: GivenAnswer): boolean | null {
  if (value === NOT_APPLICABLE) return null;
  switch (item.kind) {
    case "YES_NO":
      return value === "YES";
    case "NUMBER":
      return isWithin(item, hundredths(value));
    case "PHOTO":
      return photos > 0;
    case "CHOICE":
    case "NOTE":
      return null;
  }
}

function isWithin({ atLeast, atMost }: TemplateItem, number: bigint | null): boolean | null {
  if (number === null) return null;
  const low = hundredths(atLeast ?? "");
  const high = hundredths(atMost ?? "");
  return (low === null || number >= low) && (high === null || number <= high);
}

/** The severity of the finding that an answer raises; null where it raises none. */
export function findingOf(item: TemplateItem, answer: GivenAnswer): Severity | null {
  if (item.kind === "CHOICE") return choiceOf(item, answer.value)?.severity ?? null;
  return isGood(item, answer) === false ? item.severity : null;
}

/** Why items make no template: the code and the item at fault, or null. */
export function templateObjection(items: readonly TemplateItem[]): { code: string; item: string | null } | null {
  if (items.length === 0) return { code: "NO_ITEMS", item: null };
  const codes = items.map(({ code }) => code);
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (twice !== undefined) return { code: "ITEM_TWICE", item: twice };
  for (const item of items) {
    const flaw = itemFlaw(item);
    if (flaw !== null) return { code: flaw, item: item.code };
  }
  return items.some(({ points, choices = [] }) => points > 0 || choices.some((choice) => choice.points > 0))
    ? null
    : { code: "NOTHING_SCORED", item: null };
}

function itemFlaw(item: TemplateItem): string | null {
  const { code, kind, zh, en, points, choices = [] } = item;
  if (!/^[A-Z][A-Z0-9_]{0,31}$/.test(code)) return "ITEM_CODE";
  if (zh.trim() === "" || en.trim() === "") return "ITEM_TEXT";
  if ([points, ...choices.map((choice) => choice.points)].some((each) => !isPoints(each))) return "ITEM_POINTS";
  if (kind === "CHOICE" && (choices.length < 2 || points !== 0)) return "ITEM_CHOICES";
  if (kind !== "CHOICE" && choices.length > 0) return "ITEM_CHOICES";
  return kind === "NUMBER" ? boundsFlaw(item) : null;
}

function boundsFlaw({ atLeast = null, atMost = null }: TemplateItem): string | null {
  const [low, high] = [atLeast, atMost].map((bound) => (bound === null ? null : hundredths(bound)));
  if ((atLeast !== null && low === null) || (atMost !== null && high === null)) return "ITEM_BOUNDS";
  return low !== null && high !== null && low !== undefined && high !== undefined && low > high ? "ITEM_BOUNDS" : null;
}

const isPoints = (points: number): boolean => Number.isInteger(points) && points >= 0 && points <= 1000;
