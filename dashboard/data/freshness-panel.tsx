import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { panelState } from "../api/panel-state.ts";
import { FreshnessDocument, type FreshnessQuery } from "../api/generated/graphql.ts";
import { count } from "../format/money.ts";
import { moment } from "../format/moment.ts";
import { estatePath } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
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
  const state = panelState(answer, 480, () => ask({ requestPolicy: "network-only" }));
  return (
    <Panel
      title={t("freshness")}
      note={t("freshnessNote", { count: stale })}
      state={
        state.kind === "DATA" && estates.length === 0
          ? { kind: "EMPTY", title: t("noEstatesYet"), hint: t("noBatchesHint") }
          : state
      }
    >
      <PlainTable cards heads={[t("estate"), t("latestEntry"), t("latestRecorded"), { number: t("quarantinedRows") }]}>
        <tbody>
          {estates.map(({ code, name, collection: { freshness, completeness } }) => (
            <tr key={code}>
              <th scope="row">
                <Link className="choose" to={estatePath(code)}>
                  <span>{name}</span>
                </Link>
                <small>{code}</small>
              </th>
              <td data-name={t("latestEntry")}>
                {freshness.latestEntryOn ?? t("nothingRecorded")}{" "}
                {isStale(freshness.latestEntryOn, today) && (
                  <Badge className="badge badge-missing" variant="outline">
                    {t("stale")}
                  </Badge>
                )}
              </td>
              <td data-name={t("latestRecorded")}>
                {freshness.recordedAt === null ? "—" : moment(freshness.recordedAt)}
              </td>
              <td className="number" data-name={t("quarantinedRows")}>
                {count(completeness.quarantinedRows)}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Panel>
  );
}
