import {
  GraphQLError,
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type ParseOptions,
  type SelectionSetNode,
  type ValidationRule,
} from "graphql";
import { fragmentsOf } from "./cost.rules.ts";

const DEEPEST = 14;
const MOST_FIELDS = 600;
const MOST_ALIASES = 40;
const MOST_DIRECTIVES = 60;
/** How often one selection may ask for the same field under the same name. */
const MOST_REPEATS = 20;

/** Names, values and signs of a document; reading stops there. The largest document of the dashboard has about 550. */
export const PARSING: ParseOptions = { maxTokens: 4_000 };

/** What stands in a document, wherever it stands. */
interface Written {
  aliases: number;
  directives: number;
  repeats: number;
}

/** What a document comes to when its fragments are put in their places. */
interface Unfolded {
  fields: number;
  depth: number;
}

/** Refuses documents that are deeper or larger than any page of ours needs, before anything runs. */
export const documentLimits: ValidationRule = (context) => ({
  Document(document: DocumentNode) {
    const { aliases, directives, repeats } = written(document);
    const { fields, depth } = unfolded(document);
    const refuse = (what: string) =>
      context.reportError(
        new GraphQLError(`The query ${what}. Ask in several queries.`, { extensions: { code: "QUERY_TOO_LARGE" } }),
      );
    if (depth > DEEPEST) refuse(`is nested ${depth} levels deep; ${DEEPEST} are allowed`);
    if (fields > MOST_FIELDS) refuse(`selects more than ${MOST_FIELDS} fields`);
    if (aliases > MOST_ALIASES) refuse(`uses more than ${MOST_ALIASES} aliases`);
    if (directives > MOST_DIRECTIVES) refuse(`uses more than ${MOST_DIRECTIVES} directives`);
    if (repeats > MOST_REPEATS) refuse(`asks for the same field more than ${MOST_REPEATS} times`);
  },
});

function written(document: DocumentNode): Written {
  const found: Written = { aliases: 0, directives: 0, repeats: 0 };
  visit(document, {
    Field: ({ alias }) => void (found.aliases += alias === undefined ? 0 : 1),
    Directive: () => void found.directives++,
    SelectionSet: ({ selections }) => void (found.repeats = Math.max(found.repeats, repeatsIn(selections))),
  });
  return found;
}

function repeatsIn(selections: SelectionSetNode["selections"]): number {
  const times = new Map<string, number>();
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) continue;
    const key = keyOf(selection);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return Math.max(0, ...times.values());
}

const keyOf = ({ alias, name }: FieldNode): string => alias?.value ?? name.value;

function unfolded(document: DocumentNode): Unfolded {
  const size: Unfolded = { fields: 0, depth: 0 };
  const fragments = fragmentsOf(document);
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      unfold(definition.selectionSet, { fragments, depth: 1, within: [] }, size);
  return size;
}

/** Where the walk through a document stands. */
interface Place {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly depth: number;
  readonly within: readonly ASTNode[];
}

function unfold(set: SelectionSetNode, place: Place, size: Unfolded): void {
  const { fragments, depth, within } = place;
  size.depth = Math.max(size.depth, depth);
  for (const selection of set.selections) {
    // Past the limit there is nothing more to learn, and a document that repeats fragments could take for ever.
    if (size.fields > MOST_FIELDS || depth > DEEPEST) return;
    if (selection.kind === Kind.FIELD) {
      // Introspection has no data behind it, and a rule of its own for its depth.
      if (selection.name.value.startsWith("__")) continue;
      size.fields++;
      if (selection.selectionSet !== undefined) unfold(selection.selectionSet, { ...place, depth: depth + 1 }, size);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (fragment !== undefined && !within.includes(fragment))
      unfold(fragment.selectionSet, { ...place, within: [...within, fragment] }, size);
  }
}
