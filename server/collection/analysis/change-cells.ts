import type { RequestContext } from "../../platform/context.ts";
import type { Cell } from "./change-factors.rules.ts";
import { groupsLoader } from "../figure.loader.ts";
import type { FigureRow } from "../kpi.store.ts";
import type { Sides } from "./rate-change.rules.ts";
import type { FigureKey } from "../scope.rules.ts";
import type { Part } from "../statistics/decomposition.rules.ts";

interface Found extends Omit<Cell, "before" | "after"> {
  readonly part: Part;
}

const NOTHING: Part = { paid: 0n, due: 0n };

/** Bills of both positions by property type, use and liable kind together. */
export async function cellsOf(
  context: RequestContext,
  figures: Sides<FigureKey>,
  partOf: (row: FigureRow) => Part,
): Promise<Cell[]> {
  const [before, after] = await Promise.all([
    cellsAt(context, figures.before, partOf),
    cellsAt(context, figures.after, partOf),
  ]);
  const nameOf = ({ propertyType, use, liableKind }: Found): string => `${propertyType}/${use}/${liableKind}`;
  const [then, now] = [
    new Map(before.map((one) => [nameOf(one), one])),
    new Map(after.map((one) => [nameOf(one), one])),
  ];
  return [...new Map([...then, ...now])].map(([name, { propertyType, use, liableKind }]) => ({
    propertyType,
    use,
    liableKind,
    before: then.get(name)?.part ?? NOTHING,
    after: now.get(name)?.part ?? NOTHING,
  }));
}

async function cellsAt(context: RequestContext, within: FigureKey, partOf: (row: FigureRow) => Part): Promise<Found[]> {
  const rows = await context.load(groupsLoader, { by: "type_use_kind", within });
  return rows.map((row) => {
    const [propertyType = "", use = "", liableKind = ""] = row.group_key.split("/");
    return { propertyType, use, liableKind, part: partOf(row) };
  });
}
