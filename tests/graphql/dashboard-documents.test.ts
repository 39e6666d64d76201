import {
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  parse,
  specifiedRules,
  typeFromAST,
  validate,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { beforeAll, expect, it } from "vitest";
import { persistedDocuments } from "../../persist-documents.ts";
import { Budget } from "../../server/platform/budget.ts";
import { fragmentsOf } from "../../server/platform/cost.rules.ts";
import { documentLimits, PARSING } from "../../server/platform/document-limits.ts";
import { buildSchema } from "../../server/schema.ts";

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildSchema();
});

const SAMPLES: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Int: 24,
  Date: "2026-05-31",
  DateTime: "2026-05-31T09:00:00+08:00",
};

/** The most that a page asks for: everything included, two years of months. */
function mostOf(type: GraphQLInputType): unknown {
  if (!isNonNullType(type)) return undefined;
  const { ofType } = type;
  if (isListType(ofType)) return [mostOf(ofType.ofType)];
  if (isEnumType(ofType)) return ofType.getValues()[0]?.name;
  if (isInputObjectType(ofType))
    return Object.fromEntries(Object.values(ofType.getFields()).map((field) => [field.name, mostOf(field.type)]));
  return SAMPLES[String(ofType)] ?? "1";
}

function variablesOf({ variableDefinitions = [] }: OperationDefinitionNode): Readonly<Record<string, unknown>> {
  const given = variableDefinitions.map(({ variable, type }) => {
    const known = typeFromAST(schema, type);
    return [variable.name.value, isInputType(known) ? mostOf(known) : undefined];
  });
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, Object.fromEntries(given));
  expect(errors).toBeUndefined();
  return coerced ?? {};
}

it("every document of the dashboard is within the limits, for a company of a thousand estates", () => {
  for (const text of Object.values(persistedDocuments())) {
    const document = parse(text, PARSING);
    expect(validate(schema, document, [...specifiedRules, documentLimits])).toEqual([]);
    const [operation, ...others] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    expect(others).toEqual([]);
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`no operation in ${text}`);
    const fragments = fragmentsOf(document);
    const budget = new Budget({ schema, operation, fragments, variables: variablesOf(operation) });
    const before = budget.requested;
    budget.note("estates", 1_000);
    budget.note("by", 1_000);
    budget.note("timeline", 5_000);
    expect(budget.requested).toBeGreaterThanOrEqual(before);
  }
});
