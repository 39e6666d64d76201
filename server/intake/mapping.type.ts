import { readFileSync } from "node:fs";
import { z } from "zod";
import { messageOf, Refusal } from "../platform/refusal.ts";
import { columnsOf, TABLE_NAMES } from "./table.rules.ts";

const cell = z.union([
  z.string().describe("name of the source column"),
  z.strictObject({
    column: z.string(),
    /** Source value → canonical value; a value that is not listed is refused by the check of its column. */
    values: z.record(z.string(), z.string()).optional(),
    /** Taken where the source cell is empty. */
    default: z.string().optional(),
    dateFormat: z.string().optional(),
    money: z.enum(["yuan", "fen"]).optional(),
  }),
  z.strictObject({ constant: z.string() }),
  /** Text with source columns in braces: "{building}-{room}". */
  z.strictObject({ template: z.string() }),
]);

const table = z.strictObject({
  table: z.enum(TABLE_NAMES),
  /** Only rows in which these columns hold one of these values. */
  where: z.record(z.string(), z.array(z.string())).optional(),
  /** Make one row per code: for estates, buildings and units that the source names only in passing. */
  distinct: z.boolean().optional(),
  columns: z.record(z.string(), cell),
});

const mapping = z.strictObject({
  description: z.string().optional(),
  dateFormat: z.string().default("yyyy-MM-dd"),
  money: z.enum(["yuan", "fen"]).default("yuan"),
  files: z.array(
    z.strictObject({
      /** File name; * stands for any characters. */
      match: z.string(),
      delimiter: z.string().length(1).optional(),
      tables: z.array(table).min(1),
    }),
  ).min(1),
});

export type Mapping = z.infer<typeof mapping>;
export type MappedFile = Mapping["files"][number];
export type MappedTable = z.infer<typeof table>;
export type MappedCell = z.infer<typeof cell>;

/** Reads a mapping file; what is wrong with it is refused by its place. */
export function readMapping(path: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Refusal(`The mapping ${path} cannot be read: ${messageOf(error)}.`);
  }
  const parsed = mapping.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal(`The mapping ${path} is not valid at ${issue?.path.join(".") || "its top"}: ${issue?.message ?? ""}.`);
  }
  for (const file of parsed.data.files) for (const mapped of file.tables) checkColumns(path, mapped);
  return parsed.data;
}

function checkColumns(path: string, { table: name, columns }: MappedTable): void {
  const known = columnsOf(name);
  const unknown = Object.keys(columns).find((column) => !known.some((own) => own.name === column));
  if (unknown !== undefined) throw new Refusal(`The mapping ${path} fills ${name}.${unknown}, which is no column of ${name}.`);
  const missing = known.find((column) => column.required && columns[column.name] === undefined);
  if (missing !== undefined) throw new Refusal(`The mapping ${path} does not fill ${name}.${missing.name}, which is required.`);
}
