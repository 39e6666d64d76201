import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import { useQuery } from "urql";
import { panelState } from "../api/panel-state.ts";
import {
  GroupedFiguresDocument,
  type FindingShareFragment,
  type GroupedFiguresQuery,
} from "../api/generated/graphql.ts";
import { percent } from "../format/ratio.ts";
import { Panel, type PanelState } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import type { TableFile } from "../ui/table-file.ts";
import { figureScopeOf, GROUPS, SEVERITIES, SOURCES, type FindingsView } from "./findings-view.ts";

type Grouped = GroupedFiguresQuery["findingFigures"][number];

interface GroupPanelProps {
  readonly view: FindingsView;
  readonly show: (change: Partial<FindingsView>) => void;
  readonly days: { readonly from: string; readonly to: string; readonly asOf: string };
}

/** How well problems are closed, group by group: by estate, severity, source, responsible person or month. */
export function GroupPanel({ view, show, days }: GroupPanelProps) {
  const { t } = useTranslation();
  const { by } = view;
  const [asked, ask] = useQuery({
    query: GroupedFiguresDocument,
    variables: { by, ...days, ...figureScopeOf(view) },
  });
  const told = panelState(asked, 240, () => ask({ requestPolicy: "network-only" }));
  const rows = asked.data?.findingFigures ?? [];
  const state: PanelState =
    told.kind === "DATA" && rows.length === 0 ? { kind: "EMPTY", title: t("noFindings"), hint: t("noShare") } : told;
  const title = t("figuresBy", { group: t(`group${by}`) });
  return (
    <Panel
      title={title}
      note={t("figuresByNote", { from: days.from, to: days.to })}
      state={state}
      file={() => groupFile(t, title, by, rows)}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={t("figuresGroup")}
          value={by}
          onChange={(chosen) => show({ by: chosen })}
          data={GROUPS.map((value) => ({ value, label: t(`group${value}`) }))}
        />
      }
    >
      <PlainTable cards heads={[t(HEADS[by]), ...headsOf(t).map((number) => ({ number }))]}>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="whole">
                {nameOf(t, by, row)}
              </th>
              <td className="number" data-name={t("figureRaised")}>
                {row.raised}
              </td>
              <td className="number" data-name={t("overdueFindings")}>
                {row.overdue}
              </td>
              {sharesOf(row).map((share, at) => (
                <Share key={headsOf(t)[at + 2]} name={headsOf(t)[at + 2] ?? ""} share={share} />
              ))}
              <td className="number" data-name={t("medianDays")}>
                {row.medianDays === null ? "—" : t("daysValue", { count: row.medianDays })}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Panel>
  );
}

const HEADS = {
  ESTATE: "estate",
  SEVERITY: "severity",
  SOURCE: "source",
  PERSON: "responsible",
  MONTH: "raisedMonth",
} as const;

const headsOf = (t: TFunction): readonly string[] => [
  t("figureRaised"),
  t("overdueFindings"),
  t("closedRate"),
  `${t("rectifiedOnTime")} · ${t("onTimeOriginal")}`,
  `${t("rectifiedOnTime")} · ${t("onTimeExtended")}`,
  t("firstPassRate"),
  t("recurrenceRate"),
  t("medianDays"),
];

const sharesOf = (row: Grouped): readonly FindingShareFragment[] => [
  row.closedRate,
  row.onTimeRate,
  row.onTimeExtendedRate,
  row.firstPassRate,
  row.recurrenceRate,
];

function Share({ name, share }: { readonly name: string; readonly share: FindingShareFragment }) {
  const { t } = useTranslation();
  const { numerator, denominator } = share;
  return (
    <td className="number" data-name={name}>
      {denominator === 0 ? "—" : percent(share)}
      {denominator > 0 && <small>{t("byOf", { numerator, denominator })}</small>}
    </td>
  );
}

/** What a group is called in the reader's language. */
function nameOf(t: TFunction, by: FindingsView["by"], { key, label }: Grouped): string {
  if (by === "SEVERITY") {
    const severity = SEVERITIES.find((known) => known === key);
    return severity === undefined ? label : t(`severity${severity}`);
  }
  if (by === "SOURCE") {
    const source = SOURCES.find((known) => known === key);
    return source === undefined ? label : t(`source${source}`);
  }
  return by === "PERSON" && (label === "" || label === "-") ? t("unassigned") : label;
}

function groupFile(t: TFunction, name: string, by: FindingsView["by"], rows: readonly Grouped[]): TableFile {
  const parts = (share: FindingShareFragment) => [share.numerator, share.denominator];
  return {
    name,
    header: [
      t(HEADS[by]),
      ...headsOf(t).slice(0, 2),
      ...headsOf(t)
        .slice(2, 7)
        .flatMap((head) => [`${head} · ${t("figureNumerator")}`, `${head} · ${t("figureDenominator")}`]),
      t("medianDays"),
    ],
    rows: rows.map((row) => [
      nameOf(t, by, row),
      row.raised,
      row.overdue,
      ...sharesOf(row).flatMap(parts),
      row.medianDays ?? "",
    ]),
  };
}
