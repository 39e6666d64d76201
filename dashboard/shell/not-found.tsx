import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "../paths.ts";
import { Nothing } from "../ui/nothing.tsx";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Nothing page title={t("notFound")} hint={t("notFoundHint")}>
      <Anchor component={Link} to={paths.comparison}>
        {t("toComparison")}
      </Anchor>
    </Nothing>
  );
}
