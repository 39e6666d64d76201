import { useTranslation } from "react-i18next";
import { count } from "../format/money.ts";
import { percent } from "../format/ratio.ts";
import { Panel } from "../ui/panel.tsx";
import type { BuildingFigures } from "./building-query.ts";
import { STANDINGS } from "./standings.ts";
import "./unit-grid.css";
import "./household-standing.css";

type Counts = BuildingFigures["standing"]["counts"];

/** How many of the building's households stand how. */
export function HouseholdStanding({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation();
  const { households, overdue, holding } = counts;
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
              <td className="standing-share">
                <span className="standing-bar" aria-hidden="true">
                  <span style={{ width: `${(of * 100) / Math.max(1, households)}%` }} />
                </span>
                <span>{shareOf(of)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
