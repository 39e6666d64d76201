import { z } from "zod";
import type { BothLanguages } from "../platform/both-languages.ts";
import { TABLE_NAMES } from "./table.rules.ts";

const DATE_FORMAT: BothLanguages = {
  en: "a date format has yyyy and M or MM, may have d or dd, and no other letters: yyyy/M/d, yyyyMMdd, yyyy年M月",
  zh: "日期格式须有 yyyy 及 M 或 MM，可有 d 或 dd，不能有其他字母，如 yyyy/M/d、yyyyMMdd、yyyy年M月",
};
const MONTH_FORMAT: BothLanguages = {
  en: "a month's format has M or MM, may have yyyy, and no other letters",
  zh: "月份格式须有 M 或 MM，可有 yyyy，不能有其他字母",
};

/** What is said in words of our own about a mapping that fits no form; of the rest the library speaks. */
export const MAPPING_WORDS: readonly BothLanguages[] = [DATE_FORMAT, MONTH_FORMAT];

const dateFormat = z.string().refine(isDateFormat, DATE_FORMAT.en);

const cell = z.union([
  z.string().describe("name of the source column"),
  z.strictObject({
    column: z.string(),
    /** Source value → canonical value; a value that is not listed is left for the check of its column. */
    values: z.record(z.string(), z.string()).optional(),
    /** Taken where the source cell is empty. */
    default: z.string().optional(),
    dateFormat: dateFormat.optional(),
    /** Which day of the month a date without one means. */
    day: z.enum(["first", "last"]).optional(),
    money: z.enum(["yuan", "fen"]).optional(),
    /** Days after the date that stands there: due_on as the day of issue and 30 days. */
    plusDays: z.number().int().min(-3660).max(3660).optional(),
    /** An amount without its minus: a negative charge as a credit note, a negative payment as a refund. */
    absolute: z.boolean().optional(),
  }),
  z.strictObject({ constant: z.string() }),
  /** Text with source columns in braces: "{building}-{room}". */
  z.strictObject({ template: z.string() }),
]);

const table = z.strictObject({
  table: z.enum(TABLE_NAMES),
  /** Only rows in which these columns hold one of these values. */
  where: z.record(z.string(), z.array(z.string())).optional(),
  /** Only rows in which these columns are not empty. */
  filled: z.array(z.string()).optional(),
  /** Only rows whose amount in these columns is negative, or is not. */
  sign: z.record(z.string(), z.enum(["negative", "not negative"])).optional(),
  /** A wide sheet with a column a month: one row for each month whose cell is filled, in two columns of these names. */
  unpivot: z
    .strictObject({
      /** How the columns' headers write their month: yyyy年M月, or M月 with `year`. */
      format: z
        .string()
        .refine((format) => format.includes("M") && !/[A-Za-z]/.test(format.replace(/yyyy|MM?/g, "")), MONTH_FORMAT.en),
      year: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
      month: z.string().default("month"),
      value: z.string().default("value"),
    })
    .optional(),
  /** A cell that lists several things, such as the bills that a receipt pays: one row for each part, its pieces in columns of these names. */
  split: z
    .strictObject({
      column: z.string(),
      by: z.string().min(1),
      pair: z.string().min(1).optional(),
      as: z.array(z.string().min(1)).min(1),
    })
    .optional(),
  /** One row per code, and only for codes that the register lacks: estates, buildings and units that the source names in passing. */
  distinct: z.boolean().optional(),
  columns: z.record(z.string(), cell),
});

const file = z.strictObject({
  /** File name; * stands for any characters. */
  match: z.string(),
  /** Sheet of an XLSX file; absent: the first one that is visible. */
  sheet: z.string().optional(),
  delimiter: z.string().length(1).optional(),
  tables: z.array(table).min(1),
});

/** How an export of any shape is read as canonical tables. */
export const mappingSchema = z.strictObject({
  description: z.string().optional(),
  dateFormat: dateFormat.default("yyyy-MM-dd"),
  money: z.enum(["yuan", "fen"]).default("yuan"),
  files: z.array(file).min(1),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type MappedFile = z.infer<typeof file>;
export type MappedTable = z.infer<typeof table>;
export type MappedCell = z.infer<typeof cell>;

/** Year and month once each, the day at most once, in any order. */
function isDateFormat(format: string): boolean {
  const letters = format.replace(/[^A-Za-z]/g, "");
  const rest = letters.replace("yyyy", "").replace(/MM|M/, "").replace(/dd|d/, "");
  return rest === "" && letters.includes("yyyy") && letters.includes("M");
}
