import {
  GraphQLError,
  Kind,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from "graphql";

const DEEPEST = 14;
const MOST_FIELDS = 600;
const MOST_ALIASES = 40;
/** Values that an answer may hold, as far as the query tells. */
const LARGEST = 400_000;
/** How often figures may be worked out for one answer. */
const MOST_READINGS = 1_000;

/** How many objects a list is taken to hold where the query does not say. */
const LIST_SIZES: Readonly<Record<string, number>> = {
  estates: 100,
  buildings: 20,
  by: 20,
  bills: 40,
  receipts: 40,
  timeline: 150,
  adjustments: 5,
  allocations: 5,
  ageing: 9,
  ageingByYear: 6,
  households: 200,
  curve: 8,
  channels: 5,
  files: 10,
  metrics: 30,
  units: 50,
  rows: 50,
  quarantine: 50,
  batches: 20,
  reconciliation: 50,
  imports: 50,
  trend: 24,
};
/** Arguments that say how many, with the most they may ask for. */
const COUNTS: Readonly<Record<string, number>> = { first: 200, months: 60 };

interface Size {
  fields: number;
  aliases: number;
  depth: number;
  values: number;
  readings: number;
}

/** Where the walk through a document stands. */
interface Place {
  readonly document: DocumentNode;
  readonly depth: number;
  /** How often the field is answered. */
  readonly times: number;
  /** For how many slices and positions figures are worked out apart; those of one list are worked out together. */
  readonly calls: number;
  readonly within: readonly ASTNode[];
}

/** Refuses documents that are deeper or larger than any page of ours needs, before anything runs. */
export const sizeLimits: ValidationRule = (context) => ({
  Document(document: DocumentNode) {
    const size: Size = { fields: 0, aliases: 0, depth: 0, values: 0, readings: 0 };
    for (const definition of document.definitions)
      if (definition.kind === Kind.OPERATION_DEFINITION)
        measure(definition.selectionSet, { document, depth: 1, times: 1, calls: 1, within: [] }, size);
    const refuse = (what: string) =>
      context.reportError(
        new GraphQLError(`The query ${what}. Ask in several queries.`, { extensions: { code: "QUERY_TOO_LARGE" } }),
      );
    if (size.depth > DEEPEST) refuse(`is nested ${size.depth} levels deep; ${DEEPEST} are allowed`);
    if (size.fields > MOST_FIELDS) refuse(`selects more than ${MOST_FIELDS} fields`);
    if (size.aliases > MOST_ALIASES) refuse(`uses more than ${MOST_ALIASES} aliases`);
    if (size.values > LARGEST) refuse(`may be answered with more than ${LARGEST} values`);
    if (size.readings > MOST_READINGS) refuse(`asks for more than ${MOST_READINGS} readings of the ledger`);
  },
});

function measure(set: SelectionSetNode, place: Place, size: Size): void {
  const { document, depth, within } = place;
  size.depth = Math.max(size.depth, depth);
  for (const selection of set.selections) {
    // Past the limit there is nothing more to learn, and a document that repeats fragments could take for ever.
    if (size.fields > MOST_FIELDS || depth > DEEPEST) return;
    if (selection.kind === Kind.FIELD) {
      measureField(selection, place, size);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentOf(document, selection.name.value);
    if (fragment !== undefined && !within.includes(fragment))
      measure(fragment.selectionSet, { ...place, within: [...within, fragment] }, size);
  }
}

function measureField(field: FieldNode, place: Place, size: Size): void {
  const name = field.name.value;
  // Introspection has a depth of its own and no data behind it.
  if (name.startsWith("__")) return;
  size.fields++;
  size.values += place.times;
  if (field.alias !== undefined) size.aliases++;
  size.readings += readingsOf(name, field, place);
  if (field.selectionSet === undefined) return;
  const times = place.times * lengthOf(field);
  measure(
    field.selectionSet,
    { ...place, depth: place.depth + 1, times, calls: callsWithin(name, field, place) },
    size,
  );
}

/** How often a field has figures worked out. */
function readingsOf(name: string, field: FieldNode, { times, calls }: Place): number {
  switch (name) {
    case "collection":
    case "previousPeriod":
    case "lastYear":
    case "yearToDate":
      return calls;
    case "trend":
      return calls * lengthOf(field);
    // Groups and rows are looked for in each scope apart.
    case "by":
    case "rows":
      return times;
    default:
      return 0;
  }
}

function callsWithin(name: string, field: FieldNode, { times, calls }: Place): number {
  if (name === "by") return times;
  return name === "trend" ? calls * lengthOf(field) : calls;
}

/** How many objects a field is taken to answer with. */
function lengthOf({ name, arguments: given = [] }: FieldNode): number {
  const count = given.find((argument) => Object.hasOwn(COUNTS, argument.name.value));
  if (count === undefined) return LIST_SIZES[name.value] ?? 1;
  return count.value.kind === Kind.INT ? Math.max(Number(count.value.value), 1) : (COUNTS[count.name.value] ?? 1);
}

function fragmentOf(document: DocumentNode, name: string): FragmentDefinitionNode | undefined {
  return document.definitions
    .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    .find((definition) => definition.name.value === name);
}
