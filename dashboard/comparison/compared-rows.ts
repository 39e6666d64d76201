import { amountIn } from "../figures/amounts.ts";
import { TOTAL, type Sort } from "../figures/figure-view.ts";
import type { Named } from "../figures/rate-cell.tsx";
import { AMOUNTS } from "../figures/rates.ts";
import { rateSortValue, sortRows, type SortValue } from "../figures/sort-rows.ts";
import type { ComparedEstate, ComparedFigures, ComparedTotal } from "./compared-estates.ts";
import type { Grouping } from "./comparison-view.ts";

/** A row of the comparison: an estate, or estates together. */
export interface ComparedRow {
  readonly key: string;
  readonly whose: Named;
  readonly figures: ComparedFigures;
  /** The estate; null for estates together. */
  readonly estate: ComparedEstate | null;
  /** How many estates it sums up. */
  readonly estates: number;
}

export type Group = NonNullable<ComparedTotal["by"]>[number];

const AMOUNT_NAMES = [...AMOUNTS.MONEY, ...AMOUNTS.HOUSEHOLDS];

function sortValue({ whose, figures }: ComparedRow, column: string): SortValue {
  if (column === "estate") return whose.name;
  const rate = rateSortValue(figures, column);
  if (rate !== undefined) return rate;
  const amount = AMOUNT_NAMES.find((name) => name === column);
  return amount === undefined ? null : BigInt(amountIn(figures, amount));
}

const inOrder = (rows: readonly ComparedRow[], sort: Sort) =>
  sortRows(rows, sort, (row) => sortValue(row, sort.column));

export const rowOfEstate = (estate: ComparedEstate): ComparedRow => ({
  key: estate.code,
  whose: { ...TOTAL, name: estate.name, estate: estate.code },
  figures: estate.collection,
  estate,
  estates: 1,
});

interface Grouped {
  readonly grouping: Grouping;
  readonly groups: readonly Group[];
  /** How a group is called; an empty key belongs to none. */
  readonly nameOf: (key: string) => string;
}

/** Estates in order, under their region or company where they are grouped; those too in order, each with the server's subtotal. */
export function comparedRows(
  estates: readonly ComparedEstate[],
  { grouping, groups, nameOf }: Grouped,
  sort: Sort,
): readonly ComparedRow[] {
  const rows = inOrder(estates.map(rowOfEstate), sort);
  if (grouping === "NONE") return rows;
  const keyOf = ({ region, cityCompany }: ComparedEstate) => (grouping === "REGION" ? region : cityCompany);
  const members = Map.groupBy(rows, ({ estate }) => (estate === null ? "" : keyOf(estate)));
  const headed = groups.map(({ key, collection }): ComparedRow => ({
    key: `group ${key}`,
    whose: { ...TOTAL, name: nameOf(key), ...(grouping === "REGION" ? { region: key } : { company: key }) },
    figures: collection,
    estate: null,
    estates: members.get(key)?.length ?? 0,
  }));
  const known = new Set(groups.map(({ key }) => key));
  const unbilled = [...members].filter(([key]) => !known.has(key)).flatMap(([, estatesOf]) => estatesOf);
  return [
    ...inOrder(headed, sort).flatMap((head) => [
      head,
      ...(members.get(head.whose.region ?? head.whose.company ?? "") ?? []),
    ]),
    ...unbilled,
  ];
}
