import { useContext, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useClient, type Client } from "urql";
import { DefinitionsDocument, type DefinitionsQuery } from "../api/generated/graphql.ts";
import { useNoteExport } from "../api/use-note-export.ts";
import { SavedViews } from "../saved-views/saved-views.tsx";
import { FileAct } from "../ui/file-act.tsx";
import { PagePanelsContext } from "../ui/page-panels.ts";
import { PrintButton } from "../ui/print-button.tsx";
import { saveFile } from "../ui/save-file.ts";
import { StampContext } from "../ui/table-file.ts";

interface PageActsProps {
  /** Names the file. */
  readonly title: string;
  /** Whether the cover tells what the metrics mean: not on a page without any, whose readers may not ask. */
  readonly defined?: boolean;
  /** The page's own files. */
  readonly children?: ReactNode;
}

async function definitionsBy(client: Client): Promise<DefinitionsQuery["metrics"]> {
  const { data, error } = await client.query(DefinitionsDocument, {}).toPromise();
  if (data === undefined) throw error ?? new Error("the server gave no definitions");
  return data.metrics;
}

/** The whole page as a workbook with a sheet for each panel, on paper, or kept as a view. */
export function PageActs({ title, defined = true, children }: PageActsProps) {
  const { t } = useTranslation();
  const client = useClient();
  const note = useNoteExport();
  const panels = useContext(PagePanelsContext);
  const stamp = useContext(StampContext);
  const make = async () => {
    const metrics = defined ? await definitionsBy(client) : [];
    const { writePageFile } = await import("./write-page-file.ts");
    const settled = (await panels?.settled()) ?? [];
    note(`${title}.xlsx`);
    saveFile(`${title}.xlsx`, await writePageFile(t, { title, stamp, panels: settled, metrics }));
  };
  return (
    <div className="page-acts">
      {children}
      <FileAct label={t("savePage")} hint={t("savePageHint")} make={make} />
      <PrintButton />
      <SavedViews />
    </div>
  );
}
