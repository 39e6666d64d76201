import type { TFunction } from "i18next";
import writeWorkbook, { type Row, type Sheet } from "write-excel-file/universal";
import type { DefinitionsQuery } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";
import type { PagePanel } from "../ui/page-panels.ts";
import type { StampLines, TableFile } from "../ui/table-file.ts";
import { sheetNames } from "./sheet-names.ts";
import { HEAD, rowOf, words } from "./workbook-cells.ts";

const WIDEST = 40;
const NARROWEST = 11;

interface PageFile {
  readonly title: string;
  readonly stamp: StampLines;
  readonly panels: readonly PagePanel[];
  readonly metrics: DefinitionsQuery["metrics"];
}

/** A page as a workbook: a cover that says what the figures rest on and what they mean, and a sheet for each panel. */
export async function writePageFile(t: TFunction, page: PageFile): Promise<Blob> {
  const tables = await Promise.all(
    page.panels.map(({ state, file }) => (state === "DATA" && file !== undefined ? file() : null)),
  );
  const [cover = "", ...names] = sheetNames([t("coverSheet"), ...page.panels.map(({ title }) => title)]);
  const sheets = tables.flatMap((table, at) => (table === null ? [] : [sheetOf(names[at] ?? table.name, table)]));
  return writeWorkbook([
    {
      sheet: cover,
      data: [
        [{ value: page.title, fontWeight: "bold", fontSize: 16, height: 28 }],
        ...page.stamp.map(([name, value]) => [words(name), words(value)]),
        [],
        [words(t("sheet"), HEAD), words(t("panelOf"), HEAD), words(t("rowCount"), HEAD)],
        ...page.panels.map(({ title, state }, at): Row => {
          const rows = tables[at]?.rows.length;
          if (rows !== undefined) return [words(names[at] ?? ""), words(title), { value: rows, type: Number }];
          return [null, words(title), words(t(state === "FAILED" ? "failedTitle" : "emptyPanel"))];
        }),
        ...(page.metrics.length === 0 ? [] : [[], definitionHead(t), ...page.metrics.map(definitionRow)]),
      ],
      columns: [{ width: 24 }, { width: 40 }, { width: 40 }, { width: 40 }, { width: 40 }, { width: 40 }],
    },
    ...sheets,
  ]).toBlob();
}

const definitionHead = (t: TFunction): Row =>
  [t("metric"), t("versionName"), t("meaning"), t("formula"), t("counts"), t("excludes")].map((name) =>
    words(name, HEAD),
  );

function definitionRow({ name, version, meaning, formula, counts, excludes }: PageFile["metrics"][number]): Row {
  const language = currentLanguage();
  const look = { wrap: true, alignVertical: "top" } as const;
  return [
    words(name[language], look),
    { value: version, type: Number, align: "left", ...look },
    ...[meaning, formula, counts, excludes].map((text) => words(text[language], look)),
  ];
}

function sheetOf(name: string, { header, rows }: TableFile): Sheet<Blob> {
  return {
    sheet: name,
    data: [header.map((head) => words(head, HEAD)), ...rows.map(rowOf)],
    columns: header.map((head) => ({ width: Math.min(WIDEST, Math.max(NARROWEST, widthOf(head))) })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    orientation: "landscape",
  };
}

/** In characters; a Chinese one takes the room of two. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 2 : 1), 2);
