import { useTranslation } from "react-i18next";
import { count } from "../format/money.ts";
import { percent } from "../format/ratio.ts";
import { betweenSentences } from "../i18n/language.ts";
import { Panel } from "../ui/panel.tsx";
import type { BuildingFigures, Household } from "./building-query.ts";
import { STANDINGS } from "./standings.ts";
import "./unit-grid.css";
import "./household-standing.css";

type Counts = BuildingFigures["standing"]["counts"];

interface HouseholdStandingProps {
  readonly counts: Counts;
  /** Every unit that the grid beside it shows, if it shows them. */
  readonly units: readonly Household[] | undefined;
}

/** How many of the building's households stand how. */
export function HouseholdStanding({ counts, units }: HouseholdStandingProps) {
  const { t } = useTranslation();
  const { households, overdue, holding } = counts;
  const others = (units ?? []).filter(({ use }) => use === "PARKING" || use === "STORAGE").length;
  const shareOf = (numerator: number) => percent({ numerator, denominator: households });
  const lines = [
    ...STANDINGS.map(({ standing, word, sign, count: of }) => ({ standing, name: t(word), sign, of: of(counts) })),
    { standing: "HOLDING", name: t("standingHolding"), sign: "+", of: holding },
  ];
  const title = t("standing");
  return (
    <Panel
      title={title}
      file={() => ({
        name: title,
        header: [t("status"), t("households"), t("share")],
        rows: lines.map(({ name, of }) => [name, of, { share: { numerator: of, denominator: households } }]),
      })}
      state={
        households === 0 ? { kind: "EMPTY", title: t("unitGridNone"), hint: t("unitGridNoneHint") } : { kind: "DATA" }
      }
    >
      <p className="standing-summary">
        {t("standingSummary", { households: count(households), overdue: count(overdue), holding: count(holding) })}
        {others > 0 && betweenSentences() + t("standingOthers", { others: count(others) })}
      </p>
      <table className="plain standing-table">
        <thead className="heard">
          <tr>
            <th scope="col">{t("status")}</th>
            <th scope="col">{t("households")}</th>
            <th scope="col">{t("share")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ standing, name, sign, of }) => (
            <tr key={standing} data-standing={standing}>
              <th scope="row">
                <span className="unit-sign" data-standing={standing} aria-hidden="true">
                  {sign}
                </span>
                {name}
              </th>
              <td className="number">{count(of)}</td>
              <td>
                <div className="standing-share">
                  <span className="standing-bar" aria-hidden="true">
                    <span style={{ width: `${(of * 100) / Math.max(1, households)}%` }} />
                  </span>
                  <span>{shareOf(of)}</span>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
