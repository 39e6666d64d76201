import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { MonthClosesDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { RECORDS, isOpenTo } from "../shell/roles.ts";
import { useFrame } from "../shell/frame.ts";
import { PageHead } from "../ui/page-head.tsx";
import { ClosesPanel } from "./closes-panel.tsx";
import { ClosingPanel } from "./closing-panel.tsx";
import { RestatementPanel } from "./restatement-panel.tsx";
import { readCloseView, writeCloseView, type CloseView } from "./close-view.ts";
import "./close.css";

/** Closed months 月结: closing the next one, and what was recorded since that restates those before 追溯调整. */
export function Component() {
  const { t } = useTranslation();
  const { me } = useFrame();
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readCloseView(search), [search]);
  const show = useCallback(
    (change: Partial<CloseView>) =>
      setSearch((current) => writeCloseView(current, change), { preventScrollReset: true }),
    [setSearch],
  );
  const [asked, ask] = useQuery({ query: MonthClosesDocument, requestPolicy: "cache-and-network" });
  const again = () => ask({ requestPolicy: "network-only" });
  const closes = asked.data?.monthCloses ?? [];
  const chosen = closes.find(({ month }) => month === view.month) ?? (view.month === null ? closes[0] : undefined);
  return (
    <>
      <PageHead title={t("monthClose")} purpose={t("monthClosePurpose")} />
      <ClosesPanel
        closes={closes}
        chosen={chosen?.month ?? null}
        show={show}
        state={panelState({ ...asked, fetching: asked.fetching && asked.data === undefined }, 200, again)}
      />
      {chosen !== undefined && <RestatementPanel key={chosen.month} close={chosen} view={view} show={show} />}
      {isOpenTo(RECORDS, me.role) && asked.data !== undefined && (
        <ClosingPanel
          closed={closes.map(({ month }) => month)}
          done={(month) => {
            again();
            show({ month, estate: null });
          }}
        />
      )}
    </>
  );
}
