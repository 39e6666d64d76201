import { useWords } from "../i18n/use-words.ts";
import { percent } from "../format/ratio.ts";
import { Change } from "../ui/change.tsx";
import { changeOf, rateIn, type AnyRate, type ComparedRates } from "./compared.ts";
import { useExplain } from "./explain.ts";
import type { Whose } from "./figure-view.ts";
import { directionOf, type RateName } from "./rates.ts";
import { useFraction } from "./use-fraction.ts";

/** A named subject of a table's row. */
export interface Named extends Whose {
  readonly name: string;
}

interface RateCellProps {
  readonly figures: ComparedRates;
  readonly name: RateName;
  readonly whose: Named;
}

/** A rate, which opens its rows, over its changes against the previous period and last year. */
export function RateCell({ figures, name, whose }: RateCellProps) {
  const t = useWords();
  const direction = directionOf(name);
  return (
    <div className="rate-cell">
      <RateValue rate={rateIn(figures, name)} name={name} whose={whose} />
      <span className="rate-changes">
        <Change
          points={changeOf(figures, name, "previousPeriod")}
          direction={direction}
          against={t("against", { what: t("previousPeriod") })}
        />
        <Change
          points={changeOf(figures, name, "lastYear")}
          direction={direction}
          against={t("against", { what: t("lastYear") })}
        />
      </span>
    </div>
  );
}

interface RateValueProps {
  readonly rate: AnyRate;
  readonly name: RateName;
  readonly whose: Named;
}

/** A rate that opens its explanation; what it was divided from stands on a tip. */
export function RateValue({ rate, name, whose }: RateValueProps) {
  const t = useWords();
  const explain = useExplain();
  const { exact } = useFraction();
  const value = percent(rate);
  const why = rate.reason === null ? exact(rate) : t(`reason${rate.reason}`);
  return (
    <button
      type="button"
      className="rate-value"
      aria-haspopup="dialog"
      title={why}
      aria-label={t("explainRate", {
        whose: whose.name,
        rate: t(name),
        value: rate.reason === null ? value : why,
      })}
      onClick={() => explain(whose, name)}
    >
      {value}
    </button>
  );
}
