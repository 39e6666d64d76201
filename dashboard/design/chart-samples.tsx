import { lazy, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { compactYuan, tickYuan } from "../format/compact.ts";
import { percent } from "../format/ratio.ts";
import { currentLanguage } from "../i18n/language.ts";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { Panel } from "../ui/panel.tsx";
import { MONTHS, ROWS, type SampleRow } from "./samples.ts";
import { words } from "./words.ts";

const LinesChart = lazy(() => import("../charts/lines-chart.tsx").then((module) => ({ default: module.LinesChart })));
const RankingChart = lazy(() =>
  import("../charts/ranking-chart.tsx").then((module) => ({ default: module.RankingChart })),
);
const StackedChart = lazy(() =>
  import("../charts/stacked-chart.tsx").then((module) => ({ default: module.StackedChart })),
);
const WaterfallChart = lazy(() =>
  import("../charts/waterfall-chart.tsx").then((module) => ({ default: module.WaterfallChart })),
);

const nothing = (): void => undefined;

/** Every kind of chart, in the frame that all of them stand in. */
export function ChartSamples() {
  const { t } = useTranslation();
  const w = words();
  const language = currentLanguage();
  const tick = (value: number) => tickYuan(value, language);
  const columns: readonly Column<SampleRow>[] = [
    { id: "name", head: w.name, cell: ({ name }) => name, fields: [{ name: w.name, value: ({ name }) => name }] },
    { id: "rate", numeric: true, head: w.rate, cell: ({ rate }) => percent(rate) },
  ];
  const framed = (id: string, title: string, height: number, chart: ReactNode) => (
    <Figure
      id={id}
      title={title}
      summary={w.summary}
      height={height}
      chart={chart}
      columns={columns}
      rows={ROWS}
      keyOf={({ key }) => key}
    />
  );
  const months = MONTHS.map(({ period, rate }) => ({
    x: period.from.slice(0, 7),
    value: rate.value === null ? null : rate.value * 100,
    label: percent(rate),
  }));
  const fewer = months.map(({ x, value, label }) => ({ x, value: value === null ? null : value - 8, label }));
  return (
    <>
      <Panel title={w.charts} note={w.chartsNote} />
      <div className="figures-row">
        {framed(
          "lines",
          w.lines,
          280,
          <LinesChart
            name={w.lines}
            every={3}
            lines={[
              { id: "own", label: w.own, points: months },
              { id: "others", label: w.others, points: fewer },
            ]}
          />,
        )}
        {framed(
          "ranking-sample",
          w.ranking,
          280,
          <RankingChart
            name={w.ranking}
            level={85}
            levelLabel={t("totalLine", { value: "85.00%" })}
            open={nothing}
            bars={ROWS.map(({ key, name, rate }) => ({
              code: key,
              name,
              label: percent(rate),
              value: rate.value * 100,
            }))}
          />,
        )}
        {framed(
          "stacked",
          w.stacked,
          280,
          <StackedChart
            name={w.stacked}
            layout="horizontal"
            tick={tick}
            parts={["1", "2", "3"].map((id) => ({ id, label: `${w.part} ${id}` }))}
            stacks={ROWS.map(({ key, name, fen }) => ({
              id: key,
              label: name,
              total: compactYuan(fen, language),
              parts: { 1: Number(fen) / 400, 2: Number(fen) / 200, 3: Number(fen) / 400 },
              texts: { 1: "", 2: "", 3: "" },
            }))}
          />,
        )}
        {framed(
          "waterfall",
          w.waterfall,
          280,
          <WaterfallChart
            name={w.waterfall}
            tick={tick}
            open={nothing}
            steps={[
              { id: "a", label: t("bridgeOpening"), from: 0, to: 120_000, kind: "TOTAL", amount: tick(120_000) },
              {
                id: "b",
                label: t("bridgeBilled"),
                from: 120_000,
                to: 390_000,
                kind: "CHANGE",
                amount: `+${tick(270_000)}`,
              },
              {
                id: "c",
                label: t("bridgeCollected"),
                from: 390_000,
                to: 150_000,
                kind: "CHANGE",
                amount: `−${tick(240_000)}`,
              },
              { id: "d", label: t("bridgeClosing"), from: 0, to: 150_000, kind: "TOTAL", amount: tick(150_000) },
            ]}
          />,
        )}
      </div>
    </>
  );
}
