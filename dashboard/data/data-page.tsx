import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "../ui/page-head.tsx";
import { BatchesPanel } from "./batches-panel.tsx";
import { FreshnessPanel } from "./freshness-panel.tsx";
import { ImportPanel } from "./import-panel.tsx";
import { QuarantinePanel } from "./quarantine-panel.tsx";
import { ReconciliationPanel } from "./reconciliation-panel.tsx";
import { useImport } from "./use-import.ts";
import "./data.css";

/** Where the figures come from 数据导入: files taken in, rows put aside, batches, what bank and finance say, and how recent each estate's records are. */
export function Component() {
  const { t } = useTranslation();
  // What was recorded changes every list below: each begins anew.
  const [recorded, setRecorded] = useState(0);
  const ended = useCallback(() => setRecorded((before) => before + 1), []);
  const imports = useImport(ended);
  return (
    <>
      <PageHead title={t("dataImport")} purpose={t("dataPurpose")} />
      <ImportPanel imports={imports} />
      <QuarantinePanel key={`quarantine ${recorded}`} imports={imports} />
      <BatchesPanel key={`batches ${recorded}`} imports={imports} />
      <ReconciliationPanel key={`reconciliation ${recorded}`} />
      <FreshnessPanel key={`freshness ${recorded}`} />
    </>
  );
}
