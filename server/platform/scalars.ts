import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { isDay, readInstant } from "./day.rules.ts";

const wrong = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });

const textOf = (node: ValueNode): unknown =>
  node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined;

function parseDay(value: unknown): string {
  if (typeof value === "string" && isDay(value)) return value;
  throw wrong(`${JSON.stringify(value)} is not a day: write yyyy-mm-dd, between 1990 and 2100.`);
}

/** A business day in the company's time zone. */
export const DayScalar = new GraphQLScalarType({
  name: "Date",
  description: "A business day 业务日, yyyy-mm-dd in the company's time zone.",
  serialize: (value) => String(value),
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(textOf(node)),
});

function parseInstant(value: unknown): string {
  const found = typeof value === "string" ? readInstant(value) : null;
  if (typeof value === "string" && found?.time === true && found.zone) return value;
  throw wrong(`${JSON.stringify(value)} is not an instant: write it with its zone, such as 2026-03-31T18:00:00+08:00.`);
}

/** An instant; the database writes "2026-03-31 10:00:00.5+00". */
export const InstantScalar = new GraphQLScalarType({
  name: "DateTime",
  description: "An instant in ISO 8601 with its zone.",
  serialize: (value) => String(value).replace(" ", "T").replace(/\+00$/, "Z"),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(textOf(node)),
});

function parseFen(value: unknown): bigint {
  if (typeof value === "string" && /^-?\d{1,18}$/.test(value)) return BigInt(value);
  throw wrong(
    `${JSON.stringify(value)} is no amount: write whole fen as a text of digits, such as "12050" for 120.50.`,
  );
}

/** Money. */
export const FenScalar = new GraphQLScalarType({
  name: "Fen",
  description: "Money in whole fen 分 (1/100 yuan) as a string of digits: no floating point touches money.",
  serialize: (value) => String(value),
  parseValue: parseFen,
  parseLiteral: (node) => parseFen(textOf(node)),
});
