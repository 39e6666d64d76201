import type { ApolloServerPlugin } from "@apollo/server";
import { defaultFieldResolver, getVariableValues, isObjectType, type GraphQLField, type GraphQLSchema } from "graphql";
import { Budget, rowsIn } from "./platform/budget.ts";
import type { RequestContext } from "./platform/context.ts";
import { fragmentsOf, isListOfObjects } from "./platform/cost.rules.ts";

/** Refuses questions that cost too much before anything runs, and tells of every other what it cost. */
export const costGuard: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (operation === undefined) return;
        const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
        // What is wrong with a variable is told where the operation is executed; nothing of it runs.
        if (coerced === undefined) return;
        const fragments = fragmentsOf(document);
        contextValue.budget = new Budget({ schema, operation, fragments, variables: coerced });
      },
      async willSendResponse({ contextValue: { budget, note }, response: { body } }) {
        if (budget === undefined || body.kind !== "single") return;
        const { data } = body.singleResult;
        // The root is no object of the answer.
        const actual = Math.max(rowsIn(data) - 1, 0);
        const cost = { requested: budget.requested, actual };
        note.cost = cost;
        body.singleResult.extensions = { ...body.singleResult.extensions, cost };
      },
    };
  },
};

type Field = GraphQLField<unknown, RequestContext>;

/** Notes every list of objects before anything is asked of them. */
export function meterLists(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith("__"))
      Object.values<Field>(type.getFields()).filter(isListOfObjects).forEach(meter);
  return schema;
}

function meter(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const noted = (value: unknown, { budget }: RequestContext): unknown => {
    if (Array.isArray(value)) budget?.note(field.name, value.length);
    return value;
  };
  field.resolve = (root, given, context, info) => {
    const value: unknown = resolve(root, given, context, info);
    return value instanceof Promise ? value.then((settled) => noted(settled, context)) : noted(value, context);
  };
}
