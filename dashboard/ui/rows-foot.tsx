import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Failure } from "../api/failure.ts";
import { count } from "../format/money.ts";
import { Failed } from "./failed.tsx";
import "./rows-foot.css";

interface RowsFootProps {
  /** How many rows are shown. */
  readonly shown: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly failure: Failure | null;
  readonly loadMore: () => Promise<void>;
}

/** Below rows that add up to a figure: how many there are so far, and the way to more of them, or why they did not come. */
export function RowsFoot({ shown, hasMore, loading, failure, loadMore }: RowsFootProps) {
  const { t } = useTranslation();
  return (
    <>
      {failure !== null && <Failed failure={failure} retry={() => void loadMore()} />}
      <div className="rows-foot">
        <span className="dim" aria-live="polite">
          {t(hasMore ? "rowsShownSome" : "rowsShownAll", { count: shown, shown: count(shown) })}
        </span>
        {hasMore && failure === null && (
          <Button variant="default" loading={loading} onClick={() => void loadMore()}>
            {t("moreRows")}
          </Button>
        )}
      </div>
    </>
  );
}
