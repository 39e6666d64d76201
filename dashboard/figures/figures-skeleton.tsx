import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
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
