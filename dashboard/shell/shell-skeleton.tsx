import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import "./shell.css";

/** Stands in for the page while the very first answer is on its way. */
export function ShellSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="shell">
      <div className="rail" />
      <main className="page" aria-busy="true" aria-label={t("loading")}>
        <Skeleton h={72} mb="md" />
        <Skeleton h={132} mb="md" />
        <Skeleton h={420} />
      </main>
    </div>
  );
}
