import { Skeleton } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { usePagePanel } from "../ui/page-panels.ts";
import { ratesIn, type UnitOfAccount } from "./rates.ts";

/** A page's tiles and panels in their sizes, before their figures. */
export function FiguresSkeleton({ unit }: { readonly unit: UnitOfAccount }) {
  const { t } = useTranslation();
  return (
    <div aria-busy="true" aria-label={t("loading")} role="group">
      <div className="tiles">
        {ratesIn(unit).map((name) => (
          <Skeleton key={name} className="tile-skeleton" />
        ))}
      </div>
      <Skeleton className="table-skeleton" />
      <Skeleton className="table-skeleton" />
    </div>
  );
}

/** The panels alone, where the tiles stand already; a file of the page waits for them. */
export function PanelsSkeleton({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  const id = useId();
  usePagePanel(id, { title, state: "LOADING", file: () => ({ name: title, header: [], rows: [] }) });
  return (
    <div id={id} aria-busy="true" aria-label={t("loading")} role="group">
      <Skeleton className="table-skeleton" />
      <Skeleton className="table-skeleton" />
    </div>
  );
}
