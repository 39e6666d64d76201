import { Button, SegmentedControl } from "@mantine/core";
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useEntry } from "../entry/use-entry.ts";
import { currentLanguage } from "../i18n/language.ts";
import { useFrame } from "../shell/frame.ts";
import { SavedViews } from "../saved-views/saved-views.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { PrintButton } from "../ui/print-button.tsx";
import { BillList } from "./bill-list.tsx";
import { exportAddress } from "./export-address.ts";
import { ReceiptList } from "./receipt-list.tsx";
import { RecordFilters } from "./record-filters.tsx";
import { recordsStamp } from "./records-stamp.ts";
import { LISTS, readRecordsView, writeRecordsView, type RecordsView } from "./records-view.ts";
import "./records.css";

const EntryPanel = lazy(() => import("../entry/entry-panel.tsx").then((module) => ({ default: module.EntryPanel })));

export type ShowRecords = (change: Partial<RecordsView>) => void;

/** Bills and receipts of all estates, looked for and filtered 收款与账单. */
export function Component() {
  const { t } = useTranslation();
  const { today, hasEstates } = useFrame();
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readRecordsView(search), [search]);
  const show = useCallback<ShowRecords>(
    (change) =>
      setSearch((current) => writeRecordsView(current, { ...readRecordsView(current), ...change }), {
        preventScrollReset: true,
      }),
    [setSearch],
  );
  const { entry, open } = useEntry();
  const asOf = view.asOf ?? today;
  return (
    <PageFiles title={t(view.list)} stamp={recordsStamp(t, view, asOf)}>
      <PageHead title={t("receiptsAndBills")} purpose={t("recordsPurpose")}>
        {hasEstates && (
          <div className="records-acts">
            <SegmentedControl
              size="xs"
              aria-label={t("whichList")}
              value={view.list}
              onChange={(list) => show({ list })}
              data={LISTS.map((value) => ({ value, label: t(value) }))}
            />
            <Button
              size="xs"
              variant="default"
              component="a"
              href={exportAddress(view, asOf, currentLanguage())}
              download
              title={t("exportHint")}
            >
              {t("exportCsv")}
            </Button>
            <PrintButton />
            <SavedViews />
          </div>
        )}
      </PageHead>
      {hasEstates && <RecordFilters view={view} asOf={asOf} show={show} />}
      {view.list === "bills" ? (
        <BillList view={view} asOf={asOf} open={open} />
      ) : (
        <ReceiptList view={view} asOf={asOf} open={open} />
      )}
      <Suspense>
        {entry !== null && <EntryPanel entry={entry} position={{ asOf, knownAt: null }} open={open} />}
      </Suspense>
    </PageFiles>
  );
}
