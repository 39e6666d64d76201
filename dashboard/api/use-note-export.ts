import { useCallback } from "react";
import { useClient } from "urql";
import { NoteExportDocument } from "./generated/graphql.ts";

/**
 * Tells the journal of a file that is made of this page. The page shows its figures already, so the file does not wait for the
 * answer.
 */
export function useNoteExport(): (file: string) => void {
  const client = useClient();
  return useCallback(
    (file) => {
      const { pathname, search } = window.location;
      void client.mutation(NoteExportDocument, { input: { file, address: pathname + search } }).toPromise();
    },
    [client],
  );
}
