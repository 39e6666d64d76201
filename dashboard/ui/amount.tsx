import { useWords } from "../i18n/use-words.ts";
import { compactYuan } from "../format/compact.ts";
import { yuan } from "../format/money.ts";
import { currentLanguage } from "../i18n/language.ts";

/** An amount of money in the language's large units; exact where one points at it or listens. */
export function Amount({ fen }: { readonly fen: string }) {
  const t = useWords();
  const exact = `${yuan(fen)}\u00a0${t("yuanUnit")}`;
  return (
    <span className="amount" title={exact}>
      <span aria-hidden="true">{compactYuan(fen, currentLanguage())}</span>
      <span className="heard">{exact}</span>
    </span>
  );
}
