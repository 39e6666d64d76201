import { useTranslation } from "react-i18next";
import { count } from "../format/money.ts";
import type { ComparedEstate } from "./figures.ts";
import { RegionName } from "./region-name.tsx";
import { useReasons } from "./use-reasons.ts";

/** An estate's name and code, and why it has no figures where it has none. */
export function EstateName({ estate }: { readonly estate: ComparedEstate }) {
  const { t } = useTranslation();
  const { whyEmpty } = useReasons();
  const reason = whyEmpty(estate);
  const { quarantinedRows } = estate.collection.completeness;
  return (
    <span className="estate">
      <span className="estate-name">{estate.name}</span>
      <span className="estate-code estate-region">
        <RegionName region={estate.region} />
      </span>
      <span className="estate-code">
        {estate.cityCompany === "" ? estate.code : `${estate.code} · ${estate.cityCompany}`}
      </span>
      {reason !== null && <span className="estate-note">{reason}</span>}
      {quarantinedRows > 0 && (
        <span className="estate-note">
          {t("inQuarantine", { count: quarantinedRows, shown: count(quarantinedRows) })}
        </span>
      )}
    </span>
  );
}
