import { lazy, useId } from "react";
import { useTranslation } from "react-i18next";
import type { ShownReleaseFragment } from "../api/generated/graphql.ts";
import { count, yuan } from "../format/money.ts";
import { hundredths, percent } from "../format/ratio.ts";
import { DataTable, tableFile, type Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { Panel } from "../ui/panel.tsx";
import { settledOf, toldAges, toldBuildings, toldCounts, withheldState, type ToldCell } from "./committee-figures.ts";
import { AskButton, type Subject } from "./told-list.tsx";

const RankingChart = lazy(() =>
  import("../charts/ranking-chart.tsx").then((module) => ({ default: module.RankingChart })),
);

interface CellsProps {
  readonly release: ShownReleaseFragment;
  readonly ask: ((subject: Subject) => void) | null;
}

type Measured = ToldCell & { readonly households: number; readonly owing: number };
const isMeasured = (row: ToldCell): row is Measured => row.households !== null && row.owing !== null;

function useColumns(figure: "building" | "age", ask: CellsProps["ask"]): readonly Column<ToldCell>[] {
  const { t } = useTranslation();
  const apart = (row: ToldCell, text: string) =>
    row.owing === null ? <span className="dim">{t("toldTogether")}</span> : text;
  const name = t(figure === "building" ? "buildingName" : "owedFor");
  const own: readonly Column<ToldCell>[] =
    figure === "age"
      ? []
      : [
          {
            id: "households",
            numeric: true,
            wide: true,
            head: t("householdsBilled"),
            cell: (row) => apart(row, toldCounts(t, row).billed),
            fields: [{ name: t("householdsBilled"), value: (row) => row.households ?? toldCounts(t, row).billed }],
          },
          {
            id: "rate",
            numeric: true,
            head: t("figurehouseholdRate"),
            cell: (row) => apart(row, toldCounts(t, row).rate),
            fields: [
              {
                name: t("figurehouseholdRate"),
                value: (row) => (isMeasured(row) ? { share: settledOf(row) } : toldCounts(t, row).rate),
              },
            ],
          },
        ];
  const asking: readonly Column<ToldCell>[] =
    ask === null
      ? []
      : [
          {
            id: "ask",
            head: t("askAbout"),
            cell: ({ cell, name: named }) => <AskButton subject={{ figure, cell, name: named }} ask={ask} />,
          },
        ];
  return [
    { id: "name", head: name, cell: (row) => row.name, fields: [{ name, value: (row) => row.name }] },
    ...own,
    {
      id: "owing",
      numeric: true,
      wide: figure === "building",
      head: t("householdsOwing"),
      cell: (row) => apart(row, row.owing === null ? "" : count(row.owing)),
      fields: [{ name: t("householdsOwing"), value: ({ owing }) => owing ?? t("toldTogether") }],
    },
    {
      id: "unpaid",
      numeric: true,
      head: t("amountOwed"),
      cell: (row) => apart(row, row.unpaid === null ? "" : yuan(row.unpaid)),
      fields: [
        { name: t("amountOwed"), value: ({ unpaid }) => (unpaid === null ? t("toldTogether") : { fen: unpaid }) },
      ],
    },
    ...asking,
  ];
}

/** Where it is owed: household rates by building, the lowest first. */
export function BuildingFigure({ release, ask }: CellsProps) {
  const { t } = useTranslation();
  const columns = useColumns("building", ask);
  const rows = toldBuildings(t, release);
  const measured = rows
    .filter(isMeasured)
    .toSorted((a, b) => Number(hundredths(settledOf(a)) ?? 0n) - Number(hundredths(settledOf(b)) ?? 0n));
  const alone = measured.filter(({ cell }) => cell !== "");
  const [worst] = alone;
  const hidden = rows.filter(({ owing }) => owing === null).length;
  const { total } = release.figures;
  const whole = total === null ? null : { ...total, cell: "", name: "" };
  const level = whole !== null && isMeasured(whole) ? Number(hundredths(settledOf(whole)) ?? 0n) / 100 : null;
  const summary =
    worst === undefined
      ? t(measured.length === 0 ? "whereOwedNone" : "whereOwedTogether")
      : t(hidden === 0 ? "whereOwedAll" : "whereOwedSummary", {
          told: alone.length,
          hidden,
          worst: worst.name,
          value: percent(settledOf(worst)),
        });
  return (
    <Figure
      id="buildings"
      title={t("whereOwed")}
      state={rows.length === 0 ? withheldState(t, release.figures) : { kind: "DATA" }}
      summary={t("whereOwedOf", {
        summary,
        of: t("ofBulletin", { month: release.month ?? "", asOf: release.asOf }),
      })}
      height={measured.length * 26 + 56}
      chart={
        <RankingChart
          bars={measured.map((row) => ({
            code: row.cell === "" ? "…" : row.cell,
            name: row.name,
            label: percent(settledOf(row)),
            value: Number(hundredths(settledOf(row)) ?? 0n) / 100,
          }))}
          level={level}
          levelLabel={level === null ? "" : t("totalLine", { value: `${level.toFixed(2)}%` })}
          name={t("whereOwed")}
          open={(code) => {
            const row = alone.find(({ cell }) => cell === code);
            if (row !== undefined) ask?.({ figure: "building", cell: row.cell, name: row.name });
          }}
        />
      }
      columns={columns}
      rows={rows}
      keyOf={({ cell }) => cell}
    />
  );
}

/** How long it has been owed, each household in one class. */
export function AgePanel({ release, ask }: CellsProps) {
  const { t } = useTranslation();
  const id = useId();
  const columns = useColumns("age", ask);
  const rows = toldAges(t, release);
  const { figures } = release;
  const nothingOwed = { kind: "EMPTY", title: t("nothingOwed"), hint: t("nothingOwedHint") } as const;
  const none = figures.total === null || figures.buildings.length === 0 ? withheldState(t, figures) : nothingOwed;
  return (
    <Panel
      id={id}
      title={t("howLong")}
      note={t("howLongNote", { of: t("ofBulletin", { month: release.month ?? "", asOf: release.asOf }) })}
      state={rows.length > 0 ? { kind: "DATA" } : none}
      {...(rows.length > 0 && { file: () => tableFile(t("howLong"), columns, rows) })}
    >
      <DataTable className="told-ages" labelledBy={id} columns={columns} rows={rows} keyOf={({ cell }) => cell} />
    </Panel>
  );
}
