import { createContext } from "react";
import { csvText } from "../format/csv.ts";
import { saveFile } from "./save-file.ts";

/** A table as it goes into a file: a header and rows of exact values. */
export interface TableFile {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a page's figures rest on: its scope, period, as-of date … as name and value; every file of the page ends with it. */
export const StampContext = createContext<readonly (readonly [string, string])[]>([]);

/** Hands the file to the browser. */
export function saveTable({ name, header, rows }: TableFile, stamp: readonly (readonly [string, string])[]): void {
  const text = csvText([header, ...rows, [], ...stamp.map((line) => [...line])]);
  saveFile(`${name}.csv`, new Blob([text], { type: "text/csv;charset=utf-8" }));
}
