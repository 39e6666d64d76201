import { useTranslation } from "react-i18next";
import { Sparkline } from "../charts/sparkline.tsx";
import { StatusBadge } from "../entry/status-badge.tsx";
import { Amount } from "../ui/amount.tsx";
import { Change } from "../ui/change.tsx";
import { Panel } from "../ui/panel.tsx";
import { MONTHS } from "./samples.ts";
import { words } from "./words.ts";

const STATUSES = ["PAID", "OVERDUE", "UNPAID", "WAIVED", "WRITTEN_OFF"] as const;
const CHANGES = [
  { points: 120n, direction: "UP" },
  { points: -35n, direction: "UP" },
  { points: 87n, direction: "DOWN" },
  { points: -87n, direction: "DOWN" },
  { points: 0n, direction: "UP" },
  { points: null, direction: "UP" },
] as const;

/** How figures, changes and states are written. */
export function FigureSamples() {
  const { t } = useTranslation();
  const w = words();
  const against = t("against", { what: t("previousPeriod") });
  return (
    <>
      <Panel title={w.figures} note={w.figuresNote}>
        <div className="design-row">
          {["0", "99999", "585669002", "-1005000", "12345678900000"].map((fen) => (
            <Amount key={fen} fen={fen} />
          ))}
        </div>
        <div className="design-row">
          {CHANGES.map(({ points, direction }) => (
            <Change key={`${points} ${direction}`} points={points} direction={direction} against={against} />
          ))}
        </div>
        <div className="design-row">
          {STATUSES.map((status) => (
            <StatusBadge key={status} status={status} />
          ))}
          <Sparkline points={MONTHS} name={t("twelveMonths")} />
        </div>
      </Panel>
      <section className="tiles" aria-label={w.tile}>
        {[w.rate, w.own].map((name) => (
          <button key={name} type="button" className="tile">
            <span className="tile-name">{name}</span>
            <span className="tile-value">93.27%</span>
            <span className="tile-fraction">
              <Amount fen="932700000" /> ÷ <Amount fen="1000000000" />
            </span>
            <span className="tile-rows">
              <span className="tile-row">
                <span className="tile-against">{t("tilePrevious")}</span>
                <span>92.07%</span>
                <Change points={120n} direction="UP" against={against} unit={t("points")} />
              </span>
            </span>
          </button>
        ))}
        <div className="tile">
          <span className="tile-name">{w.amount}</span>
          <span className="tile-value">—</span>
          <span className="tile-fraction">{t("reasonNOTHING_BILLED")}</span>
        </div>
      </section>
    </>
  );
}
