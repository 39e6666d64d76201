import { graphql } from "./generated/gql.ts";

graphql(`
  mutation NoteExport($input: NoteExportInput!) {
    noteExport(input: $input) {
      file
    }
  }
`);
