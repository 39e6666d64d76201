import { lazy } from "react";
import { useTranslation } from "react-i18next";
import type { EstateChannelsQuery } from "../api/generated/graphql.ts";
import { compactYuan, tickYuan } from "../format/compact.ts";
import { percent } from "../format/ratio.ts";
import { sum } from "../format/sum.ts";
import { currentLanguage } from "../i18n/language.ts";
import { Amount } from "../ui/amount.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { MetricButton } from "./metric-button.tsx";
import type { PanelState } from "../ui/panel.tsx";

const StackedChart = lazy(() =>
  import("../charts/stacked-chart.tsx").then((module) => ({ default: module.StackedChart })),
);

const CHANNELS = ["CASH", "CARD", "ONLINE", "BANK_TRANSFER", "BANK_COLLECTION"] as const;

export type ChannelMonth = NonNullable<EstateChannelsQuery["estate"]>["collection"]["trend"][number];

interface ChannelFigureProps {
  readonly months: readonly ChannelMonth[];
  readonly state: PanelState;
}

const monthOf = ({ period }: ChannelMonth): string => period.from.slice(0, 7);
const amountOf = ({ channels }: ChannelMonth, channel: string): string =>
  channels?.find((share) => share.channel === channel)?.amount ?? "0";
const received = ({ channels }: ChannelMonth): string => sum((channels ?? []).map(({ amount }) => amount));

/** By which channels money came, month by month. */
export function ChannelFigure({ months, state }: ChannelFigureProps) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const total = sum(months.map(received));
  const online = sum(months.map((month) => amountOf(month, "ONLINE")));
  const [first, last] = [months[0], months.at(-1)];
  const stateOf = (): PanelState => {
    if (state.kind !== "DATA") return state;
    if (months.every(({ channels }) => channels === null))
      return { kind: "EMPTY", title: t("channelUntold"), hint: t("channelUntoldHint") };
    return BigInt(total) === 0n ? { kind: "EMPTY", title: t("channelNone"), hint: t("rankingNoneHint") } : state;
  };
  const columns: Column<ChannelMonth>[] = [
    { id: "month", head: t("month"), cell: monthOf, fields: [{ name: t("month"), value: monthOf }] },
    ...CHANNELS.map((channel): Column<ChannelMonth> => ({
      id: channel,
      numeric: true,
      head: t(`channel${channel}`),
      cell: (month) => <Amount fen={amountOf(month, channel)} />,
      fields: [{ name: t(`channel${channel}`), value: (month) => ({ fen: amountOf(month, channel) }) }],
    })),
    {
      id: "total",
      numeric: true,
      head: t("total"),
      cell: (month) => <Amount fen={received(month)} />,
      fields: [{ name: t("total"), value: (month) => ({ fen: received(month) }) }],
    },
  ];
  const share = (month: ChannelMonth, channel: string) =>
    percent({ numerator: amountOf(month, channel), denominator: received(month) });
  return (
    <Figure
      id="channels"
      title={t("channelMix")}
      state={stateOf()}
      summary={
        first !== undefined &&
        last !== undefined &&
        t("channelSummary", {
          from: monthOf(first),
          to: monthOf(last),
          total: compactYuan(total, language),
          share: percent({ numerator: online, denominator: total }),
        })
      }
      controls={<MetricButton code="online_share_amount" of={t("channelMix")} />}
      height={320}
      chart={
        <StackedChart
          parts={CHANNELS.map((channel) => ({ id: channel, label: t(`channel${channel}`) }))}
          layout="vertical"
          name={t("channelMix")}
          tick={(value) => tickYuan(value, language)}
          stacks={months.map((month) => ({
            id: monthOf(month),
            label: monthOf(month),
            total: compactYuan(received(month), language),
            parts: Object.fromEntries(CHANNELS.map((channel) => [channel, Number(amountOf(month, channel)) / 100])),
            texts: Object.fromEntries(
              CHANNELS.map((channel) => [
                channel,
                `${compactYuan(amountOf(month, channel), language)} · ${share(month, channel)}`,
              ]),
            ),
          }))}
        />
      }
      columns={columns}
      rows={months.toReversed()}
      keyOf={monthOf}
    />
  );
}
