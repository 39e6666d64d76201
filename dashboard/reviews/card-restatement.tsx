import { Button } from "@mantine/core";
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

type Card = NonNullable<ScorecardQuery["scorecard"]>;

/** Figures that are other ones today, and the rows that make them so; the score stays. */
export function CardRestatement({ card, code }: { readonly card: Card; readonly code: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ReviewIndicator | null>(null);
  const rows = card.restatement.map(({ indicator, ...parts }) => ({
    indicator,
    was: percent(parts),
    now: percent({ numerator: parts.numeratorNow, denominator: parts.denominatorNow }),
  }));
  const withRows = (indicator: ReviewIndicator) =>
    card.lines.find((line) => line.indicator === indicator)?.metric != null;
  return (
    <Panel
      title={t("reviewRestatement")}
      note={t("reviewRestatementNote")}
      file={() => ({
        name: t("reviewRestatement"),
        header: [t("reviewIndicator"), t("figureFrozen"), t("reviewFigureNow")],
        rows: rows.map(({ indicator, was, now }) => [t(`indicator${indicator}`), was, now]),
      })}
    >
      <PlainTable cards heads={[t("reviewIndicator"), t("figureFrozen"), t("reviewFigureNow"), t("reviewCausingRows")]}>
        <tbody>
          {rows.map(({ indicator, was, now }) => (
            <tr key={indicator}>
              <th scope="row">{t(`indicator${indicator}`)}</th>
              <td data-name={t("figureFrozen")}>{was}</td>
              <td data-name={t("reviewFigureNow")}>{now}</td>
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
      {open !== null && <Rows code={code} estate={card.estate.code} indicator={open} />}
    </Panel>
  );
}

interface RowsProps {
  readonly code: string;
  readonly estate: string;
  readonly indicator: ReviewIndicator;
}

function Rows({ code, estate, indicator }: RowsProps) {
  const { t } = useTranslation();
  const [answer, ask] = useQuery({ query: RestatedRowsDocument, variables: { code, estate, indicator } });
  const rows = answer.data?.scorecard?.restatedRows ?? [];
  const part = (text: string) => (indicator === "HOUSEHOLD_ON_TIME_RATE" ? text : yuan(text));
  return (
    <PanelBody state={panelState(answer, 120, () => ask({ requestPolicy: "network-only" }))}>
      <h3>{t("rowsCausing", { indicator: t(`indicator${indicator}`) })}</h3>
      <PlainTable cards heads={[t("restatedHousehold"), t("restatedBill"), t("numerator"), t("denominator")]}>
        <tbody>
          {rows.map(({ householdCode, billNo, numerator, denominator }) => (
            <tr key={`${householdCode}${billNo}`}>
              <th scope="row">
                <Link to={householdPath(householdCode)}>{householdCode}</Link>
              </th>
              <td data-name={t("restatedBill")}>{billNo ?? "—"}</td>
              <td data-name={t("numerator")}>{part(numerator)}</td>
              <td data-name={t("denominator")}>{part(denominator)}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </PanelBody>
  );
}
