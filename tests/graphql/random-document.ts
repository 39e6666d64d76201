import fc from "fast-check";
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";

/** A field of a document as a tree, so that a test can write it in several ways. */
export interface Asked {
  readonly name: string;
  /** Arguments as they are written, by name. */
  readonly given: Readonly<Record<string, string>>;
  /** Type that the field is of where the parent's is abstract. */
  readonly on: string | null;
  readonly fields: readonly Asked[];
}

const SAMPLES: Readonly<Record<string, string>> = {
  Boolean: "true",
  Int: "3",
  Float: "1.5",
  Date: `"2026-01-31"`,
  DateTime: `"2026-05-01T00:00:00+08:00"`,
  Fen: `"100"`,
};
/** Of texts that name something: what there is, and what there is not. */
const CODES = [`"KA"`, `"KB"`, `"nowhere"`, `"1"`];

/** Takes one of several; a list of such choices makes a document. */
type Choose = (most: number) => number;

/** Random questions of a schema that are valid and well-formed: a root field, and what may be asked below it. */
export const randomQuestion = (schema: GraphQLSchema, only?: readonly string[]): fc.Arbitrary<Asked> =>
  randomOf(schema, schema.getQueryType(), ({ name }) => only?.includes(name) !== false);

/** Random acts alike, but for those named. */
export const randomAct = (schema: GraphQLSchema, without: readonly string[]): fc.Arbitrary<Asked> =>
  randomOf(schema, schema.getMutationType(), ({ name }) => !without.includes(name));

const randomOf = (
  schema: GraphQLSchema,
  root: GraphQLObjectType | null | undefined,
  taken: (field: GraphQLField<unknown, unknown>) => boolean,
): fc.Arbitrary<Asked> =>
  fc.array(fc.nat(1000), { minLength: 8, maxLength: 60 }).map((choices) => {
    let at = 0;
    const choose: Choose = (most) => (choices[at++ % choices.length] ?? 0) % most;
    const fields = Object.values(root?.getFields() ?? {}).filter(taken);
    const field = fields[choose(fields.length)];
    if (field === undefined) throw new Error("the schema has no such field");
    return fieldOf(schema, field, choose, 1);
  });

const DEEPEST = 6;

function fieldOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, choose: Choose, depth: number): Asked {
  const given = Object.fromEntries(field.args.flatMap((argument) => argumentOf(argument, choose)));
  const type = getNamedType(field.type);
  return { name: field.name, given, on: null, fields: isCompositeType(type) ? below(schema, type, choose, depth) : [] };
}

function below(schema: GraphQLSchema, type: GraphQLNamedOutputType, choose: Choose, depth: number): Asked[] {
  if (isInterfaceType(type) || isUnionType(type)) {
    const possible = schema.getPossibleTypes(type);
    const one = possible[choose(possible.length)];
    return one === undefined ? [] : below(schema, one, choose, depth).map((asked) => ({ ...asked, on: one.name }));
  }
  if (!isObjectType(type)) return [];
  const fields = Object.values(type.getFields());
  const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
  const open = depth >= DEEPEST ? leaves : fields;
  const typename: Asked = { name: "__typename", given: {}, on: null, fields: [] };
  if (open.length === 0) return [typename];
  const picked = new Set(Array.from({ length: 1 + choose(3) }, () => open[choose(open.length)]));
  return [typename, ...[...picked].flatMap((field) => (field ? [fieldOf(schema, field, choose, depth + 1)] : []))];
}

function argumentOf({ name, type }: GraphQLArgument, choose: Choose): [string, string][] {
  const needed = isNonNullType(type) && name !== "first" && name !== "months";
  if (!needed && choose(3) > 0) return [];
  if (name === "first") return [[name, String(1 + choose(30))]];
  if (name === "months") return [[name, String(1 + choose(6))]];
  return [[name, valueOf(type, choose)]];
}

function valueOf(type: GraphQLInputType, choose: Choose): string {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) return `[${valueOf(inner.ofType, choose)}]`;
  if (isEnumType(inner)) return inner.getValues()[choose(inner.getValues().length)]?.name ?? "null";
  if (!isInputObjectType(inner)) return SAMPLES[inner.name] ?? CODES[choose(CODES.length)] ?? "null";
  const fields = Object.values(inner.getFields()).filter((field) => isNonNullType(field.type) || choose(4) === 0);
  return `{ ${fields.map((field) => `${field.name}: ${valueOf(field.type, choose)}`).join(", ")} }`;
}

const argumentsText = (given: Asked["given"]): string => {
  const written = Object.entries(given).map(([name, value]) => `${name}: ${value}`);
  return written.length === 0 ? "" : `(${written.join(", ")})`;
};

/** A field as it is plainly written. */
export function plainText(asked: Asked, alias = ""): string {
  const set = asked.fields.length === 0 ? "" : ` { ${asked.fields.map((field) => plainText(field)).join(" ")} }`;
  const text = `${alias}${asked.name}${argumentsText(asked.given)}${set}`;
  return asked.on === null ? text : `... on ${asked.on} { ${text} }`;
}
