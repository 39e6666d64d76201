import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { Entry } from "../entry/entry.ts";
import type { OpenEntry } from "../entry/use-entry.ts";
import { householdPath } from "../paths.ts";
import { keptSearch } from "../ui/kept-search.ts";

/** Opens a bill or a receipt. */
export function EntryLink({ entry, open }: { readonly entry: Entry; readonly open: OpenEntry }) {
  const { t } = useTranslation();
  const says = { bill: "openBill", receipt: "openReceipt" } as const;
  return (
    <button
      type="button"
      className="choose"
      aria-label={t(says[entry.kind], { no: entry.no })}
      onClick={() => open(entry)}
    >
      <span>{entry.no}</span>
    </button>
  );
}

/** Leads to a household's ledger. */
export function HouseholdLink({ code, place }: { readonly code: string; readonly place: string }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  return (
    <>
      <Link
        className="choose"
        to={{ pathname: householdPath(code), search: keptSearch(search) }}
        aria-label={t("toHousehold", { code })}
      >
        <span>{code}</span>
      </Link>
      <small>{place}</small>
    </>
  );
}
