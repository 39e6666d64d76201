import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { SummaryFragment } from "../api/generated/graphql.ts";
import { Amount } from "../ui/amount.tsx";
import { usePagePanel } from "../ui/page-panels.ts";
import { useExplain } from "./explain.ts";
import type { Whose } from "./figure-view.ts";
import { isAmountFigure } from "./rates.ts";
import { AMOUNT_TILES, amountTilesFile, type AmountTile, type TileAmounts } from "./tile-files.ts";

interface AmountTilesProps {
  readonly total: SummaryFragment;
  readonly whose: Whose;
  readonly name: string;
}

/** What was due, collected, is outstanding and is held, beside the same of earlier periods. */
export function AmountTiles({ total, whose, name: label }: AmountTilesProps) {
  const { t } = useTranslation();
  const explain = useExplain();
  const id = useId();
  usePagePanel(id, { title: label, state: "DATA", file: () => amountTilesFile(t, label, total) });
  // What is held stands as of a day: it has no sum over the year.
  const earlier: readonly (readonly [string, TileAmounts])[] = [
    [t("tilePrevious"), total.previousPeriod],
    [t("tileLastYear"), total.lastYear],
    [t("tileYearToDate"), total.yearToDate],
  ];
  return (
    <section id={id} aria-label={label} className="tiles">
      {AMOUNT_TILES.map((amount) => {
        const content = (
          <>
            <span className="tile-name">{t(amount)}</span>
            <span className="tile-value">
              <AmountOf figures={total} name={amount} />
            </span>
            <span className="tile-rows">
              {earlier
                .filter(([, figures]) => figures[amount] !== undefined)
                .map(([when, figures]) => (
                  <span key={when} className="tile-row">
                    <span className="tile-against">{when}</span>
                    <AmountOf figures={figures} name={amount} />
                  </span>
                ))}
            </span>
          </>
        );
        return isAmountFigure(amount) ? (
          <button
            key={amount}
            type="button"
            className="tile"
            aria-haspopup="dialog"
            data-amount={amount}
            onClick={() => explain(whose, amount)}
          >
            {content}
          </button>
        ) : (
          <div key={amount} className="tile" data-amount={amount}>
            {content}
          </div>
        );
      })}
    </section>
  );
}

interface AmountOfProps {
  readonly figures: TileAmounts;
  readonly name: AmountTile;
}

/** An amount, or a dash where the scope has none: held money has no liable kind and no fee item. */
function AmountOf({ figures, name }: AmountOfProps) {
  const fen = figures[name] ?? null;
  return fen === null ? <span className="dim">—</span> : <Amount fen={fen} />;
}
