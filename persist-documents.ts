// Writes the documents of the dashboard as the server may be asked for them: by the hash of their text.
import { Kind, print, visit, type DocumentNode, type FieldNode, type SelectionSetNode } from "graphql";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import * as generated from "./dashboard/api/generated/graphql.ts";

export const MANIFEST = "dashboard/api/generated/persisted-documents.json";

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/** Texts by their hash, with the types that the cache of the page goes by. */
export function persistedDocuments(): Readonly<Record<string, string>> {
  const texts = documents().map((document) => print(withTypes(document)));
  return Object.fromEntries(texts.map((text) => [createHash("sha256").update(text).digest("hex"), text]).sort());
}

const documents = (): DocumentNode[] =>
  Object.entries(generated).flatMap(([name, document]) => (name.endsWith("Document") ? [document] : []));

/** Every object but the root tells its type. */
const withTypes = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet(set: SelectionSetNode, _key, parent) {
      const ofRoot = parent !== undefined && "kind" in parent && parent.kind === Kind.OPERATION_DEFINITION;
      return ofRoot ? undefined : { ...set, selections: [...set.selections, TYPENAME] };
    },
  });

if (import.meta.main) writeFileSync(MANIFEST, `${JSON.stringify(persistedDocuments(), null, 2)}\n`);
