import { Container } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Outlet, ScrollRestoration, useNavigation } from "react-router";
import { ShellHeader } from "./shell-header.tsx";

/** Header and room for a page. */
export function Shell() {
  const { t } = useTranslation();
  const { state } = useNavigation();
  return (
    <>
      <a className="skip-link" href="#content">
        {t("skipToContent")}
      </a>
      <ShellHeader />
      <Container
        component="main"
        id="content"
        tabIndex={-1}
        size={1520}
        className="page"
        aria-busy={state === "loading"}
      >
        <Outlet />
      </Container>
      <ScrollRestoration />
    </>
  );
}
