import type { TFunction } from "i18next";
import type { SummaryFragment } from "../api/generated/graphql.ts";
import { partOf, type FileValue } from "../format/file-value.ts";
import type { Ratio } from "../format/ratio.ts";
import type { TableFile } from "../ui/table-file.ts";
import { rateIn } from "./compared.ts";
import { ratesIn, type UnitOfAccount } from "./rates.ts";
import { targetOf, type RateTargets } from "./targets.ts";

/** The tiles of rates for a file: each with both halves of its fraction and the values that it is compared with. */
export function rateTilesFile(
  t: TFunction,
  name: string,
  total: SummaryFragment,
  unit: UnitOfAccount,
  targets?: RateTargets,
): TableFile {
  return {
    name,
    header: [
      t("metric"),
      t("value"),
      t("numerator"),
      t("denominator"),
      t("tilePrevious"),
      t("tileLastYear"),
      t("tileYearToDate"),
      ...(targets === undefined ? [] : [t("tileTarget")]),
    ],
    rows: ratesIn(unit).map((rate): FileValue[] => {
      const now = rateIn(total, rate);
      return [
        t(rate),
        { share: now },
        partOf(now.numerator),
        partOf(now.denominator),
        ...[total.previousPeriod, total.lastYear, total.yearToDate].map((figures) => ({
          share: rateIn(figures, rate),
        })),
        ...(targets === undefined ? [] : [targetCell(targetOf(targets, rate))]),
      ];
    }),
  };
}

const targetCell = (target: Ratio | null): FileValue => (target === null ? "" : { share: target });

export const AMOUNT_TILES = ["netBilled", "collected", "outstanding", "held"] as const;
export type AmountTile = (typeof AMOUNT_TILES)[number];

/** Amounts of a period by name; what was not asked for is not there, and null is what cannot be told. */
export type TileAmounts = Partial<Record<AmountTile, string | null>>;

/** The tiles of amounts for a file. What is held stands as of a day: it has no sum over the year. */
export function amountTilesFile(t: TFunction, name: string, total: SummaryFragment): TableFile {
  const periods: readonly TileAmounts[] = [total, total.previousPeriod, total.lastYear, total.yearToDate];
  return {
    name,
    header: [t("metric"), t("value"), t("tilePrevious"), t("tileLastYear"), t("tileYearToDate")],
    rows: AMOUNT_TILES.map((amount): FileValue[] => [
      t(amount),
      ...periods.map((figures) => {
        const fen = figures[amount] ?? null;
        return fen === null ? "" : { fen };
      }),
    ]),
  };
}
