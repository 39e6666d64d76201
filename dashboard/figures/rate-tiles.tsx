import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { SummaryFragment } from "../api/generated/graphql.ts";
import { difference, percent, type Ratio } from "../format/ratio.ts";
import { Change } from "../ui/change.tsx";
import { usePagePanel } from "../ui/page-panels.ts";
import { changeOf, rateIn } from "./compared.ts";
import { useExplain } from "./explain.ts";
import type { Whose } from "./figure-view.ts";
import { directionOf, ratesIn, type RateName, type UnitOfAccount } from "./rates.ts";
import { targetOf, type RateTargets } from "./targets.ts";
import { rateTilesFile } from "./tile-files.ts";
import { useFraction } from "./use-fraction.ts";

const TILE_WORDS = { previousPeriod: "tilePrevious", lastYear: "tileLastYear" } as const;

interface RateTilesProps {
  readonly total: SummaryFragment;
  readonly unit: UnitOfAccount;
  readonly whose: Whose;
  /** What the figures are of, for those who listen. */
  readonly name: string;
  /** Targets of the period's year. */
  readonly targets?: RateTargets | undefined;
}

/** The rates of a scope; each opens its definition and rows. */
export function RateTiles({ total, unit, whose, name: label, targets }: RateTilesProps) {
  const { t } = useTranslation();
  const explain = useExplain();
  const id = useId();
  const title = t("summary");
  usePagePanel(id, { title, state: "DATA", file: () => rateTilesFile(t, title, total, unit, targets) });
  return (
    <section id={id} aria-label={label} className="tiles">
      {ratesIn(unit).map((name) => (
        <RateTile
          key={name}
          total={total}
          name={name}
          target={targetOf(targets, name)}
          open={() => explain(whose, name)}
        />
      ))}
    </section>
  );
}

interface RateTileProps {
  readonly total: SummaryFragment;
  readonly name: RateName;
  readonly target: Ratio | null;
  readonly open: () => void;
}

function RateTile({ total, name, target, open }: RateTileProps) {
  const { t } = useTranslation();
  const { exact, compact } = useFraction();
  const rate = rateIn(total, name);
  return (
    <button type="button" className="tile" onClick={open} aria-haspopup="dialog" data-rate={name}>
      <span className="tile-name">{t(name)}</span>
      <span className="tile-value">{percent(rate)}</span>
      {rate.reason === null ? (
        <span className="tile-fraction" title={exact(rate)}>
          <span aria-hidden="true">{compact(rate)}</span>
          <span className="heard">{exact(rate)}</span>
        </span>
      ) : (
        <span className="tile-fraction">{t(`reason${rate.reason}`)}</span>
      )}
      <span className="tile-rows">
        {(["previousPeriod", "lastYear"] as const).map((against) => (
          <span key={against} className="tile-row">
            <span className="tile-against">{t(TILE_WORDS[against])}</span>
            <span>{percent(rateIn(total[against], name))}</span>
            {/* Where there is nothing to compare with, the dash before says it once. */}
            {rateIn(total[against], name).value !== null && (
              <Change
                points={changeOf(total, name, against)}
                direction={directionOf(name)}
                against={t("against", { what: t(against) })}
                unit={t("points")}
              />
            )}
          </span>
        ))}
        <span className="tile-row">
          <span className="tile-against">{t("tileYearToDate")}</span>
          <span>{percent(rateIn(total.yearToDate, name))}</span>
        </span>
        {target !== null && (
          <span className="tile-row">
            <span className="tile-against">{t("tileTarget")}</span>
            <span>{percent(target)}</span>
            <Change
              points={difference(rateIn(total.yearToDate, name), target)}
              direction={directionOf(name)}
              against={t("against", { what: t("target") })}
              unit={t("points")}
            />
          </span>
        )}
      </span>
    </button>
  );
}
