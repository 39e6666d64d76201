import { GraphQLError, Kind, type ASTNode, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode, type ValidationRule } from "graphql";

const DEEPEST = 14;
const MOST_FIELDS = 600;
const MOST_ALIASES = 40;

interface Size {
  fields: number;
  aliases: number;
  depth: number;
}

/** Refuses documents that are deeper or larger than any page of ours needs, before anything runs. */
export const sizeLimits: ValidationRule = (context) => ({
  Document(node: DocumentNode) {
    const size: Size = { fields: 0, aliases: 0, depth: 0 };
    for (const definition of node.definitions)
      if (definition.kind === Kind.OPERATION_DEFINITION) measure(node, definition.selectionSet, 1, size, []);
    const refuse = (what: string) =>
      context.reportError(new GraphQLError(`The query ${what}. Ask in several queries.`, { extensions: { code: "QUERY_TOO_LARGE" } }));
    if (size.depth > DEEPEST) refuse(`is nested ${size.depth} levels deep; ${DEEPEST} are allowed`);
    if (size.fields > MOST_FIELDS) refuse(`selects more than ${MOST_FIELDS} fields`);
    if (size.aliases > MOST_ALIASES) refuse(`uses more than ${MOST_ALIASES} aliases`);
  },
});

function measure(document: DocumentNode, set: SelectionSetNode, depth: number, size: Size, within: readonly ASTNode[]): void {
  size.depth = Math.max(size.depth, depth);
  for (const selection of set.selections) {
    // Past the limit there is nothing more to learn, and a document that repeats fragments could take for ever.
    if (size.fields > MOST_FIELDS || depth > DEEPEST) return;
    if (selection.kind === Kind.FIELD) {
      // Introspection has a depth of its own and no data behind it.
      if (selection.name.value.startsWith("__")) continue;
      size.fields++;
      if (selection.alias !== undefined) size.aliases++;
      if (selection.selectionSet !== undefined) measure(document, selection.selectionSet, depth + 1, size, within);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentOf(document, selection.name.value);
    if (fragment !== undefined && !within.includes(fragment)) measure(document, fragment.selectionSet, depth, size, [...within, fragment]);
  }
}

function fragmentOf(document: DocumentNode, name: string): FragmentDefinitionNode | undefined {
  return document.definitions
    .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    .find((definition) => definition.name.value === name);
}
