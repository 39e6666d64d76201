import { defaultFieldResolver, isObjectType, type GraphQLField, type GraphQLSchema } from "graphql";
import { FIELD_RULES } from "./access-rules.ts";
import { checkAccess, type AccessRule } from "./platform/access.ts";
import type { RequestContext } from "./platform/context.ts";

type Field = GraphQLField<unknown, RequestContext>;

const ROOTS = ["Query", "Mutation"];

/** Puts every rule in front of its field. A query or mutation without a rule, or a rule without its field, is a fault of ours. */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  const unused = new Set(Object.keys(FIELD_RULES));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values<Field>(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const rule = FIELD_RULES[name];
      if (rule === undefined && ROOTS.includes(type.name)) throw new Error(`access-rules.ts has no rule for ${name}`);
      if (rule !== undefined) guard(field, rule, type.name === "Mutation");
      unused.delete(name);
    }
  }
  if (unused.size > 0) throw new Error(`access-rules.ts has rules without a field: ${[...unused].join(", ")}`);
  return schema;
}

function guard(field: Field, rule: AccessRule, writes: boolean): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (root, given, context, info) => {
    if (rule !== "ANYONE") checkAccess(rule, await context.transaction.identity(), writes);
    return resolve(root, given, context, info);
  };
}
