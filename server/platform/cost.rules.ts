import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isAbstractType,
  isListType,
  isObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { listSize } from "./list-sizes.ts";
import { PAGE_LIMIT } from "./paging.ts";

export interface Cost {
  /** Objects that the answer may hold: pages as long as asked for, other lists as long as is usual or as they were found to be. */
  readonly rows: number;
  /** How often figures are worked out; those of one list are worked out together. */
  readonly readings: number;
}

/** An operation with what it is asked with; variables are coerced, defaults filled in. */
export interface Question {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Longest list of each field that was read so far. */
  readonly lengths: ReadonlyMap<string, number>;
}

export const fragmentsOf = ({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );

/** Arguments that say how many, with the most that is ever answered. */
const COUNTS: Readonly<Record<string, number>> = { first: PAGE_LIMIT, months: 60 };

/** What a question may cost at most, worked out as it would be executed: what is skipped or asked for twice alike costs nothing. */
export function costOf(question: Question): Cost {
  const { schema, operation } = question;
  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) return { rows: 0, readings: 0 };
  return new Estimate(question).of(root, [operation.selectionSet], { times: 1, calls: 1, page: null });
}

/** Where the walk through a question stands. */
interface Place {
  /** For how many objects it is asked. */
  readonly times: number;
  /** For how many slices and positions figures are worked out apart. */
  readonly calls: number;
  /** Length of the lists of a page. */
  readonly page: number | null;
}

const NOTHING: Cost = { rows: 0, readings: 0 };
const sum = (one: Cost, other: Cost): Cost => ({
  rows: one.rows + other.rows,
  readings: one.readings + other.readings,
});

class Estimate {
  constructor(private readonly question: Question) {}

  of(type: GraphQLObjectType, sets: readonly SelectionSetNode[], place: Place): Cost {
    const groups = new Map<string, FieldNode[]>();
    for (const set of sets) this.collect(type, set, groups, new Set());
    const fields = type.getFields();
    let cost = NOTHING;
    let paged = false;
    for (const nodes of groups.values()) {
      const [node] = nodes;
      const field = node === undefined ? undefined : fields[node.name.value];
      if (node === undefined || field === undefined) continue;
      paged ||= place.page !== null && isListOfObjects(field);
      cost = sum(cost, this.ofField(field, node, nodes, { ...place, page: isPage(type, field) ? place.page : null }));
    }
    // A page is read even where none of its rows is asked for.
    return place.page === null || paged ? cost : sum(cost, { rows: place.times * place.page, readings: 0 });
  }

  private ofField(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    nodes: readonly FieldNode[],
    { times, calls, page }: Place,
  ): Cost {
    const count = this.countOf(field, node);
    const listed = isListOfObjects(field);
    const found = this.question.lengths.get(field.name) ?? 0;
    const length = listed ? Math.max(page ?? count ?? listSize(field.name), found) : 1;
    const readings = readingsOf(field.name, { times, calls, length });
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return { rows: 0, readings };
    const within = {
      times: times * length,
      calls: callsWithin(field.name, { times, calls, length }),
      page: listed ? null : count,
    };
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const possible = isAbstractType(type) ? this.question.schema.getPossibleTypes(type) : [type];
    const costs = possible.filter(isObjectType).map((each) => this.of(each, sets, within));
    const own = { rows: times * length, readings };
    return sum(own, {
      rows: Math.max(0, ...costs.map(({ rows }) => rows)),
      readings: Math.max(0, ...costs.map((cost) => cost.readings)),
    });
  }

  /** How many a field is asked for; null where it does not say. */
  private countOf(field: GraphQLField<unknown, unknown>, node: FieldNode): number | null {
    const argument = field.args.find(({ name }) => Object.hasOwn(COUNTS, name));
    const most = argument === undefined ? undefined : COUNTS[argument.name];
    if (argument === undefined || most === undefined) return null;
    try {
      const given: unknown = getArgumentValues(field, node, this.question.variables)[argument.name];
      return typeof given === "number" ? Math.min(Math.max(given, 1), most) : most;
    } catch {
      // What is wrong with an argument is told where the field is resolved.
      return most;
    }
  }

  /** Gathers fields under the names they are answered with, as execution does. */
  private collect(
    type: GraphQLObjectType,
    { selections }: SelectionSetNode,
    groups: Map<string, FieldNode[]>,
    seen: Set<string>,
  ): void {
    for (const selection of selections) {
      if (!this.isAsked(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        groups.set(key, [...(groups.get(key) ?? []), selection]);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (seen.has(selection.name.value)) continue;
        seen.add(selection.name.value);
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.question.fragments.get(selection.name.value);
      if (fragment !== undefined && this.fits(type, fragment)) this.collect(type, fragment.selectionSet, groups, seen);
    }
  }

  private isAsked(node: SelectionSetNode["selections"][number]): boolean {
    const { variables } = this.question;
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.["if"] === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.["if"] !== false;
  }

  private fits(
    type: GraphQLObjectType,
    { typeCondition }: Partial<Pick<FragmentDefinitionNode, "typeCondition">>,
  ): boolean {
    if (typeCondition === undefined) return true;
    const condition = typeFromAST(this.question.schema, typeCondition);
    return condition === type || (isAbstractType(condition) && this.question.schema.isSubType(condition, type));
  }
}

/** Whether a field is answered with a list of objects. */
export const isListOfObjects = ({ type }: Pick<GraphQLField<unknown, unknown>, "type">): boolean =>
  isListType(getNullableType(type)) && isCompositeType(getNamedType(type));

/** Whether a list is the page that its object was asked for: its nodes, or every list of an object that has none. */
const isPage = (type: GraphQLObjectType, { name }: GraphQLField<unknown, unknown>): boolean =>
  name === "nodes" || !Object.hasOwn(type.getFields(), "nodes");

interface Reading {
  readonly times: number;
  readonly calls: number;
  readonly length: number;
}

/** How often a field has figures worked out. */
function readingsOf(name: string, { times, calls, length }: Reading): number {
  switch (name) {
    case "collection":
    case "previousPeriod":
    case "lastYear":
    case "yearToDate":
      return calls;
    case "trend":
      return calls * length;
    // Groups and rows are looked for in each scope apart.
    case "by":
    case "rows":
    case "restatement":
    case "closeReplay":
    case "monthClosing":
      return times;
    default:
      return 0;
  }
}

function callsWithin(name: string, { times, calls, length }: Reading): number {
  if (name === "by") return times;
  return name === "trend" ? calls * length : calls;
}
