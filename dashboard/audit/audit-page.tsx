import { SegmentedControl } from "@mantine/core";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { AuditRulesDocument } from "../api/generated/graphql.ts";
import { useEntry } from "../entry/use-entry.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { SavedViews } from "../saved-views/saved-views.tsx";
import { useFrame } from "../shell/frame.ts";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { PrintButton } from "../ui/print-button.tsx";
import { useLookedAt } from "../ui/use-looked-at.ts";
import { auditStamp } from "./audit-stamp.ts";
import { readAuditView, TABS, writeAuditView, type AuditView } from "./audit-view.ts";
import { ExceptionList } from "./exception-list.tsx";
import { RuleCatalogue } from "./rule-catalogue.tsx";
import { RuleSummary } from "./rule-summary.tsx";
import "./audit.css";

const EntryPanel = lazy(() => import("../entry/entry-panel.tsx").then((module) => ({ default: module.EntryPanel })));

const NOW = { asOf: null, knownAt: null } as const;

/** What the rules find in the ledger 审计疑点, and the rules themselves. */
export function Component() {
  const { t } = useTranslation();
  const { day: today } = useFrame();
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readAuditView(search), [search]);
  const show = useCallback(
    (change: Partial<AuditView>) =>
      setSearch((current) => writeAuditView(current, change), { preventScrollReset: true }),
    [setSearch],
  );
  const { entry, open } = useEntry();
  const [decided, setDecided] = useState(0);
  const [read, setRead] = useState(0);
  useLookedAt(useCallback(() => setRead((before) => before + 1), []));
  const [{ data: catalogue }] = useQuery({ query: AuditRulesDocument });
  const stamp = auditStamp(t, view, today, catalogue?.auditRules ?? []);
  return (
    <PageFiles title={t("auditExceptions")} stamp={stamp}>
      <PageHead title={t("auditExceptions")} purpose={t("auditPurpose")}>
        <div className="audit-filters">
          <SegmentedControl
            aria-label={t("auditView")}
            value={view.tab}
            onChange={(tab) => show({ tab })}
            data={TABS.map((value) => ({ value, label: t(`auditTab_${value}`) }))}
          />
          {view.tab === "exceptions" ? (
            <PageActs title={`${t("auditExceptions")} ${today}`} />
          ) : (
            <div className="page-acts">
              <PrintButton />
              <SavedViews />
            </div>
          )}
        </div>
      </PageHead>
      {view.tab === "rules" ? (
        <RuleCatalogue show={show} />
      ) : (
        <>
          <RuleSummary view={view} show={show} decided={decided + read} />
          <ExceptionList
            key={read}
            view={view}
            show={show}
            open={open}
            decided={() => setDecided((count) => count + 1)}
          />
        </>
      )}
      <Suspense>{entry !== null && <EntryPanel entry={entry} position={NOW} open={open} />}</Suspense>
    </PageFiles>
  );
}
