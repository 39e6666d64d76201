import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { Amount } from "../ui/amount.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { MethodButton } from "../analysis/method-button.tsx";
import type { RollRate } from "./outlook-query.ts";
import { share } from "./shares.ts";

const RollChart = lazy(() => import("../charts/roll-chart.tsx").then((module) => ({ default: module.RollChart })));

/** Buckets of the ageing in the order in which the API tells them. */
const BUCKETS = ["not_yet_due", "1-30", "31-60", "61-90", "91-180", "181-365", "366-730", "731-1095", ">1095"] as const;

/** The roll-rate matrix: where balances of each ageing bucket stand a month later. */
export function RollFigure({ rates }: { readonly rates: readonly RollRate[] }) {
  const { t } = useTranslation();
  const name = (bucket: string): string => (bucket === "not_yet_due" ? t("bucketNotDue") : bucket.replace("-", "–"));
  const first = rates.find(({ bucket }) => bucket === "1-30");
  const told = BUCKETS.map((bucket, i) => [bucket, i] as const).filter(([, i]) =>
    rates.some(({ kept }) => (kept[i] ?? 0) > 0),
  );
  const columns: Column<RollRate>[] = [
    {
      id: "bucket",
      head: t("fromBucket"),
      cell: ({ bucket }) => name(bucket),
      fields: [{ name: t("fromBucket"), value: ({ bucket }) => name(bucket) }],
    },
    {
      id: "stood",
      numeric: true,
      wide: true,
      head: t("stood"),
      cell: ({ stood }) => <Amount fen={stood} />,
      fields: [{ name: t("stood"), value: ({ stood }) => ({ fen: stood }) }],
    },
    {
      id: "collected",
      numeric: true,
      head: t("rolledCollected"),
      cell: ({ collected }) => share(collected),
      fields: [{ name: t("rolledCollected"), value: ({ collected }) => share(collected) }],
    },
    {
      id: "lowered",
      numeric: true,
      wide: true,
      head: t("rolledLowered"),
      cell: ({ lowered }) => share(lowered),
      fields: [{ name: t("rolledLowered"), value: ({ lowered }) => share(lowered) }],
    },
    ...told.map(([bucket, i]): Column<RollRate> => ({
      id: bucket,
      numeric: true,
      wide: true,
      head: name(bucket),
      cell: ({ kept }) => share(kept[i]),
      fields: [{ name: name(bucket), value: ({ kept }) => share(kept[i]) }],
    })),
    {
      id: "end",
      numeric: true,
      head: t("collectedInTheEnd"),
      cell: ({ collectedInTheEnd }) => share(collectedInTheEnd),
      fields: [{ name: t("collectedInTheEnd"), value: ({ collectedInTheEnd }) => share(collectedInTheEnd) }],
    },
  ];
  return (
    <Figure
      id="roll"
      title={t("rollTitle")}
      state={rates.length === 0 ? { kind: "EMPTY", title: t("noMoves"), hint: t("noMovesHint") } : { kind: "DATA" }}
      summary={
        first === undefined
          ? t("rollNothingOverdue")
          : t(first.collectedInTheEnd === null ? "rollSummaryOpen" : "rollSummary", {
              collected: share(first.collected),
              rolled: share(1 - first.collected - first.lowered),
              end: share(first.collectedInTheEnd),
            })
      }
      controls={
        <MethodButton of={t("rollTitle")}>
          <p>{t("rollMethod")}</p>
          <p>{t("rollAssumption")}</p>
        </MethodButton>
      }
      height={Math.max(240, 116 + rates.length * 36)}
      chart={
        <RollChart
          name={t("rollTitle")}
          axis={t("toBucket")}
          rows={rates.map(({ bucket, kept, collected, lowered }) => ({
            id: name(bucket),
            data: [
              { x: t("rolledCollected"), y: collected * 100 },
              { x: t("rolledLowered"), y: lowered * 100 },
              ...told.map(([to, i]) => ({ x: name(to), y: (kept[i] ?? 0) * 100 })),
            ],
          }))}
        />
      }
      columns={columns}
      rows={rates}
      keyOf={({ bucket }) => bucket}
    />
  );
}
