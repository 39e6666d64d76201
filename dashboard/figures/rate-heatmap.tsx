import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { percent, tenths } from "../format/ratio.ts";
import { shortMonth } from "../i18n/period-label.ts";
import { useWords } from "../i18n/use-words.ts";
import { DataTable, tableFile, type Column } from "../ui/data-table.tsx";
import { Panel, type PanelState } from "../ui/panel.tsx";
import { useExplain } from "./explain.ts";
import type { Named } from "./rate-cell.tsx";
import type { RateName } from "./rates.ts";
import type { TrendPoint } from "./trend.ts";
import "./rate-heatmap.css";

const SHADES = 7;

/** A line of the heatmap. */
export interface HeatRow {
  readonly key: string;
  readonly whose: Named;
  readonly head: ReactNode;
  readonly points: readonly TrendPoint[];
}

interface RateHeatmapProps {
  readonly title: string;
  readonly state: PanelState;
  readonly rate: RateName;
  readonly subject: string;
  readonly controls?: ReactNode;
  readonly rows: readonly HeatRow[];
  readonly total?: HeatRow;
}

/** A rate by month, a line each: the figures themselves, on a ground that is the stronger the higher they are. */
export function RateHeatmap({ title, state, rate, subject, controls, rows, total }: RateHeatmapProps) {
  const { t } = useTranslation();
  const id = useId();
  const values = rows.flatMap(({ points }) => points.flatMap((point) => point.rate.value ?? []));
  // A rate that no month has is told in one sentence; the choice of another stays.
  const none = state.kind === "DATA" && values.length === 0;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const shadeOf = (value: number | null) =>
    value === null
      ? null
      : high === low
        ? 0
        : Math.min(SHADES - 1, Math.floor(((value - low) / (high - low)) * SHADES));
  const months = (total ?? rows[0])?.points ?? [];
  const columns: Column<HeatRow>[] = [
    {
      id: "subject",
      head: subject,
      cell: ({ head }) => head,
      fields: [{ name: subject, value: ({ whose }) => whose.name }],
    },
    ...months.map(({ period }, index): Column<HeatRow> => ({
      id: period.from,
      numeric: true,
      head: <MonthHead day={period.from} withYear={index === 0 || period.from.slice(5, 7) === "01"} />,
      cell: ({ points, whose }) => (
        <HeatCell point={points[index]} whose={whose} rate={rate} shade={shadeOf(points[index]?.rate.value ?? null)} />
      ),
      fields: [
        {
          name: period.from.slice(0, 7),
          value: ({ points }) => (points[index] === undefined ? "" : { share: points[index].rate }),
        },
      ],
    })),
  ];
  const file = () => tableFile(title, columns, total === undefined ? rows : [...rows, total]);
  return (
    <Panel
      id={id}
      title={title}
      note={t("heatmapNote", { rate: t(rate) })}
      {...(none ? { filters: controls } : { controls })}
      file={file}
      state={none ? { kind: "EMPTY", title: t("heatmapNone"), hint: t("heatmapNoneHint") } : state}
    >
      <DataTable
        labelledBy={id}
        className="heat"
        fromEnd
        columns={columns}
        rows={rows}
        keyOf={({ key }) => key}
        total={total}
      />
    </Panel>
  );
}

/** A month, below its year where one begins or none was told: beside it the year would read as the month before's. */
function MonthHead({ day, withYear }: { readonly day: string; readonly withYear: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {withYear && <small>{day.slice(0, 4)} </small>}
      {shortMonth(t, day)}
    </>
  );
}

interface HeatCellProps {
  readonly point: TrendPoint | undefined;
  readonly whose: Named;
  readonly rate: RateName;
  readonly shade: number | null;
}

function HeatCell({ point, whose, rate, shade }: HeatCellProps) {
  const t = useWords();
  const explain = useExplain();
  if (point === undefined || point.rate.value === null) return <span className="heat-none dim">—</span>;
  const value = percent(point.rate);
  const month = point.period.from.slice(0, 7);
  return (
    <button
      type="button"
      className="heat-cell"
      data-shade={shade}
      aria-haspopup="dialog"
      title={`${whose.name} · ${month} · ${value}`}
      aria-label={t("explainRate", { whose: `${whose.name} ${month}`, rate: t(rate), value })}
      onClick={() => explain(whose, rate, point.period)}
    >
      {tenths(point.rate)}
    </button>
  );
}
