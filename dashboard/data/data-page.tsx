import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { PageActs } from "../page-file/page-acts.tsx";
import { useFrame } from "../shell/frame.ts";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { BatchesPanel } from "./batches-panel.tsx";
import { dataStamp } from "./data-stamp.ts";
import { FreshnessPanel } from "./freshness-panel.tsx";
import { ImportPanel } from "./import-panel.tsx";
import { QuarantinePanel } from "./quarantine-panel.tsx";
import { ReconciliationPanel } from "./reconciliation-panel.tsx";
import { useTableName } from "./table-name.ts";
import { useImport } from "./use-import.ts";
import "./data.css";

/** Where the figures come from 数据导入: files taken in, rows put aside, batches, what bank and finance say, and how recent each estate's records are. */
export function Component() {
  const { t } = useTranslation();
  const { today } = useFrame();
  const [search] = useSearchParams();
  const nameOf = useTableName();
  // What was recorded changes every list below: each begins anew.
  const [recorded, setRecorded] = useState(0);
  const ended = useCallback(() => setRecorded((before) => before + 1), []);
  const imports = useImport(ended);
  return (
    <PageFiles title={t("dataImport")} stamp={dataStamp(t, search, today, nameOf)}>
      <PageHead title={t("dataImport")} purpose={t("dataPurpose")}>
        <PageActs title={`${t("dataImport")} ${today}`} defined={false} />
      </PageHead>
      <ImportPanel imports={imports} />
      <QuarantinePanel key={`quarantine ${recorded}`} imports={imports} />
      <BatchesPanel key={`batches ${recorded}`} imports={imports} />
      <ReconciliationPanel key={`reconciliation ${recorded}`} />
      <FreshnessPanel key={`freshness ${recorded}`} />
    </PageFiles>
  );
}
