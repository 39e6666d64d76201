// Writes the documents of the dashboard as the server may be asked for them: by the hash of their text.
import {
  buildSchema,
  Kind,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
} from "graphql";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import * as generated from "./dashboard/api/generated/graphql.ts";

export const MANIFEST = "dashboard/api/generated/persisted-documents.json";

const schema = buildSchema(readFileSync(new URL("schema.graphql", import.meta.url), "utf8"));
const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/** Texts by their hash, with the types that the cache of the page goes by. */
export function persistedDocuments(): Readonly<Record<string, string>> {
  const texts = documents().map((document) => print(withTypes(document)));
  return Object.fromEntries(texts.map((text) => [createHash("sha256").update(text).digest("hex"), text]).sort());
}

const documents = (): DocumentNode[] =>
  Object.entries(generated).flatMap(([name, document]) => (name.endsWith("Document") ? [document] : []));

/** Parts of a figure, which are changed by nothing that leaves the figure as it is. An answer holds thousands of them. */
const PARTS = ["Rate", "CountRate", "PeriodRange"];

/** Every object tells its type, but the root, parts of figures and what a fragment adds to an object that has told it. */
function withTypes(document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet(set: SelectionSetNode, _key, parent) {
        const ofField = parent !== undefined && "kind" in parent && parent.kind === Kind.FIELD;
        if (!ofField || PARTS.includes(types.getParentType()?.name ?? "")) return undefined;
        return { ...set, selections: [...set.selections, TYPENAME] };
      },
    }),
  );
}

if (import.meta.main) writeFileSync(MANIFEST, `${JSON.stringify(persistedDocuments(), null, 2)}\n`);
