import { useTranslation } from "react-i18next";
import { changeOf, COMPARED, rateIn } from "../figures/compared.ts";
import type { Explained } from "../figures/figure-view.ts";
import { directionOf } from "../figures/rates.ts";
import { part } from "../figures/use-fraction.ts";
import { percent } from "../format/ratio.ts";
import { periodLabel } from "../i18n/period-label.ts";
import { Change } from "../ui/change.tsx";
import { comparedIn, type ExplainedFigures } from "./explanation-query.ts";
import type { Move } from "./rate-account.tsx";

interface ComparisonsProps {
  readonly figures: ExplainedFigures;
  readonly explained: Explained;
  readonly move: Move;
}

/** The rate now, in the previous period and last year, all at the same position; each can list its rows. */
export function Comparisons({ figures, explained, move }: ComparisonsProps) {
  const { t } = useTranslation();
  const { rate: name, of } = explained;
  return (
    <section aria-labelledby="compared-title">
      <h3 id="compared-title">{t("comparedWith")}</h3>
      <div className="table-scroll" tabIndex={0} role="group" aria-labelledby="compared-title">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t("period")}</th>
              <th scope="col" className="number">
                {t("value")}
              </th>
              <th scope="col" className="number">{`${t("change")} (${t("points")})`}</th>
              <th scope="col" className="number">
                {t("numerator")}
              </th>
              <th scope="col" className="number">
                {t("denominator")}
              </th>
              <th scope="col">{t("asOf")}</th>
            </tr>
          </thead>
          <tbody>
            {COMPARED.map((compared) => {
              const { period, asOf, ...rest } = comparedIn(figures, compared);
              const rate = rateIn({ period, asOf, ...rest }, name);
              return (
                <tr key={compared} data-chosen={compared === of}>
                  <th scope="row">
                    <button
                      type="button"
                      className="choose"
                      aria-pressed={compared === of}
                      onClick={() => move({ of: compared })}
                    >
                      <span>{t(compared)}</span>
                      <small>{periodLabel(t, period)}</small>
                    </button>
                  </th>
                  <td className="number">{percent(rate)}</td>
                  <td className="number">
                    {compared !== "now" && (
                      <Change
                        points={changeOf(figures, name, compared)}
                        direction={directionOf(name)}
                        against={t("against", { what: t(compared) })}
                      />
                    )}
                  </td>
                  <td className="number">{part(rate.numerator)}</td>
                  <td className="number">{part(rate.denominator)}</td>
                  <td>{asOf}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
