import { createContext } from "react";
import { csvText } from "../format/csv.ts";
import { textOf, type FileValue } from "../format/file-value.ts";
import { saveFile } from "./save-file.ts";

/** A table as it goes into a file: a header and rows of exact values. */
export interface TableFile {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly FileValue[])[];
}

/** Makes a table of all that a panel is about; what it does not show yet is read first. */
export type MakeTable = () => TableFile | Promise<TableFile>;

/** What a page's figures rest on, as name and value: its scope, period, as-of date … */
export type StampLines = readonly (readonly [string, string])[];

/** The stamp of the page; every file of it carries it. */
export const StampContext = createContext<StampLines>([]);

/** Hands a table to the browser as CSV, the stamp below it. */
export function saveTable({ name, header, rows }: TableFile, stamp: StampLines): void {
  const text = csvText([header, ...rows.map((row) => row.map(textOf)), [], ...stamp]);
  saveFile(`${name}.csv`, new Blob([text], { type: "text/csv;charset=utf-8" }));
}
