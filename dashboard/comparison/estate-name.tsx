import { useWords } from "../i18n/use-words.ts";
import { count } from "../format/money.ts";
import { isInStage, type ComparedEstate } from "./compared-estates.ts";
import { Dotted } from "../ui/dotted.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { EstateLink } from "./estate-link.tsx";
import { useReasons } from "./use-reasons.ts";

/** An estate's name, which leads to its page, and its code; why it has no figures, and what its records lack. */
export function EstateName({ estate }: { readonly estate: ComparedEstate }) {
  const t = useWords();
  const { whyEmpty } = useReasons();
  const reason = whyEmpty(estate);
  const { completeness, freshness, asOf } = estate.collection;
  const { quarantinedRows } = completeness;
  const gone = estate.exitedOn !== null && estate.exitedOn <= asOf;
  return (
    <span className="estate">
      <EstateLink code={estate.code} name={estate.name} />
      <span className="estate-code">
        {/* A city tells its region. */}
        <Dotted parts={[estate.code, estate.cityCompany || estate.region]} />
      </span>
      {reason !== null && (
        <span className="estate-note">
          <WholeCodes text={reason} />
        </span>
      )}
      {estate.stageUntil !== null && isInStage(estate) && (
        <span className="estate-note">
          <WholeCodes text={t("stageUntil", { day: estate.stageUntil })} />
        </span>
      )}
      {freshness.stale && freshness.latestEntryOn !== null && !gone && (
        <span className="estate-note">
          <WholeCodes text={t("staleSince", { day: freshness.latestEntryOn })} />
        </span>
      )}
      {quarantinedRows > 0 && (
        <span className="estate-note">
          {t("inQuarantine", { count: quarantinedRows, shown: count(quarantinedRows) })}
        </span>
      )}
    </span>
  );
}
