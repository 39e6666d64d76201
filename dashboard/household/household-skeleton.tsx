import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Stands in for a household while its ledger is on the way. */
export function HouseholdSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="group" aria-busy="true" aria-label={t("loading")}>
      <Skeleton h={88} mb="md" radius={12} />
      <Skeleton h={112} mb="md" radius={12} />
      <Skeleton h={560} radius={12} />
    </div>
  );
}
