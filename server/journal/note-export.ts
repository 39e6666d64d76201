import type { Trx } from "../database/transaction.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";

export interface ExportInput {
  readonly file: string;
  readonly address: string;
}

const LONGEST_FILE = 200;
const LONGEST_ADDRESS = 2000;

/** Writes down that a file was made of a page that somebody had open: the browser makes it of figures that it was shown. */
export async function noteExport(trx: Trx, { file: given, address }: ExportInput): Promise<Outcome<{ file: string }>> {
  const file = given.trim();
  if (file === "" || file.length > LONGEST_FILE)
    return refused("FILE_UNNAMED", "file", `Name the file in 1 to ${LONGEST_FILE} characters.`);
  if (address.length > LONGEST_ADDRESS) return refused("ADDRESS_TOO_LONG", "address", "The address is too long.");
  await appendJournal(trx, [{ act: "EXPORTED", subject: `File ${file}`, after: { address } }]);
  return done({ file });
}
