import { ActionIcon, Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SummaryFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { count } from "../format/money.ts";
import type { Reading } from "../reading/reading.ts";
import { Icon } from "../ui/icon.tsx";

/** How fresh and complete figures are. */
export type Provenance = Pick<SummaryFragment, "knownAt"> & {
  readonly completeness: Omit<SummaryFragment["completeness"], "estates">;
  readonly freshness: Omit<SummaryFragment["freshness"], "recordedAt">;
};

interface StampProps {
  readonly view: Reading;
  readonly total: Provenance | undefined;
  /** Whether the server is still asked for them: without, figures that are not there have failed. */
  readonly fetching: boolean;
  readonly refresh: () => void;
}

/** As of which day and as known at which time the figures stand, how fresh they are, and what is missing from them. */
export function Stamp({ view, total, fetching, refresh }: StampProps) {
  const { t } = useTranslation();
  const unknown = fetching ? "…" : "—";
  return (
    <div className="stamp">
      <dl>
        <div>
          <dt>{t("asOf")}</dt>
          <dd>{view.asOf}</dd>
        </div>
        <div>
          <dt>{t("knownAt")}</dt>
          <dd>
            {total === undefined ? unknown : total.knownAt === null ? t("nothingRecorded") : moment(total.knownAt)}
          </dd>
        </div>
        <div>
          <dt>{t("latestEntry")}</dt>
          <dd>{total === undefined ? unknown : (total.freshness.latestEntryOn ?? "—")}</dd>
        </div>
      </dl>
      {total !== undefined && <Missing total={total} />}
      <ActionIcon
        className="refresh"
        variant="default"
        size="lg"
        aria-label={t("refresh")}
        title={t("refresh")}
        onClick={refresh}
        loading={fetching && total === undefined}
      >
        <Icon path="M16 10a6 6 0 1 1-1.8-4.3M16 2.5v3.6h-3.6" size={16} />
      </ActionIcon>
    </div>
  );
}

function Missing({ total: { completeness, freshness } }: { readonly total: Provenance }) {
  const { t } = useTranslation();
  const { quarantinedRows, estatesWithoutRecords } = completeness;
  return (
    <>
      {freshness.stale && freshness.latestEntryOn !== null && (
        <Badge variant="default" className="badge badge-missing">
          {t("staleSince", { day: freshness.latestEntryOn })}
        </Badge>
      )}
      {quarantinedRows > 0 && (
        <Badge variant="default" className="badge badge-missing">
          {t("inQuarantine", { count: quarantinedRows, shown: count(quarantinedRows) })}
        </Badge>
      )}
      {estatesWithoutRecords > 0 && (
        <Badge variant="default" className="badge">
          {t("estatesWithout", { count: estatesWithoutRecords })}
        </Badge>
      )}
    </>
  );
}
