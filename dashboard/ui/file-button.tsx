import { Button } from "@mantine/core";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { useNoteExport } from "../api/use-note-export.ts";
import { saveTable, StampContext, type TableFile } from "./table-file.ts";

/** Saves a panel's figures as a CSV file, exact to the digit. */
export function FileButton({ file, of }: { readonly file: () => TableFile; readonly of: string }) {
  const { t } = useTranslation();
  const stamp = useContext(StampContext);
  const note = useNoteExport();
  const save = () => {
    const made = file();
    note(`${made.name}.csv`);
    saveTable(made, stamp);
  };
  return (
    <Button
      className="file-button"
      variant="subtle"
      size="compact-sm"
      color="gray"
      aria-label={t("saveCsv", { of })}
      title={t("saveCsv", { of })}
      onClick={save}
    >
      CSV
    </Button>
  );
}
