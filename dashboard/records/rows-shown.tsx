import type { TFunction } from "i18next";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { count as whole } from "../format/money.ts";
import { DOT, Dotted } from "../ui/dotted.tsx";
import type { Pages, RowsCounted } from "./use-pages.ts";

/** How many rows there are in all, in words: "312", "more than 100,000". */
export const allRows = (t: TFunction, { rows, more }: RowsCounted): string =>
  more ? t("moreRowsThan", { rows: whole(rows) }) : whole(rows);

interface RowsShownProps<T> {
  readonly pages: Pages<T>;
  /** What else is to be said of the list. */
  readonly note?: string;
}

/** Which rows of how many are shown: "1–50 of 312", and "312 rows in all" once they all are. */
export function RowsShown<T>({ pages: { rows, hasMore, count }, note }: RowsShownProps<T>) {
  const { t } = useTranslation();
  const shown = whole(rows.length);
  const told =
    count === null || rows.length === 0
      ? ""
      : hasMore
        ? t("rowsOfAll", { shown, all: allRows(t, count) })
        : t("rowsShownAll", { count: rows.length, shown });
  const [first, ...others] = note === undefined ? [] : note.split(DOT);
  return (
    <Dotted
      parts={[
        <Fragment key="told">
          <span role="status">{told}</span>
          {told === "" && first}
        </Fragment>,
        told !== "" && first,
        ...others,
      ]}
    />
  );
}
