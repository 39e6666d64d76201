import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionNode,
} from "graphql";

type Asked = Pick<GraphQLResolveInfo, "fragments" | "variableValues">;

/** The fields asked for right below some others, by name: those of fragments too, and none that a condition leaves out. */
export function askedBelow(nodes: readonly FieldNode[], asked: Asked): ReadonlyMap<string, readonly FieldNode[]> {
  const found: FieldNode[] = [];
  const look = (selection: SelectionNode): void => {
    if (isLeftOut(selection, asked)) return;
    if (selection.kind === Kind.FIELD) found.push(selection);
    else if (selection.kind === Kind.INLINE_FRAGMENT) selection.selectionSet.selections.forEach(look);
    else asked.fragments[selection.name.value]?.selectionSet.selections.forEach(look);
  };
  for (const { selectionSet } of nodes) selectionSet?.selections.forEach(look);
  return Map.groupBy(found, ({ name }) => name.value);
}

function isLeftOut(node: SelectionNode, { variableValues }: Asked): boolean {
  if (node.directives === undefined || node.directives.length === 0) return false;
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variableValues);
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variableValues);
  return include?.["if"] === false || skip?.["if"] === true;
}
