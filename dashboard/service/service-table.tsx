import { Button, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ServiceLineFragment } from "../api/generated/graphql.ts";
import { count } from "../format/money.ts";
import { percent } from "../format/ratio.ts";
import { paths } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { RECORDS, isOpenTo } from "../shell/roles.ts";
import { DataTable, tableFile, type Column } from "../ui/data-table.tsx";
import { Panel, PanelBody, type PanelState } from "../ui/panel.tsx";
import { nobodyAsked } from "./nobody-asked.ts";
import { GROUPS, score, type ServiceView } from "./service-view.ts";
import "../ui/tiles.css";

interface ServiceTableProps {
  readonly view: ServiceView;
  readonly show: (change: Partial<ServiceView>) => void;
  readonly total: ServiceLineFragment | undefined;
  readonly groups: readonly ServiceLineFragment[];
  readonly state: PanelState;
}

/** How complaints are answered and how satisfied owners are: all together, and by group. */
export function ServiceTable({ view, show, total, groups, state }: ServiceTableProps) {
  const { t } = useTranslation();
  const { role } = useFrame().me;
  const columns = useColumns(view.by);
  const together =
    groups.some(({ key }) => key === TOGETHER) &&
    groups.every(({ key, received }) => key === TOGETHER || received === null);
  const title = t("serviceBy");
  const told: PanelState =
    state.kind === "DATA" && total === undefined
      ? {
          kind: "EMPTY",
          title: t("noService"),
          hint: t(isOpenTo(RECORDS, role) ? "noServiceHint" : "noServiceReaderHint"),
        }
      : state;
  return (
    <Panel
      id="service"
      title={title}
      note={t(role === "COMMITTEE" ? "serviceNoteCommittee" : "serviceNote")}
      state={told}
      file={() => tableFile(title, columns, groups)}
    >
      {total !== undefined && <Tiles total={total} />}
      <div className="service-filters">
        <SegmentedControl
          size="xs"
          aria-label={t("serviceGrouping")}
          value={view.by}
          onChange={(by) => show({ by })}
          data={GROUPS.map((value) => ({ value, label: t(`serviceBy${value}`) }))}
        />
      </div>
      <PanelBody state={{ kind: "DATA" }}>
        {together && (
          <p className="service-together" role="status">
            {t("serviceAllTogether", { group: t(`serviceBy${view.by}`) })}{" "}
            <Button variant="default" size="compact-sm" onClick={() => show({ by: "MONTH" })}>
              {t("seeByMonth")}
            </Button>
          </p>
        )}
        <DataTable
          className="service-lines"
          labelledBy="service"
          columns={columns}
          rows={groups}
          keyOf={({ key }) => key}
          {...(total !== undefined && { total: { ...total, key: "total", label: t("total") } })}
        />
      </PanelBody>
    </Panel>
  );
}

/** The group that a committee is told the rest of all groups as. */
const TOGETHER = "*";

type Share = ServiceLineFragment["responseRate"];

function Tiles({ total }: { readonly total: ServiceLineFragment }) {
  const { t } = useTranslation();
  const { received, responseRate, settledRate, satisfaction } = total;
  const shareOf = (share: Share) => (share === null ? t("hiddenMean") : percent(share));
  const of = (share: Share) =>
    share === null ? "" : t("serviceOf", { numerator: count(share.numerator), denominator: count(share.denominator) });
  const rests = ({ answers, counted, answerRate }: ServiceLineFragment["satisfaction"]) => {
    if (answers === null) return "";
    if (nobodyAsked({ answers, answerRate })) return t("noSurvey");
    return t("satisfactionRests", { count: answers, counted: count(counted), rate: shareOf(answerRate) });
  };
  const tiles = [
    { code: "complaint_response_rate", name: t("responseRate"), value: shareOf(responseRate), note: of(responseRate) },
    { code: "complaint_settled_rate", name: t("settledRate"), value: shareOf(settledRate), note: of(settledRate) },
    {
      code: "satisfaction",
      name: t("satisfaction"),
      value: satisfaction.hidden ? t("hiddenMean") : score(satisfaction.mean),
      note: rests(satisfaction),
    },
  ];
  return (
    <section className="tiles service-tiles" aria-label={t("summary")}>
      {tiles.map(({ code, name, value, note }) => (
        <div key={code} className="tile">
          <span className="tile-name">
            <Link to={`${paths.metrics}#${code}`}>{name}</Link>
          </span>
          <span className="tile-value">{value}</span>
          <span className="tile-fraction">{note}</span>
        </div>
      ))}
      <div className="tile">
        <span className="tile-name">{t("complaintsReceived")}</span>
        <span className="tile-value">{received === null ? t("hiddenMean") : count(received)}</span>
      </div>
    </section>
  );
}

function useColumns(by: ServiceView["by"]): readonly Column<ServiceLineFragment>[] {
  const { t } = useTranslation();
  const hidden = <span className="dim">{t("hiddenMean")}</span>;
  const nameOf = ({ key, label }: ServiceLineFragment) => {
    if (key === "total") return label;
    if (key === "-") return t("serviceNone");
    if (key === TOGETHER) return t("serviceTogether");
    if (by === "CHANNEL") return t(`serviceChannel_${channelOf(key)}`);
    if (by === "SUBJECT") return t(`serviceSubject_${subjectOf(key)}`);
    return label;
  };
  const mean = (id: "mean" | "speed" | "correctness" | "manner", wide: boolean): Column<ServiceLineFragment> => ({
    id,
    head: t(`score_${id}`),
    numeric: true,
    wide,
    cell: ({ satisfaction }) =>
      satisfaction.hidden || satisfaction.answers === null ? hidden : score(satisfaction[id]),
    fields: [
      {
        name: t(`score_${id}`),
        value: ({ satisfaction }) => (satisfaction[id] === null ? "" : score(satisfaction[id])),
      },
    ],
  });
  const share = (id: string, head: string, of: (line: ServiceLineFragment) => Share): Column<ServiceLineFragment> => ({
    id,
    head,
    numeric: true,
    cell: (line) => {
      const share = of(line);
      return share === null ? hidden : percent(share);
    },
    fields: [
      {
        name: head,
        value: (line) => {
          const share = of(line);
          return share === null ? "" : { share };
        },
      },
      { name: `${head} ${t("numerator")}`, value: (line) => of(line)?.numerator ?? "" },
      { name: `${head} ${t("denominator")}`, value: (line) => of(line)?.denominator ?? "" },
    ],
  });
  return [
    { id: "group", head: t(`serviceBy${by}`), cell: nameOf, fields: [{ name: t(`serviceBy${by}`), value: nameOf }] },
    {
      id: "received",
      head: t("complaintsReceived"),
      numeric: true,
      wide: true,
      cell: ({ received }) => (received === null ? hidden : count(received)),
      fields: [{ name: t("complaintsReceived"), value: ({ received }) => received ?? "" }],
    },
    share("response", t("responseRate"), ({ responseRate }) => responseRate),
    share("settled", t("settledRate"), ({ settledRate }) => settledRate),
    mean("mean", false),
    mean("speed", true),
    mean("correctness", true),
    mean("manner", true),
    {
      id: "answers",
      head: t("answersCount"),
      numeric: true,
      wide: true,
      cell: ({ satisfaction: { answers } }) => (answers === null ? hidden : count(answers)),
      fields: [
        { name: t("answersCount"), value: ({ satisfaction }) => satisfaction.answers ?? "" },
        { name: t("answersCounted"), value: ({ satisfaction }) => satisfaction.counted },
      ],
    },
    share("answerRate", t("answerRate"), ({ satisfaction }) => satisfaction.answerRate),
  ];
}

export const CHANNELS = ["PHONE", "APP", "VISIT", "GROUP", "LETTER", "HOTLINE", "OTHER"] as const;
export const SUBJECTS = [
  "CHARGES",
  "REPAIRS",
  "CLEANING",
  "SECURITY",
  "GREENERY",
  "FACILITIES",
  "STAFF",
  "OTHER",
] as const;
const channelOf = (key: string) => CHANNELS.find((channel) => channel === key) ?? "OTHER";
const subjectOf = (key: string) => SUBJECTS.find((subject) => subject === key) ?? "OTHER";
