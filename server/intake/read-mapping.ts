import { readFileSync } from "node:fs";
import { messageOf, Refusal } from "../platform/refusal.ts";
import { mappingSchema, type MappedCell, type MappedTable, type Mapping } from "./mapping.type.ts";
import { columnsOf } from "./table.rules.ts";

/** Reads a mapping file; what is wrong with it is refused by its place. */
export function readMapping(path: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Refusal(`The mapping ${path} cannot be read: ${messageOf(error)}.`);
  }
  return checkMapping(path, json);
}

export function checkMapping(path: string, json: unknown): Mapping {
  const parsed = mappingSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal(
      `The mapping ${path} is not valid at ${issue?.path.join(".") || "its top"}: ${issue === undefined ? "" : reasonOf(issue)}.`,
    );
  }
  for (const file of parsed.data.files)
    for (const mapped of file.tables) checkTable(path, mapped, parsed.data.dateFormat);
  return parsed.data;
}

interface Issue {
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Of a cell that fits no form, the reason why it does not fit the form it resembles most. */
function reasonOf({ message, errors = [] }: Issue): string {
  const nearest = errors
    .filter(([first]) => first !== undefined && !first.message.startsWith("Invalid input"))
    .at(0)?.[0];
  return nearest === undefined ? message : reasonOf(nearest);
}

function checkTable(path: string, { table, columns, distinct }: MappedTable, dateFormat: string): void {
  const known = columnsOf(table);
  const unknown = Object.keys(columns).find((column) => !known.some((own) => own.name === column));
  if (unknown !== undefined)
    throw new Refusal(`The mapping ${path} fills ${table}.${unknown}, which is no column of ${table}.`);
  const missing = known.find((column) => column.required && columns[column.name] === undefined);
  if (missing !== undefined)
    throw new Refusal(`The mapping ${path} does not fill ${table}.${missing.name}, which is required.`);
  if (distinct === true && !["estates", "buildings", "units"].includes(table))
    throw new Refusal(
      `The mapping ${path} asks for distinct ${table}: only estates, buildings and units can be made up.`,
    );
  for (const { name, kind } of known) {
    const cell = columns[name];
    if (kind.is === "date" && cell !== undefined && lacksDay(cell, dateFormat))
      throw new Refusal(
        `The mapping ${path} fills ${table}.${name} with a date that has no day. Add "day": "first" or "last" to it.`,
      );
  }
}

function lacksDay(cell: MappedCell, standard: string): boolean {
  if (typeof cell === "string") return !standard.includes("d");
  return "column" in cell && !(cell.dateFormat ?? standard).includes("d") && cell.day === undefined;
}
