import { useTranslation } from "react-i18next";
import { Link, matchPath, useLocation, useSearchParams } from "react-router";
import { PAGES } from "../pages.ts";
import { useFrame } from "./frame.ts";
import { isOpenTo } from "./roles.ts";
import { paths } from "../paths.ts";
import { WaitingCount } from "./waiting-count.tsx";
import { Icon } from "../ui/icon.tsx";
import { keptSearch } from "../ui/kept-search.ts";

/** The way to every page that has an entry. */
export function Navigation({ follow }: { readonly follow: () => void }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { pathname } = useLocation();
  const { role } = useFrame().me;
  const under = PAGES.find(({ path }) => matchPath(path, pathname) !== null)?.under;
  return (
    <ul className="navigation">
      {PAGES.map(
        ({ path, nav, roles }) =>
          nav !== undefined &&
          isOpenTo(roles, role) && (
            <li key={path}>
              <Link
                to={{ pathname: path, search: keptSearch(search) }}
                className="navigation-link"
                aria-current={path === under || matchPath({ path, end: false }, pathname) !== null ? "page" : undefined}
                onClick={follow}
              >
                <Icon path={nav.icon} />
                <span>{t(nav.word)}</span>
                {path === paths.myDay && <WaitingCount />}
              </Link>
            </li>
          ),
      )}
    </ul>
  );
}
