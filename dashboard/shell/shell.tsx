import { ActionIcon } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, ScrollRestoration, useNavigation } from "react-router";
import { SearchEntry } from "../search/search-entry.tsx";
import { Icon } from "../ui/icon.tsx";
import { AwaitedNotice } from "./awaited-notice.tsx";
import { useAllowed } from "./allowed-page.ts";
import { Brand } from "./brand.tsx";
import { useFrame } from "./frame.ts";
import { useAnchor } from "./use-anchor.ts";
import { useKeptFocus } from "./kept-focus.ts";
import { Navigation } from "./navigation.tsx";
import { NotOpen } from "./not-open.tsx";
import { Preferences } from "./preferences.tsx";
import { HOUSEHOLDS, isOpenTo } from "./roles.ts";
import { useNewDay } from "./use-new-day.ts";
import { WhoIsIn } from "./who-is-in.tsx";
import "./shell.css";

const OPEN = "M3 6h14M3 10h14M3 14h14";
const CLOSE = "M5 5l10 10M15 5L5 15";

/** A rail with the navigation, which a narrow window folds into a bar on top, and room for a page. */
export function Shell() {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const { role } = useFrame().me;
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  useAnchor();
  useKeptFocus();
  useNewDay();
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {t("skipToContent")}
      </a>
      <header className="rail" data-open={open} onKeyDown={({ key }) => key === "Escape" && close()}>
        <Brand />
        {isOpenTo(HOUSEHOLDS, role) && <SearchEntry />}
        <ActionIcon
          className="rail-toggle"
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("menu")}
          aria-expanded={open}
          aria-controls="rail-body"
          onClick={() => setOpen(!open)}
        >
          <Icon path={open ? CLOSE : OPEN} size={20} />
        </ActionIcon>
        <div className="rail-body" id="rail-body">
          <nav aria-label={t("pages")}>
            <Navigation follow={close} />
          </nav>
          <div className="rail-foot">
            <WhoIsIn follow={close} />
            <Preferences />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="page" aria-busy={state === "loading"}>
        {useAllowed() ? <Outlet /> : <NotOpen />}
      </main>
      <AwaitedNotice />
      <ScrollRestoration />
    </div>
  );
}
