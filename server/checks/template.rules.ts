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

/** What is wrong with items: a code each, and the item at fault; nothing where they make a template. */
export function templateObjections(items: readonly TemplateItem[]): readonly TemplateObjection[] {
  if (items.length === 0 || items.length > 100) return [{ code: "NO_ITEMS", item: null }];
  const found = items.flatMap((item, at) => {
    const flaw = items.findIndex(({ code }) => code === item.code) < at ? "ITEM_TWICE" : itemFlaw(item);
    return flaw === null ? [] : [{ code: flaw, item: item.code }];
  });
  if (found.length > 0) return found;
  const scored = items.some(({ points, choices }) => points > 0 || (choices ?? []).some((choice) => choice.points > 0));
  return scored ? [] : [{ code: "NOTHING_SCORED", item: null }];
}

export interface TemplateObjection {
  readonly code: keyof typeof TEMPLATE_FLAWS;
  readonly item: string | null;
}

/** What can be wrong with a template, and what to do. */
export const TEMPLATE_FLAWS = {
  NO_ITEMS: "A checklist has 1 to 100 items.",
  NOTHING_SCORED: "At least one item earns points, or there is no score.",
  ITEM_TWICE: "Another item has the same code.",
  ITEM_CODE: "An item's code is a word in capitals.",
  ITEM_TEXT: "Ask the question in Chinese and in English, in at most 300 characters each; the rest in at most 120.",
  ITEM_POINTS:
    "Points are whole numbers from 0 to 1,000; a choice's are its answers', and a note has neither points nor a finding.",
  ITEM_CHOICES: "A choice has 2 to 20 answers, each named in both languages and once; nothing else has any.",
  ITEM_BOUNDS:
    "A bound has at most two decimals, the least is not above the greatest, and what is scored or raises a finding has one.",
} as const;

type Flaw = keyof typeof TEMPLATE_FLAWS;

function itemFlaw(item: TemplateItem): Flaw | null {
  const { code, kind, zh, en, basis, unitZh, unitEn, points, severity } = item;
  const choices = item.choices ?? [];
  if (!ITEM_CODE.test(code)) return "ITEM_CODE";
  if (![zh, en].every((text) => isSaid(text, 300))) return "ITEM_TEXT";
  if ([basis, unitZh ?? "", unitEn ?? ""].some((text) => text.length > 120)) return "ITEM_TEXT";
  if ([points, ...choices.map((choice) => choice.points)].some((each) => !isPoints(each))) return "ITEM_POINTS";
  if (kind === "NOTE" && (points > 0 || severity !== null)) return "ITEM_POINTS";
  if (kind === "CHOICE" ? points !== 0 || !areChoices(choices) : choices.length > 0) return "ITEM_CHOICES";
  return kind === "NUMBER" ? boundsFlaw(item) : null;
}

/** Answered NA, an item does not apply: no choice may be called so. */
function areChoices(choices: readonly ItemChoice[]): boolean {
  const codes = new Set(choices.map(({ code }) => code));
  if (choices.length < 2 || choices.length > 20 || codes.size < choices.length || codes.has(NOT_APPLICABLE))
    return false;
  return choices.every(({ code, zh, en }) => ITEM_CODE.test(code) && isSaid(zh, 120) && isSaid(en, 120));
}

function boundsFlaw({ atLeast, atMost, points, severity }: TemplateItem): Flaw | null {
  const [low, high] = [atLeast ?? null, atMost ?? null].map((bound) =>
    bound === null ? undefined : hundredths(bound),
  );
  if (low === null || high === null) return "ITEM_BOUNDS";
  if (low === undefined && high === undefined) return points > 0 || severity !== null ? "ITEM_BOUNDS" : null;
  return low !== undefined && high !== undefined && low > high ? "ITEM_BOUNDS" : null;
}

const ITEM_CODE = /^[A-Z][A-Z0-9_]{0,31}$/;
/** Whether a text says something, and not too much. */
export const isSaid = (text: string, most: number): boolean => text.trim() !== "" && text.length <= most;
const isPoints = (points: number): boolean => Number.isInteger(points) && points >= 0 && points <= 1000;
