import type { TFunction } from "i18next";
import { rateIn } from "../figures/compared.ts";
import { targetOf, targetsIn } from "../figures/targets.ts";
import { difference, percent, signed, type Ratio } from "../format/ratio.ts";
import type { Period } from "../format/period.ts";
import type { Column } from "../ui/data-table.tsx";
import type { ComparedRow } from "./compared-rows.ts";

/** The target of an estate's year, and how far its period's collection rate is from it. */
export function targetColumn(t: TFunction, period: Period): Column<ComparedRow> {
  const targetIn = ({ estate }: ComparedRow): Ratio | null =>
    targetOf(targetsIn(estate?.targets ?? [], period), "currentRate");
  const awayOf = (row: ComparedRow, target: Ratio) => difference(rateIn(row.figures, "currentRate"), target);
  return {
    id: "target",
    numeric: true,
    wide: true,
    head: t("targetHead"),
    cell: (row) => {
      const target = targetIn(row);
      if (target === null) return "—";
      const away = awayOf(row, target);
      return (
        <>
          {percent(target)}
          <small>{away === null ? "" : signed(away)}</small>
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
    ],
  };
}
