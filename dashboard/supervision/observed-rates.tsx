import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { panelState } from "../api/panel-state.ts";
import { ObservedRatesDocument, type OneFindingQuery } from "../api/generated/graphql.ts";
import { difference, percent, type Direction, type Ratio } from "../format/ratio.ts";
import { Change } from "../ui/change.tsx";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";

interface ObservedRatesProps {
  readonly finding: NonNullable<OneFindingQuery["finding"]>;
  readonly today: string;
}

/**
 * The estate's rates before a finding and after it, over the same bills: what can be observed, which proves nothing. The bills are
 * those of the year until the day on which it was recorded.
 */
export function ObservedRates({ finding: { estate, raisedOn, closedOn }, today }: ObservedRatesProps) {
  const { t } = useTranslation();
  const after = closedOn ?? today;
  const [asked, ask] = useQuery({
    query: ObservedRatesDocument,
    variables: {
      estate: estate.code,
      period: { from: `${raisedOn.slice(0, 4)}-01-01`, to: raisedOn },
      before: raisedOn,
      after,
    },
  });
  const { before: was, after: is } = asked.data?.estate ?? {};
  const lines: readonly (readonly [string, Ratio | undefined, Ratio | undefined, Direction])[] = [
    [t("currentRate"), was?.currentRate, is?.currentRate, "UP"],
    [t("overdueRate"), was?.overdueRate, is?.overdueRate, "DOWN"],
  ];
  return (
    <Panel
      title={t("observedRates")}
      note={t("observedRatesNote")}
      state={panelState(asked, 140, () => ask({ requestPolicy: "network-only" }))}
    >
      <PlainTable
        cards
        heads={[
          t("observedFigure"),
          { number: t("observedBefore", { day: raisedOn }) },
          { number: t(closedOn === null ? "observedToday" : "observedAfter", { day: after }) },
          { number: t("observedChange") },
        ]}
      >
        <tbody>
          {lines.map(([name, before, now, direction]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number" data-name={t("observedBefore", { day: raisedOn })}>
                {before === undefined ? "—" : percent(before)}
              </td>
              <td
                className="number"
                data-name={t(closedOn === null ? "observedToday" : "observedAfter", { day: after })}
              >
                {now === undefined ? "—" : percent(now)}
              </td>
              <td className="number" data-name={t("observedChange")}>
                {before !== undefined && now !== undefined && (
                  <Change points={difference(now, before)} direction={direction} against={name} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Panel>
  );
}
