import { BilingualText } from "../platform/bilingual-text.type.ts";
import type { Language } from "../platform/both-languages.ts";
import { yuan } from "../platform/money.rules.ts";

/** A parameter of a hit's sentence, as sql/views/audit/audit_hit.sql describes them. */
export type FactValue =
  | string
  | number
  | readonly string[]
  | { readonly fen: string }
  | { readonly share: number }
  | { readonly channel: string }
  | { readonly source: string }
  | { readonly figure: string }
  | { readonly item: string };

export type Facts = Readonly<Record<string, FactValue>>;
type Words = Readonly<Record<string, readonly [en: string, zh: string]>>;

const WORDS: Readonly<Record<"channel" | "source" | "figure" | "item", Words>> = {
  channel: {
    CASH: ["cash", "现金"],
    CARD: ["card", "刷卡"],
    ONLINE: ["online payment", "线上支付"],
    BANK_TRANSFER: ["bank transfer", "银行转账"],
    BANK_COLLECTION: ["bank collection", "银行代收"],
  },
  source: { BANK: ["the bank", "银行"], FINANCE: ["finance", "财务"] },
  figure: {
    RECEIVED: ["received", "收款"],
    BILLED: ["billed", "应收"],
    OPENING: ["opening arrears", "期初欠费"],
    ON_TIME: ["households paying on time", "户缴费及时率"],
    NEXT_MONTH: ["households settled by the end of the next month", "次月末户收缴率"],
    MONEY_ON_TIME: ["amounts paid on time", "缴费及时率（金额）"],
    MONEY_NEXT_MONTH: ["amounts collected by the end of the next month", "次月末收缴率（金额）"],
  },
  item: { property_fee: ["property fee", "物业费"] },
};

/** The sentences of a hit: its rule's templates with its facts in the places of their names. */
export function tellFacts(templates: BilingualText, facts: Facts): BilingualText {
  return new BilingualText(tell(templates.en, facts, "en"), tell(templates.zh, facts, "zh"));
}

/** Words that are left out where a fact is 0: [never?; {never} without a day]. */
const CLAUSE = /\[(\w+)\?([^\]]*)\]/g;

/** One of two wordings, the first where a fact is 1: [missing|{from}|{from} to {to}]. */
const CHOICE = /\[(\w+)\|([^|\]]*)\|([^\]]*)\]/g;

/** A fact by its name, or a number with what follows one of it and any other number: {days|day|days}. */
const PLACE = /\{(\w+)(?:\|([^|}]+)\|([^|}]+))?\}/g;

function tell(template: string, facts: Facts, language: Language): string {
  const chosen = template
    .replace(CLAUSE, (_, name: string, words: string) => (facts[name] === 0 ? "" : words))
    .replace(CHOICE, (_, name: string, one: string, other: string) => (facts[name] === 1 ? one : other));
  return chosen.replace(PLACE, (place, name: string, one?: string, other?: string) => {
    const value = facts[name];
    if (value === undefined) return place;
    const words = value === 1 ? one : other;
    return words === undefined ? told(value, language) : `${told(value, language)} ${words}`;
  });
}

/** At most so many texts of a list are written out. */
const LISTED = 4;

function told(value: FactValue, language: Language): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if ("fen" in value) return yuan(BigInt(value.fen)).replace(/^−?/, "$&¥");
  if ("share" in value) return `${Number((value.share * 100).toFixed(1))}%`;
  if ("channel" in value) return word("channel", value.channel, language);
  if ("source" in value) return word("source", value.source, language);
  if ("figure" in value) return word("figure", value.figure, language);
  if ("item" in value) return word("item", value.item, language);
  const listed = value.slice(0, LISTED).join(language === "zh" ? "、" : ", ");
  if (value.length <= LISTED) return listed;
  return language === "zh" ? `${listed} 等 ${value.length} 张` : `${listed} and ${value.length - LISTED} more`;
}

/** A word that the list does not have is told as it was recorded. */
function word(list: keyof typeof WORDS, code: string, language: Language): string {
  const [en, zh] = WORDS[list][code] ?? [code, code];
  return language === "zh" ? zh : en;
}
