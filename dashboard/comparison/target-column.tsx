import type { TFunction } from "i18next";
import { targetOf, targetsIn, type RateTargets } from "../figures/targets.ts";
import { difference, percent, signed, type Ratio } from "../format/ratio.ts";
import type { Period } from "../format/period.ts";
import type { Column } from "../ui/data-table.tsx";

/** What a row tells of its estate's target; null for estates together. */
export interface TargetedRow {
  readonly estate: {
    readonly targets?: readonly RateTargets[];
    readonly collection: { readonly yearToDate?: { readonly currentRate?: Ratio | null } };
  } | null;
}

/** The target of an estate's year, and how far the year to date is from it: what its own page and the monthly report say as well. */
export function targetColumn(t: TFunction, period: Period): Column<TargetedRow> {
  const targetIn = ({ estate }: TargetedRow): Ratio | null =>
    targetOf(targetsIn(estate?.targets ?? [], period), "currentRate");
  const awayOf = (row: TargetedRow): bigint | null => {
    const target = targetIn(row);
    const soFar = row.estate?.collection.yearToDate?.currentRate;
    return target === null || soFar == null ? null : difference(soFar, target);
  };
  return {
    id: "target",
    numeric: true,
    wide: true,
    head: t("targetHead"),
    cell: (row) => {
      const target = targetIn(row);
      if (target === null) return "—";
      const away = awayOf(row);
      return (
        <>
          {percent(target)}
          <small title={t("targetAway")}>{away === null ? "" : signed(away)}</small>
        </>
      );
    },
    fields: [
      {
        name: t("targetRate"),
        value: (row) => {
          const target = targetIn(row);
          return target === null ? "" : { share: target };
        },
      },
      {
        name: t("targetAway"),
        value: (row) => {
          const away = awayOf(row);
          return away === null ? "" : { hundredths: Number(away) };
        },
      },
    ],
  };
}
