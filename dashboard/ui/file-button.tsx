import { Button } from "@mantine/core";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { useFile } from "../api/use-file.ts";
import { useNoteExport } from "../api/use-note-export.ts";
import { FailedNote } from "./failed-note.tsx";
import { saveTable, StampContext, type MakeTable } from "./table-file.ts";

/** Saves a panel's figures as a CSV file, exact to the digit. */
export function FileButton({ file, of }: { readonly file: MakeTable; readonly of: string }) {
  const { t } = useTranslation();
  const stamp = useContext(StampContext);
  const note = useNoteExport();
  const { working, failure, start, dismiss } = useFile();
  const name = t("saveCsv", { of });
  const save = async () => {
    const made = await file();
    note(`${made.name}.csv`);
    saveTable(made, stamp);
  };
  return (
    <>
      <Button
        className="file-button"
        variant="subtle"
        size="compact-sm"
        color="gray"
        loading={working}
        aria-label={name}
        title={name}
        onClick={() => start(save)}
      >
        CSV
      </Button>
      {failure !== null && <FailedNote title={t("fileFailed", { of })} failure={failure} close={dismiss} />}
    </>
  );
}
