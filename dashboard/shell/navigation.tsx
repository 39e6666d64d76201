import { useTranslation } from "react-i18next";
import { NavLink, useSearchParams } from "react-router";
import { PAGES } from "../pages.ts";
import { Icon } from "../ui/icon.tsx";
import { keptSearch } from "../ui/kept-search.ts";

/** The way to every page that has an entry. */
export function Navigation({ follow }: { readonly follow: () => void }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  return (
    <ul className="navigation">
      {PAGES.map(
        ({ path, nav }) =>
          nav !== undefined && (
            <li key={path}>
              <NavLink to={{ pathname: path, search: keptSearch(search) }} className="navigation-link" onClick={follow}>
                <Icon path={nav.icon} />
                <span>{t(nav.word)}</span>
              </NavLink>
            </li>
          ),
      )}
    </ul>
  );
}
