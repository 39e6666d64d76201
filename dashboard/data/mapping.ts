import type { SuggestMappingQuery } from "../api/generated/graphql.ts";

/** A draft with what is needed to correct it: the files' columns and the tables of the intake format. */
export type Draft = SuggestMappingQuery["draft"];
export type IntakeColumn = Draft["tables"][number]["columns"][number];

interface FromColumn {
  readonly column: string;
  /** What words of the file mean; one that is not known yet means nothing. */
  readonly values?: Readonly<Record<string, string>>;
  readonly dateFormat?: string;
  readonly day?: "first" | "last";
}

/** How a cell of the intake format is made of the file's row. */
export type Cell = string | FromColumn | { readonly constant: string } | { readonly template: string };

export interface MappedTable {
  readonly table: string;
  readonly columns: Readonly<Record<string, Cell>>;
  /** Set where columns of the file stand for months. */
  readonly unpivot?: { readonly format: string; readonly year?: string };
}

export interface MappedFile {
  readonly match: string;
  readonly tables: readonly MappedTable[];
}

/** What a mapping file says; what pages do not show of it is kept as it is. */
export interface Mapping {
  readonly files: readonly MappedFile[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** A text, or an object that says in a text where the cell comes from. */
const isCell = (value: unknown): value is Cell =>
  typeof value === "string" ||
  (isRecord(value) && ["column", "constant", "template"].some((way) => typeof value[way] === "string"));

const isTable = (value: unknown): value is MappedTable =>
  isRecord(value) &&
  typeof value["table"] === "string" &&
  isRecord(value["columns"]) &&
  Object.values(value["columns"]).every(isCell);

const isFile = (value: unknown): value is MappedFile =>
  isRecord(value) &&
  typeof value["match"] === "string" &&
  Array.isArray(value["tables"]) &&
  value["tables"].every(isTable);

const isMapping = (value: unknown): value is Mapping =>
  isRecord(value) && Array.isArray(value["files"]) && value["files"].every(isFile);

/** A mapping out of its text; null where the text is none. The server judges what it says. */
export function readMapping(text: string): Mapping | null {
  try {
    const read: unknown = JSON.parse(text);
    return isMapping(read) ? read : null;
  } catch {
    return null;
  }
}

export const writeMapping = (mapping: Mapping): string => JSON.stringify(mapping, null, 2);

/** Which table of which file, by their places. */
export interface Place {
  readonly file: number;
  readonly table: number;
}

const replaced = <T>(list: readonly T[], at: number, by: (one: T) => T): T[] =>
  list.map((one, place) => (place === at ? by(one) : one));

export const withTable = (mapping: Mapping, place: Place, by: (table: MappedTable) => MappedTable): Mapping => ({
  ...mapping,
  files: replaced(mapping.files, place.file, (file) => ({ ...file, tables: replaced(file.tables, place.table, by) })),
});

/** The mapping with a cell read otherwise, or not at all. */
export const withCell = (mapping: Mapping, place: Place, column: string, cell: Cell | null): Mapping =>
  withTable(mapping, place, (table) => {
    const { [column]: _before, ...others } = table.columns;
    return { ...table, columns: cell === null ? others : { ...others, [column]: cell } };
  });

export const withoutTable = (mapping: Mapping, { file, table }: Place): Mapping => ({
  ...mapping,
  files: replaced(mapping.files, file, (own) => ({ ...own, tables: own.tables.filter((_one, at) => at !== table) })),
});

/** The mapping with another table of a file, whose required columns are still to be chosen. */
export const withNewTable = (
  mapping: Mapping,
  file: number,
  table: string,
  columns: readonly IntakeColumn[],
): Mapping => ({
  ...mapping,
  files: replaced(mapping.files, file, (own) => ({
    ...own,
    tables: [
      ...own.tables,
      {
        table,
        columns: Object.fromEntries(
          columns.filter(({ required }) => required).map(({ code }) => [code, { constant: "" }]),
        ),
      },
    ],
  })),
});

/** The column of the file that a cell is read from; null where it is made otherwise. */
export function columnOf(cell: Cell | undefined): string | null {
  if (typeof cell === "string") return cell;
  return cell !== undefined && "column" in cell ? cell.column : null;
}

/** Whether a required cell has nothing to stand in it yet, or a word of it no meaning. */
export function isOpen(cell: Cell | undefined, { required }: IntakeColumn): boolean {
  if (cell === undefined) return required;
  if (typeof cell === "string") return false;
  if ("constant" in cell) return required && cell.constant.trim() === "";
  return "column" in cell && Object.values(cell.values ?? {}).includes("");
}
