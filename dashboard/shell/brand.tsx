import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "../paths.ts";

/** The product's mark and name; leads to the first page. */
export function Brand() {
  const { t } = useTranslation();
  return (
    <Link to={paths.comparison} className="brand">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="7" className="brand-ground" />
        <path d="M7 23V13m6 10V9m6 14v-7m6 7v-12" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
      </svg>
      <span>{t("product")}</span>
    </Link>
  );
}
