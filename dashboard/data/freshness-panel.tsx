import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { listState } from "../api/panel-state.ts";
import { FreshnessDocument, type FreshnessQuery } from "../api/generated/graphql.ts";
import { count } from "../format/money.ts";
import { moment } from "../format/moment.ts";
import { estatePath } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { DataTable, tableFile, type Column } from "../ui/data-table.tsx";
import { Panel } from "../ui/panel.tsx";
import { isStale } from "./staleness.ts";

type Estate = FreshnessQuery["estates"][number];

/** How recent each estate's records are; one whose records stopped stands first. */
export function FreshnessPanel() {
  const { t } = useTranslation();
  const { today } = useFrame();
  const [answer, ask] = useQuery({ query: FreshnessDocument, requestPolicy: "cache-and-network" });
  const lastDay = ({ collection }: Estate) => collection.freshness.latestEntryOn ?? "";
  const estates = (answer.data?.estates ?? []).toSorted((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1));
  const stale = estates.filter((estate) => isStale(estate.collection.freshness.latestEntryOn, today)).length;
  const none = estates.length === 0 ? { title: t("noEstatesYet"), hint: t("noBatchesHint") } : null;
  const state = listState(answer, 480, () => ask({ requestPolicy: "network-only" }), none);
  const columns = useColumns();
  const title = t("freshness");
  return (
    <Panel
      id="freshness"
      title={title}
      note={estates.length > 0 && t("freshnessNote", { count: stale, estates: count(estates.length) })}
      state={state}
      file={() => tableFile(title, columns, estates)}
    >
      <DataTable labelledBy="freshness" columns={columns} rows={estates} keyOf={({ code }) => code} />
    </Panel>
  );
}

function useColumns(): readonly Column<Estate>[] {
  const { t } = useTranslation();
  const { today } = useFrame();
  const entry = ({ collection: { freshness } }: Estate) => freshness.latestEntryOn;
  const recorded = ({ collection: { freshness } }: Estate) => freshness.recordedAt;
  return [
    {
      id: "estate",
      head: t("estate"),
      cell: ({ code, name }) => (
        <>
          <Link className="choose" to={estatePath(code)}>
            <span>{name}</span>
          </Link>
          <small>{code}</small>
        </>
      ),
      fields: [
        { name: t("estateCode"), value: ({ code }) => code },
        { name: t("estate"), value: ({ name }) => name },
      ],
    },
    {
      id: "entry",
      head: t("latestEntry"),
      cell: (estate) => (
        <>
          {entry(estate) ?? t("nothingRecorded")}{" "}
          {isStale(entry(estate), today) && (
            <Badge className="badge badge-missing" variant="outline">
              {t("stale")}
            </Badge>
          )}
        </>
      ),
      fields: [
        { name: t("latestEntry"), value: (estate) => entry(estate) ?? "" },
        { name: t("stale"), value: (estate) => (isStale(entry(estate), today) ? t("stale") : "") },
      ],
    },
    {
      id: "recorded",
      head: t("latestRecorded"),
      cell: (estate) => writtenMoment(recorded(estate)),
      fields: [{ name: t("latestRecorded"), value: (estate) => writtenMoment(recorded(estate)) }],
    },
    {
      id: "quarantined",
      numeric: true,
      head: t("quarantinedRows"),
      cell: ({ collection }) => count(collection.completeness.quarantinedRows),
      fields: [{ name: t("quarantinedRows"), value: ({ collection }) => collection.completeness.quarantinedRows }],
    },
  ];
}

const writtenMoment = (instant: string | null): string => (instant === null ? "—" : moment(instant));
