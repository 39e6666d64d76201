import { useTranslation } from "react-i18next";
import { changeOf, COMPARED, type Compared } from "../figures/compared.ts";
import type { Explained } from "../figures/figure-view.ts";
import { directionOf, isAmountFigure, type FigureName } from "../figures/rates.ts";
import { part } from "../figures/use-fraction.ts";
import { yuan } from "../format/money.ts";
import { percent } from "../format/ratio.ts";
import { minus } from "../format/sum.ts";
import { periodLabel } from "../i18n/period-label.ts";
import { Change } from "../ui/change.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { comparedIn, type ExplainedFigures } from "./explanation-subject.ts";
import { halvesOf, toldIn } from "./told.ts";
import type { Move } from "./rate-account.tsx";

interface ComparisonsProps {
  readonly figures: ExplainedFigures;
  readonly explained: Explained;
  readonly move: Move;
}

/** The figure now, in the previous period and last year, all at the same position; each can list its rows. */
export function Comparisons({ figures, explained, move }: ComparisonsProps) {
  const { t } = useTranslation();
  const { figure: name, of } = explained;
  const rate = !isAmountFigure(name);
  const values = [t("value"), rate ? t("inBrackets", { text: t("change"), more: t("points") }) : t("change")];
  const halves = rate ? [t("numerator"), t("denominator")] : [];
  const heads = [t("period"), ...[...values, ...halves].map((number) => ({ number })), t("asOf")];
  return (
    <section aria-labelledby="compared-title">
      <h3 id="compared-title">{t("comparedWith")}</h3>
      <PlainTable cards className="compared" heads={heads}>
        <tbody>
          {COMPARED.map((compared) => {
            const { period, asOf } = comparedIn(figures, compared);
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
                <Values figures={figures} name={name} compared={compared} />
                <td data-name={t("asOf")}>{asOf}</td>
              </tr>
            );
          })}
        </tbody>
      </PlainTable>
    </section>
  );
}

/** The change against itself is none. */
const numberOr = (compared: Compared): string => (compared === "now" ? "number cell-none" : "number");

interface ValuesProps {
  readonly figures: ExplainedFigures;
  readonly name: FigureName;
  readonly compared: Compared;
}

/** The cells of one period: an amount with its change in yuan, or a rate with its change in percentage points and its fraction. */
function Values({ figures, name, compared }: ValuesProps) {
  const { t } = useTranslation();
  const [now, then] = [toldIn(figures, name), toldIn(comparedIn(figures, compared), name)];
  if (isAmountFigure(name) || then.kind === "AMOUNT" || now.kind === "AMOUNT") {
    const [mine, theirs] = [halvesOf(now).numerator, halvesOf(then).numerator];
    return (
      <>
        <td className="number" data-name={t("value")}>
          {yuan(theirs)}
        </td>
        <td className={numberOr(compared)} data-name={t("change")}>
          {compared !== "now" && yuan(minus(mine, theirs))}
        </td>
      </>
    );
  }
  return (
    <>
      <td className="number" data-name={t("value")}>
        {percent(then.rate)}
      </td>
      <td className={numberOr(compared)} data-name={t("inBrackets", { text: t("change"), more: t("points") })}>
        {compared !== "now" && (
          <Change
            points={changeOf(figures, name, compared)}
            direction={directionOf(name)}
            against={t("against", { what: t(compared) })}
          />
        )}
      </td>
      <td className="number" data-name={t("numerator")}>
        {part(then.rate.numerator)}
      </td>
      <td className="number" data-name={t("denominator")}>
        {part(then.rate.denominator)}
      </td>
    </>
  );
}
