import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { matchPath } from "react-router";
import { useQuery } from "urql";
import { SavedViewsDocument, type ListedViewFragment, type Role } from "../api/generated/graphql.ts";
import { failureOf } from "../api/failure.ts";
import { PAGES } from "../pages.ts";
import { useFrame } from "../shell/frame.ts";
import { isOpenTo } from "../shell/roles.ts";
import { Failed } from "../ui/failed.tsx";
import { SaveView } from "./save-view.tsx";
import { ViewRow } from "./view-row.tsx";
import "./saved-views.css";

/** Views of pages that are open to the role one acts in; what is no page of ours is no link. */
function isOpen({ address }: ListedViewFragment, role: Role | null): boolean {
  const page = PAGES.find(({ path }) => matchPath(path, address.split("?")[0] ?? "") !== null);
  return page !== undefined && isOpenTo(page.roles, role);
}

/** One's own views, those that others share, and the way to keep the page as it stands. */
export function ViewMenu({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { role } = useFrame().me;
  const [{ data, error }, ask] = useQuery({ query: SavedViewsDocument, requestPolicy: "cache-and-network" });
  const again = () => ask({ requestPolicy: "network-only" });
  if (data === undefined)
    return error === undefined ? <Skeleton h={180} /> : <Failed failure={failureOf(error)} retry={again} />;
  const views = data.savedViews.filter((view) => isOpen(view, role));
  const [own, others] = [views.filter((view) => view.own), views.filter((view) => !view.own)];
  return (
    <div className="saved-views">
      <section aria-label={t("ownViews")}>
        <h2>{t("ownViews")}</h2>
        {own.length === 0 ? (
          <p className="dim">{t("noViews")}</p>
        ) : (
          <ul>
            {own.map((view) => (
              <ViewRow key={view.viewId} view={view} changed={again} follow={close} />
            ))}
          </ul>
        )}
      </section>
      {others.length > 0 && (
        <section aria-label={t("sharedViews")}>
          <h2>{t("sharedViews")}</h2>
          <ul>
            {others.map((view) => (
              <ViewRow key={view.viewId} view={view} changed={again} follow={close} />
            ))}
          </ul>
        </section>
      )}
      <SaveView saved={again} />
    </div>
  );
}
