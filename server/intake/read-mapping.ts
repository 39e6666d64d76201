import { readFileSync } from "node:fs";
import { z } from "zod";
import type { BothLanguages } from "../platform/both-languages.ts";
import { codeOf, messageOf, Refusal } from "../platform/refusal.ts";
import { MAPPING_WORDS, mappingSchema, type MappedCell, type MappedTable, type Mapping } from "./mapping.type.ts";
import { columnsOf } from "./table.rules.ts";

/** Stands for the path of a mapping that is given as text. */
export const GIVEN = "given";

/** Reads a mapping file; what is wrong with it is refused by its place. */
export function readMapping(path: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const { en, zh } = error instanceof SyntaxError ? notJson(error) : unreached(error);
    throw invalid(path, `cannot be read: ${en}`, `无法读取：${zh}`);
  }
  return checkMapping(path, json);
}

/** Why a text is no JSON; the place is told in words of the engine. */
export function notJson(error: SyntaxError): BothLanguages {
  const at = /position (\d+)/.exec(error.message)?.[1];
  return {
    en: `it is no JSON: ${error.message}`,
    zh: `内容不是有效的 JSON${at === undefined ? "" : `，错误在第 ${Number(at) + 1} 个字符处`}`,
  };
}

function unreached(error: unknown): BothLanguages {
  const code = codeOf(error);
  return { en: messageOf(error), zh: code === "ENOENT" ? "没有该文件" : (code ?? messageOf(error)) };
}

export function checkMapping(path: string, json: unknown): Mapping {
  const parsed = mappingSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join(".") ?? "";
    const [en, told] = [reasonAmong(parsed.error.issues), reasonAmong(issuesInChinese(json))];
    const zh = MAPPING_WORDS.find((words) => words.en === told)?.zh ?? told;
    throw invalid(path, `is not valid at ${place || "its top"}: ${en}`, `在 ${place || "顶层"} 处格式不正确：${zh}`);
  }
  for (const file of parsed.data.files)
    for (const mapped of file.tables) checkTable(path, mapped, parsed.data.dateFormat);
  return parsed.data;
}

const invalid = (path: string, en: string, zh: string): Refusal =>
  new Refusal({ en: `The mapping ${path} ${en}.`, zh: `列映射${path === GIVEN ? "" : ` ${path} `}${zh}。` });

interface Issue {
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
}

const CHINESE = z.locales.zhCN().localeError;

const issuesInChinese = (json: unknown): readonly Issue[] =>
  mappingSchema.safeParse(json, { error: CHINESE }).error?.issues ?? [];

function reasonAmong([issue]: readonly Issue[]): string {
  return issue === undefined ? "" : reasonOf(issue);
}

/** Of a cell that fits no form, the reason why it does not fit the form it resembles most. */
function reasonOf({ message, errors = [] }: Issue): string {
  const nearest = errors
    .filter(([first]) => first !== undefined && !/^(Invalid input|无效输入)/.test(first.message))
    .at(0)?.[0];
  return nearest === undefined ? message : reasonOf(nearest);
}

function checkTable(path: string, { table, columns, distinct }: MappedTable, dateFormat: string): void {
  const known = columnsOf(table);
  const unknown = Object.keys(columns).find((column) => !known.some((own) => own.name === column));
  if (unknown !== undefined)
    throw invalid(
      path,
      `fills ${table}.${unknown}, which is no column of ${table}`,
      `给 ${table}.${unknown} 赋值，但 ${table} 没有该列`,
    );
  const missing = known.find((column) => column.required && columns[column.name] === undefined);
  if (missing !== undefined)
    throw invalid(
      path,
      `does not fill ${table}.${missing.name}, which is required`,
      `缺少必填项 ${table}.${missing.name}（${missing.chinese}）`,
    );
  if (distinct === true && !["estates", "buildings", "units"].includes(table))
    throw invalid(
      path,
      `asks for distinct ${table}: only estates, buildings and units can be made up`,
      `对 ${table} 使用了 distinct，只有项目、楼栋、房屋可以从明细中归并`,
    );
  for (const { name, kind } of known) {
    const cell = columns[name];
    if (kind.is === "date" && cell !== undefined && lacksDay(cell, dateFormat))
      throw invalid(
        path,
        `fills ${table}.${name} with a date that has no day. Add "day": "first" or "last" to it`,
        `给 ${table}.${name} 的日期没有“日”，请加上 "day": "first"（月初）或 "last"（月末）`,
      );
  }
}

function lacksDay(cell: MappedCell, standard: string): boolean {
  if (typeof cell === "string") return !standard.includes("d");
  return "column" in cell && !(cell.dateFormat ?? standard).includes("d") && cell.day === undefined;
}
