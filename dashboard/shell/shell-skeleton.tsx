import { Container, Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Stands in for the page while the very first answer is on its way. */
export function ShellSkeleton() {
  const { t } = useTranslation();
  return (
    <>
      <div className="shell-header" />
      <Container component="main" size={1520} className="page" aria-busy="true" aria-label={t("loading")}>
        <Skeleton h={72} mb="md" />
        <Skeleton h={132} mb="md" />
        <Skeleton h={420} />
      </Container>
    </>
  );
}
