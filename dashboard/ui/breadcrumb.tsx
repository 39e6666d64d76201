import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { keptSearch } from "./kept-search.ts";

export interface Crumb {
  readonly name: string;
  readonly path: string;
}

/** The way down to this page, the widest scope first; the page itself is not part of it, its heading says where one is. */
export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  return (
    <nav className="breadcrumb" aria-label={t("breadcrumb")}>
      <ol>
        {crumbs.map(({ name, path }) => (
          <li key={path}>
            <Link to={{ pathname: path, search: keptSearch(search) }}>{name}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
