import type { TFunction } from "i18next";
import { count } from "../format/money.ts";
import type { Column } from "../ui/data-table.tsx";
import { rateShown, type BoardView } from "./analysis-view.ts";
import type { Fair, Member } from "./board-query.ts";
import { chanceText, decimals } from "./numbers.ts";
import { figureText, sentenceOf } from "./verdict.ts";

/** Peers by their name; those that records name have it already. */
export const peerName = (t: TFunction, peer: string): string => t(`peer_${peer}`, { defaultValue: peer });

/** What is told of each member of a funnel, on the page and in files. */
export function memberColumns(t: TFunction, fair: Fair, view: BoardView): readonly Column<Member>[] {
  const isChange = view.subject !== "LEVEL";
  const text = (value: number) => figureText(value, isChange, t("pointUnit"));
  const rate = t(rateShown(view));
  return [
    {
      id: "member",
      head: t(view.within === null ? "estate" : "building"),
      cell: ({ label }) => label,
      fields: [
        { name: t("fairCode"), value: ({ key }) => key },
        { name: t(view.within === null ? "estate" : "building"), value: ({ label }) => label },
      ],
    },
    {
      id: "value",
      numeric: true,
      head: isChange ? `${rate} · ${t("change")}` : rate,
      cell: (member) => text(member.value),
      fields: [
        { name: isChange ? `${rate} · ${t("change")}` : rate, value: ({ value }) => text(value) },
        { name: t("fairChance"), value: ({ chance }) => chanceText(chance) },
        { name: t("fairFdr"), value: ({ falseDiscovery }) => chanceText(falseDiscovery) },
      ],
    },
    {
      id: "limits",
      numeric: true,
      head: t("fairLimits"),
      cell: ({ lower95, upper95 }) => `${text(lower95)} – ${text(upper95)}`,
      fields: [
        { name: t("fairLower95"), value: ({ lower95 }) => text(lower95) },
        { name: t("fairUpper95"), value: ({ upper95 }) => text(upper95) },
        { name: t("fairLower998"), value: ({ lower998 }) => text(lower998) },
        { name: t("fairUpper998"), value: ({ upper998 }) => text(upper998) },
      ],
    },
    {
      id: "households",
      numeric: true,
      wide: true,
      head: t("fairHouseholds"),
      cell: ({ households }) => count(households),
      fields: [
        { name: t("fairHouseholds"), value: ({ households }) => households },
        { name: t("fairEffective"), value: ({ effective }) => decimals(effective, 0) },
      ],
    },
    {
      id: "peer",
      wide: true,
      head: t("fairPeer"),
      cell: ({ peer }) => peerName(t, peer),
      fields: [{ name: t("fairPeer"), value: ({ peer }) => peerName(t, peer) }],
    },
    {
      id: "meaning",
      head: t("fairMeaning"),
      cell: (member) => (
        <>
          <b>{t(`verdict_${member.verdict}`)}</b>
          <small className="dim"> {sentenceOf(t, member, fair, isChange)}</small>
        </>
      ),
      fields: [{ name: t("fairMeaning"), value: (member) => sentenceOf(t, member, fair, isChange) }],
    },
  ];
}
