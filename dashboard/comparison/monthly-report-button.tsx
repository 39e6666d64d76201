import { useTranslation } from "react-i18next";
import { fetchFile } from "../api/fetch-file.ts";
import { currentLanguage } from "../i18n/language.ts";
import { periodLabel } from "../i18n/period-label.ts";
import type { Reading } from "../reading/reading.ts";
import { useFrame } from "../shell/frame.ts";
import { FileAct } from "../ui/file-act.tsx";
import { saveFile } from "../ui/save-file.ts";
import { reportAddress, reportOf } from "./report-month.ts";

/** Makes the workbook 收缴月报 that finance mails every month, of the month that the view has reached. */
export function MonthlyReportButton({ view }: { readonly view: Reading }) {
  const { t } = useTranslation();
  const { today } = useFrame();
  const asked = reportOf(view, today);
  const month = periodLabel(t, asked.month);
  const label = t("monthlyReportOf", { month });
  return (
    <FileAct
      label={label}
      hint={t("monthlyReportHint", { month, asOf: asked.asOf ?? asked.month.to })}
      make={async () => saveFile(`${label}.xlsx`, await fetchFile(reportAddress(asked, currentLanguage())))}
    />
  );
}
