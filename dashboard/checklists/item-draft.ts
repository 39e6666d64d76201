import type {
  CheckChoiceInput,
  CheckItemInput,
  CheckItemKind,
  WrittenChecklistFragment,
} from "../api/generated/graphql.ts";

export const ITEM_KINDS: readonly CheckItemKind[] = ["YES_NO", "NUMBER", "CHOICE", "PHOTO", "NOTE"];

/** An item as it is written; its code is its own from version to version, and nobody need think of one. */
export type ItemDraft = Omit<CheckItemInput, "choices"> & { readonly choices: readonly CheckChoiceInput[] };

/** Items of a version as a draft of the next begins: field by field, for what was read also says of which type it is. */
export const draftsOf = ({ items }: Pick<WrittenChecklistFragment, "items">): readonly ItemDraft[] =>
  items.map(({ code, kind, zh, en, basis, points, severity, atLeast, atMost, unitZh, unitEn, choices }) => ({
    code,
    kind,
    zh,
    en,
    basis,
    points,
    severity,
    atLeast,
    atMost,
    unitZh,
    unitEn,
    choices: (choices ?? []).map(draftOf),
  }));

const draftOf = ({ code, zh, en, points, severity }: CheckChoiceInput): CheckChoiceInput => ({
  code,
  zh,
  en,
  points,
  severity: severity ?? null,
});

export function newItem(taken: ReadonlySet<string>): ItemDraft {
  const code = freeCode("ITEM", taken);
  return { code, kind: "YES_NO", zh: "", en: "", basis: "", points: 10, severity: "GENERAL", choices: [] };
}

export function newChoice(choices: readonly CheckChoiceInput[]): CheckChoiceInput {
  const code = freeCode("ANSWER", new Set(choices.map((choice) => choice.code)));
  return { code, zh: "", en: "", points: 0, severity: null };
}

/** A code that nothing had in any version: an item's history is its code's. */
function freeCode(stem: string, taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`${stem}_${number}`)) number += 1;
  return `${stem}_${number}`;
}

/** The same question asked in another way; what the new way has no use for falls away. */
export function withKind(item: ItemDraft, kind: CheckItemKind): ItemDraft {
  const { code, zh, en, basis } = item;
  const asked = { code, kind, zh, en, basis, choices: [] };
  if (kind === "NOTE") return { ...asked, points: 0, severity: null };
  if (kind !== "CHOICE")
    return { ...asked, points: item.points === 0 ? 10 : item.points, severity: item.severity ?? null };
  const first = { ...newChoice([]), points: item.points };
  return { ...asked, points: 0, severity: null, choices: [first, newChoice([first])] };
}

export function moved<T>(all: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const [one, other] = [all[at], all[at + by]];
  return one === undefined || other === undefined ? all : all.with(at, other).with(at + by, one);
}

/** Points of a check without a flaw. */
export const fullPoints = (
  items: readonly { readonly points: number; readonly choices?: readonly { readonly points: number }[] | null }[],
): number =>
  items.reduce((sum, { points, choices }) => sum + Math.max(points, ...(choices ?? []).map((own) => own.points)), 0);
