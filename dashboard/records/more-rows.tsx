import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { count as whole } from "../format/money.ts";
import { Failed } from "../ui/failed.tsx";
import type { PanelState } from "../ui/panel.tsx";
import { allRows } from "./rows-shown.tsx";
import type { Pages } from "./use-pages.ts";
import "./more-rows.css";

interface MoreRowsProps<T> {
  readonly pages: Pages<T>;
  /** How many rows there are in all, where something else than the pages knows it. */
  readonly count?: number | null | undefined;
  /** The file of the page that holds all of them, where there is one. */
  readonly file?: "XLSX" | "CSV";
}

/** What stands at the end of a list read in pages: the way to more rows, or why they did not come; on paper, that there are more. */
export function MoreRows<T>({ pages, count = null, file }: MoreRowsProps<T>) {
  const { t } = useTranslation();
  const { rows, hasMore, loading, failure, loadMore } = pages;
  const all = count === null ? pages.count && allRows(t, pages.count) : whole(count);
  return (
    <>
      {hasMore && rows.length > 0 && (
        <p className="rows-left">
          {all === null
            ? t("printedFirst", { shown: whole(rows.length) })
            : t("printedFirstOf", { shown: whole(rows.length), all })}
          {file !== undefined && pages.count?.more !== true && ` ${t(`restIn${file}`)}`}
        </p>
      )}
      {failure !== null && <Failed failure={failure} retry={loadMore} />}
      {failure === null && hasMore && (
        <div className="more-rows">
          <Button variant="default" loading={loading} onClick={loadMore}>
            {t("moreRows")}
          </Button>
        </div>
      )}
    </>
  );
}

interface Place {
  /** Held while the first rows are read. */
  readonly height: number | string;
  /** What is said where there are none, and why. */
  readonly title: string;
  readonly hint: string;
}

/** What a panel has to show of a list read in pages. */
export function stateOfPages<T>(
  { rows, loading, failure, loadMore }: Pages<T>,
  { height, ...empty }: Place,
): PanelState {
  if (rows.length > 0) return { kind: "DATA" };
  if (failure !== null) return { kind: "FAILED", failure, retry: loadMore };
  return loading ? { kind: "LOADING", height } : { kind: "EMPTY", ...empty };
}
