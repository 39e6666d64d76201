import { Button } from "@mantine/core";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { saveTable, StampContext, type TableFile } from "./table-file.ts";

/** Saves a panel's figures as a CSV file, exact to the digit. */
export function FileButton({ file, of }: { readonly file: () => TableFile; readonly of: string }) {
  const { t } = useTranslation();
  const stamp = useContext(StampContext);
  return (
    <Button
      className="file-button"
      variant="subtle"
      size="compact-sm"
      color="gray"
      aria-label={t("saveCsv", { of })}
      title={t("saveCsv", { of })}
      onClick={() => saveTable(file(), stamp)}
    >
      CSV
    </Button>
  );
}
