import { useTranslation } from "react-i18next";
import { percent } from "../format/ratio.ts";
import { Change } from "../ui/change.tsx";
import { useExplain } from "./explain.ts";
import { changeOf, rateIn, type ComparedTotal } from "./figures.ts";
import { directionOf, ratesIn, type RateName, type UnitOfAccount } from "./rates.ts";
import { useFraction } from "./use-fraction.ts";

interface SummaryTilesProps {
  readonly total: ComparedTotal;
  readonly estates: number;
  readonly unit: UnitOfAccount;
}

/** The total's rates; each opens its definition and rows. */
export function SummaryTiles({ total, estates, unit }: SummaryTilesProps) {
  const { t } = useTranslation();
  const explain = useExplain();
  return (
    <section aria-label={`${t("summary")} · ${t("fromEstates", { count: estates })}`} className="tiles">
      {ratesIn(unit).map((name) => (
        <Tile key={name} total={total} name={name} open={() => explain(null, name)} />
      ))}
    </section>
  );
}

function Tile({
  total,
  name,
  open,
}: {
  readonly total: ComparedTotal;
  readonly name: RateName;
  readonly open: () => void;
}) {
  const { t } = useTranslation();
  const fraction = useFraction();
  const rate = rateIn(total, name);
  const direction = directionOf(name);
  return (
    <button type="button" className="tile" onClick={open} aria-haspopup="dialog" data-rate={name}>
      <span className="tile-name">{t(name)}</span>
      <span className="tile-value">{percent(rate)}</span>
      <span className="tile-fraction">{rate.reason === null ? fraction(rate) : t(`reason${rate.reason}`)}</span>
      <span className="tile-changes">
        {(["previousPeriod", "lastYear"] as const).map((against) => (
          <span key={against}>
            <span className="tile-against" aria-hidden="true">
              {t(against === "lastYear" ? "yearOnYear" : "periodOnPeriod")}
            </span>
            <Change
              points={changeOf(total, name, against)}
              direction={direction}
              against={t("against", { what: t(against) })}
              unit={t("points")}
            />
          </span>
        ))}
      </span>
    </button>
  );
}
