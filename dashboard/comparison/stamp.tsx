import { ActionIcon, Badge, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { moment } from "../format/moment.ts";
import { count } from "../format/money.ts";
import type { ComparisonView } from "./comparison-view.ts";
import type { ComparedTotal } from "./figures.ts";

interface StampProps {
  readonly view: ComparisonView;
  readonly total: ComparedTotal | undefined;
  readonly refresh: () => void;
}

/** As of which day and as known at which time the figures stand, how fresh they are, and what is missing from them. */
export function Stamp({ view, total, refresh }: StampProps) {
  const { t } = useTranslation();
  const missing = total?.completeness;
  return (
    <div className="stamp">
      <dl>
        <div>
          <dt>{t("asOf")}</dt>
          <dd>{view.asOf}</dd>
        </div>
        <div>
          <dt>{t("knownAt")}</dt>
          <dd>{total === undefined ? "…" : total.knownAt === null ? t("nothingRecorded") : moment(total.knownAt)}</dd>
        </div>
        <div>
          <dt>{t("latestEntry")}</dt>
          <dd>{total === undefined ? "…" : (total.freshness.latestEntryOn ?? "—")}</dd>
        </div>
      </dl>
      {missing !== undefined && missing.quarantinedRows > 0 && (
        <Badge variant="default" className="badge badge-missing">
          {t("inQuarantine", { count: missing.quarantinedRows, shown: count(missing.quarantinedRows) })}
        </Badge>
      )}
      {missing !== undefined && missing.estatesWithoutRecords > 0 && (
        <Badge variant="default" className="badge">
          {t("estatesWithout", { count: missing.estatesWithoutRecords })}
        </Badge>
      )}
      <Tooltip label={t("refresh")}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t("refresh")}
          onClick={refresh}
          loading={total === undefined}
        >
          <svg
            viewBox="0 0 20 20"
            width="16"
            height="16"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            aria-hidden="true"
          >
            <path d="M16 10a6 6 0 1 1-1.8-4.3M16 2.5v3.6h-3.6" strokeLinecap="round" strokeLinejoin="round" />
          </svg>
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
