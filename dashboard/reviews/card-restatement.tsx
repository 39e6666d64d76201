import { Button } from "@mantine/core";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { RestatedRowsDocument, type ReviewIndicator, type ScorecardQuery } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { percent } from "../format/ratio.ts";
import { yuan } from "../format/money.ts";
import { householdPath } from "../paths.ts";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { halfText, halvesText, isMoney } from "./score-words.ts";

type Card = NonNullable<ScorecardQuery["scorecard"]>;
type Restated = Card["restatement"][number];

/** Figures that are other ones today, and the rows that make them so; the score stays. */
export function CardRestatement({ card, code }: { readonly card: Card; readonly code: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ReviewIndicator | null>(null);
  const rows = card.restatement.map((restated) => {
    const now = { ...restated, numerator: restated.numeratorNow, denominator: restated.denominatorNow };
    return { restated, indicator: restated.indicator, was: told(t, restated), now: told(t, now) };
  });
  const opened = rows.find(({ indicator }) => indicator === open);
  const withRows = (indicator: ReviewIndicator) =>
    card.lines.find((line) => line.indicator === indicator)?.metric != null;
  return (
    <Panel
      title={t("reviewRestatement")}
      note={t("reviewRestatementNote")}
      file={() => ({
        name: t("reviewRestatement"),
        header: [t("reviewIndicator"), t("figureFrozen"), t("reviewFigureNow")],
        rows: rows.map(({ indicator, was, now }) => [t(`indicator${indicator}`), was.join(" "), now.join(" ")]),
      })}
    >
      <PlainTable cards heads={[t("reviewIndicator"), t("figureFrozen"), t("reviewFigureNow"), t("reviewCausingRows")]}>
        <tbody>
          {rows.map(({ indicator, was, now }) => (
            <tr key={indicator}>
              <th scope="row">{t(`indicator${indicator}`)}</th>
              <td data-name={t("figureFrozen")}>
                {was[0]} <small className="dim">{was[1]}</small>
              </td>
              <td data-name={t("reviewFigureNow")}>
                {now[0]} <small className="dim">{now[1]}</small>
              </td>
              <td data-name={t("reviewCausingRows")}>
                {withRows(indicator) ? (
                  <Button size="compact-xs" variant="subtle" onClick={() => setOpen(indicator)}>
                    {t("reviewShowRows")}
                  </Button>
                ) : (
                  "—"
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      {opened !== undefined && <Rows code={code} estate={card.estate.code} {...opened} />}
    </Panel>
  );
}

/** A rate and its halves. */
const told = (t: TFunction, figure: Omit<Restated, "numeratorNow" | "denominatorNow">) =>
  [percent(figure), halvesText(t, figure)] as const;

const changeOf = (was: string, now: string): string => (BigInt(now) - BigInt(was)).toString();

/** As many as the server tells of. */
const MOST_ROWS = 200;

interface RowsProps {
  readonly code: string;
  readonly estate: string;
  readonly indicator: ReviewIndicator;
  readonly restated: Restated;
  readonly was: readonly [rate: string, halves: string];
  readonly now: readonly [rate: string, halves: string];
}

function Rows({ code, estate, indicator, restated, was, now }: RowsProps) {
  const { t } = useTranslation();
  const [answer, ask] = useQuery({ query: RestatedRowsDocument, variables: { code, estate, indicator } });
  const rows = answer.data?.scorecard?.restatedRows ?? [];
  const part = (text: string) => (indicator === "HOUSEHOLD_ON_TIME_RATE" ? text : yuan(text));
  return (
    <PanelBody state={panelState(answer, 120, () => ask({ requestPolicy: "network-only" }))}>
      <h3>{t("rowsCausing", { indicator: t(`indicator${indicator}`) })}</h3>
      <p>
        {t(rows.length < MOST_ROWS ? "restatedBecause" : "restatedBecauseFirst", {
          indicator: t(`indicator${indicator}`),
          was: was[0],
          now: now[0],
          numerator: halfText(indicator, changeOf(restated.numerator, restated.numeratorNow)),
          denominator: halfText(indicator, changeOf(restated.denominator, restated.denominatorNow)),
          unit: t(isMoney(indicator) ? "yuanUnit" : "householdUnit"),
          most: MOST_ROWS,
        })}
      </p>
      <PlainTable
        cards
        heads={[
          t("restatedHousehold"),
          t("restatedBill"),
          { number: t("restatedNumerator") },
          { number: t("restatedDenominator") },
        ]}
      >
        <tbody>
          {rows.map(({ householdCode, billNo, numerator, denominator }) => (
            <tr key={`${householdCode}${billNo}`}>
              <th scope="row">
                <Link to={householdPath(householdCode)}>{householdCode}</Link>
              </th>
              <td data-name={t("restatedBill")}>{billNo ?? "—"}</td>
              <td className="number" data-name={t("restatedNumerator")}>
                {part(numerator)}
              </td>
              <td className="number" data-name={t("restatedDenominator")}>
                {part(denominator)}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </PanelBody>
  );
}
