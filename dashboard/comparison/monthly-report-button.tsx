import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { fetchFile } from "../api/fetch-file.ts";
import type { FileWork } from "../api/use-file.ts";
import { currentLanguage } from "../i18n/language.ts";
import { periodLabel } from "../i18n/period-label.ts";
import type { Reading } from "../reading/reading.ts";
import { useFrame } from "../shell/frame.ts";
import { saveFile } from "../ui/save-file.ts";
import { reportAddress, reportOf } from "./report-month.ts";

interface MonthlyReportButtonProps {
  readonly view: Reading;
  readonly work: FileWork;
}

/** Makes the workbook 收缴月报 that finance mails every month, of the month that the view has reached. */
export function MonthlyReportButton({ view, work }: MonthlyReportButtonProps) {
  const { t } = useTranslation();
  const { today } = useFrame();
  const asked = reportOf(view, today);
  const month = periodLabel(t, asked.month);
  const hint = t("monthlyReportHint", { month, asOf: asked.asOf ?? asked.month.to });
  return (
    <Button
      variant="default"
      size="xs"
      loading={work.working}
      aria-label={hint}
      title={hint}
      onClick={() =>
        work.start(async () => {
          const file = await fetchFile(reportAddress(asked, currentLanguage()));
          saveFile(`${t("monthlyReportOf", { month })}.xlsx`, file);
        })
      }
    >
      {t("monthlyReportOf", { month })}
    </Button>
  );
}
