import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { percent } from "../format/ratio.ts";
import { Change } from "../ui/change.tsx";
import { useExplain } from "./explain.ts";
import { changeOf, rateIn, type ComparedRates } from "./figures.ts";
import { directionOf, type RateName } from "./rates.ts";
import { useFraction } from "./use-fraction.ts";

interface RateCellProps {
  readonly figures: ComparedRates;
  readonly name: RateName;
  /** Code and name of the estate; null for the total. */
  readonly of: { readonly code: string; readonly name: string } | null;
}

/** A rate, which opens its rows, over its changes against the previous period and last year. */
export function RateCell({ figures, name, of }: RateCellProps) {
  const { t } = useTranslation();
  const explain = useExplain();
  const fraction = useFraction();
  const rate = rateIn(figures, name);
  const value = percent(rate);
  const direction = directionOf(name);
  const why = rate.reason === null ? fraction(rate) : t(`reason${rate.reason}`);
  return (
    <div className="rate-cell">
      <Tooltip label={why} openDelay={300} events={{ hover: true, focus: true, touch: false }}>
        <button
          type="button"
          className="rate-value"
          aria-haspopup="dialog"
          aria-label={t("explainRate", {
            whose: of?.name ?? t("portfolio"),
            rate: t(name),
            value: rate.reason === null ? value : why,
          })}
          onClick={() => explain(of?.code ?? null, name)}
        >
          {value}
        </button>
      </Tooltip>
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
