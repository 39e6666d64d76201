import { createContext } from "react";
import { csvText } from "../format/csv.ts";

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
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = `${name.replaceAll(/[\\/:*?"<>|]/g, "-")}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
