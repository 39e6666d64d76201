import { useWords } from "../i18n/use-words.ts";
import { yuan } from "../format/money.ts";
import { Amount } from "../ui/amount.tsx";
import { useExplain } from "./explain.ts";
import type { Named } from "./rate-cell.tsx";
import type { AmountFigure } from "./rates.ts";

interface AmountValueProps {
  readonly fen: string;
  readonly name: AmountFigure;
  readonly whose: Named;
}

/** An amount that opens its explanation. */
export function AmountValue({ fen, name, whose }: AmountValueProps) {
  const t = useWords();
  const explain = useExplain();
  const value = `${yuan(fen)} ${t("yuanUnit")}`;
  return (
    <button
      type="button"
      className="amount-value"
      aria-haspopup="dialog"
      aria-label={t("explainRate", { whose: whose.name, rate: t(name), value })}
      onClick={() => explain(whose, name)}
    >
      <Amount fen={fen} />
    </button>
  );
}
