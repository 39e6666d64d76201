import type { FigureArguments, Grouping } from "./kpi.store.ts";

export type Slice = FigureArguments["slice"];

/** One group of a grouping: an estate among estates, a region among regions, the portfolio itself. */
export interface Scope {
  readonly by: Grouping;
  readonly groupKey: string;
  /** Id of the estate, building or unit; absent for groups that are no object. */
  readonly id?: { readonly key: "estates" | "buildings" | "units"; readonly value: string };
}

export const PORTFOLIO: Scope = { by: "portfolio", groupKey: "all" };

export const estateScope = ({ estateId, code }: { readonly estateId: number; readonly code: string }): Scope => ({
  by: "estate",
  groupKey: code,
  id: { key: "estates", value: String(estateId) },
});

/** Everything a figure of one scope depends on. */
export interface FigureKey extends Omit<FigureArguments, "by"> {
  readonly scope: Scope;
}

const SLICE_KEY: Partial<Record<Grouping, string>> = {
  region: "regions",
  city_company: "cityCompanies",
  property_type: "propertyTypes",
  use: "uses",
  fee_item: "feeItems",
  liable_kind: "liableKinds",
};

/** A slice narrowed to ids, of which those that it left out already stay out. */
function narrowed(slice: Slice, key: string, ids: readonly string[]): Slice {
  const allowed = slice[key]?.map(String);
  return { ...slice, [key]: allowed === undefined ? ids : ids.filter((id) => allowed.includes(id)) };
}

/** The slice that holds a scope alone: what its rows are read with. */
export function sliceOfScope({ scope, slice }: FigureKey): Slice {
  if (scope.id !== undefined) return narrowed(slice, scope.id.key, [scope.id.value]);
  const key = SLICE_KEY[scope.by];
  return key === undefined ? slice : { ...slice, [key]: [scope.groupKey] };
}

const slicedBy = ({ slice }: FigureKey, keys: readonly string[]): boolean =>
  keys.some((key) => Object.hasOwn(slice, key));

/** Whether money can be told for a scope: what is held has no liable kind and no fee item. */
export const hasMoney = (key: FigureKey): boolean =>
  key.scope.by !== "liable_kind" && key.scope.by !== "fee_item" && !slicedBy(key, ["liableKinds", "feeItems"]);

/** Whether payments can be told by channel: what a payment was for, and so the use billed, is known only once it is allocated. */
export const hasChannels = (key: FigureKey): boolean =>
  hasMoney(key) && key.scope.by !== "use" && !slicedBy(key, ["uses"]);

const WHOLE_ESTATES: ReadonlySet<Grouping> = new Set(["portfolio", "region", "city_company", "estate"]);

/** Whether unidentified money can be told: it belongs to an estate, but to no part of one. */
export const hasUnidentifiedMoney = (key: FigureKey): boolean =>
  hasMoney(key) && WHOLE_ESTATES.has(key.scope.by) && !slicedBy(key, ["buildings", "units", "propertyTypes", "uses"]);

const OBJECTS: Partial<Record<Grouping, "estates" | "buildings">> = { estate: "estates", building: "buildings" };

/** The figures of one group within a scope; `id` where the group is an estate or a building. */
export function figureOfGroup(
  within: FigureKey,
  group: { readonly by: Grouping; readonly groupKey: string; readonly id: string | null },
): FigureKey {
  const { by, groupKey, id } = group;
  // A fee class is an argument of every figure, so its group is the same scope asked for that class.
  if (by === "fee_class") return { ...within, feeClass: groupKey };
  const object = OBJECTS[by];
  const scope = { by, groupKey, ...(object !== undefined && id !== null && { id: { key: object, value: id } }) };
  return { ...within, slice: sliceOfScope(within), scope };
}

/** Works a text out once for each object: a collection is asked for a dozen figures, and an answer holds hundreds of collections. */
function textOnce(text: (key: FigureKey) => string): (key: FigureKey) => string {
  const known = new WeakMap<FigureKey, string>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = text(key);
    known.set(key, made);
    return made;
  };
}

/** Figures that one call of a figure function answers together: they differ in their group alone. */
export const callKey = textOnce(({ scope, ...rest }) => JSON.stringify([scope.by, scope.id?.key ?? null, rest]));

export const figureKey = textOnce((key) => JSON.stringify(key));

/** One call for many scopes of one grouping: it is narrowed to their ids, where they are objects. */
export function callFor(keys: readonly FigureKey[]): FigureArguments {
  const [first] = keys;
  if (first === undefined) throw new Error("a call for no scope");
  const { scope, ...rest } = first;
  const ids = keys.flatMap((key) => key.scope.id?.value ?? []);
  const slice = scope.id === undefined ? rest.slice : narrowed(rest.slice, scope.id.key, [...new Set(ids)]);
  return { ...rest, by: scope.by, slice };
}
