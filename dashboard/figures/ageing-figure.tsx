import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { compactYuan, tickYuan } from "../format/compact.ts";
import { percent } from "../format/ratio.ts";
import { currentLanguage } from "../i18n/language.ts";
import { Amount } from "../ui/amount.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { MetricButton } from "./metric-button.tsx";
import { agesOf, inBucket, oldOf, openOf, type Age } from "./ages.ts";

const StackedChart = lazy(() =>
  import("../charts/stacked-chart.tsx").then((module) => ({ default: module.StackedChart })),
);

/** Whose arrears a bar shows. */
export interface AgeRow {
  readonly key: string;
  readonly name: string;
  readonly ageing: readonly Age[];
}

interface AgeingFigureProps {
  /** The whole scope's ageing. */
  readonly total: AgeRow;
  readonly rows: readonly AgeRow[];
  readonly subject: string;
  readonly open?: (key: string) => void;
}

/** How old what is owed is: a bar of ages for each part of the scope. */
export function AgeingFigure({ total, rows, subject, open }: AgeingFigureProps) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const ages = agesOf(t);
  const [whole, old] = [openOf(total.ageing), oldOf(total.ageing)];
  const columns: Column<AgeRow>[] = [
    { id: "subject", head: subject, cell: ({ name }) => name, fields: [{ name: subject, value: ({ name }) => name }] },
    ...ages.map(({ id, label }): Column<AgeRow> => ({
      id,
      numeric: true,
      head: label,
      cell: ({ ageing }) => <Amount fen={inBucket(ageing, id)} />,
      fields: [{ name: label, value: ({ ageing }) => ({ fen: inBucket(ageing, id) }) }],
    })),
    {
      id: "total",
      numeric: true,
      head: t("total"),
      cell: ({ ageing }) => <Amount fen={openOf(ageing)} />,
      fields: [{ name: t("total"), value: ({ ageing }) => ({ fen: openOf(ageing) }) }],
    },
  ];
  return (
    <Figure
      id="ageing"
      title={t("ageing")}
      state={
        BigInt(whole) === 0n ? { kind: "EMPTY", title: t("ageingNone"), hint: t("ageingNoneHint") } : { kind: "DATA" }
      }
      summary={t("ageingSummary", {
        total: compactYuan(whole, language),
        old: compactYuan(old, language),
        share: percent({ numerator: old, denominator: whole }),
      })}
      controls={<MetricButton code="ageing" of={t("ageing")} />}
      height={rows.length * 30 + 96}
      chart={
        <StackedChart
          parts={ages}
          layout="horizontal"
          name={t("ageing")}
          tick={(value) => tickYuan(value, language)}
          {...(open !== undefined && { open })}
          stacks={rows.map(({ key, name, ageing }) => ({
            id: key,
            label: name,
            total: compactYuan(openOf(ageing), language),
            parts: Object.fromEntries(ages.map(({ id }) => [id, Number(inBucket(ageing, id)) / 100])),
            texts: Object.fromEntries(ages.map(({ id }) => [id, compactYuan(inBucket(ageing, id), language)])),
          }))}
        />
      }
      columns={columns}
      rows={rows}
      keyOf={({ key }) => key}
      {...(rows.length > 1 && { total })}
    />
  );
}
