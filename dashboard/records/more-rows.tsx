import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Failed } from "../ui/failed.tsx";
import type { PanelState } from "../ui/panel.tsx";
import type { Pages } from "./use-pages.ts";
import "./more-rows.css";

/** What stands at the end of a list read in pages: the way to more rows, or why they did not come. */
export function MoreRows<T>({ pages: { hasMore, loading, failure, loadMore } }: { readonly pages: Pages<T> }) {
  const { t } = useTranslation();
  if (failure !== null) return <Failed failure={failure} retry={loadMore} />;
  if (!hasMore) return null;
  return (
    <div className="more-rows">
      <Button variant="default" loading={loading} onClick={loadMore}>
        {t("moreRows")}
      </Button>
    </div>
  );
}

interface Place {
  /** Held while the first rows are read. */
  readonly height: number;
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
