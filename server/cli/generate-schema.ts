import { writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { runCommand } from "../platform/run-command.ts";
import { buildSchema } from "../schema.ts";

const HEAD = "# Printed from the server's types by npm run generate:schema. Change those, not this.\n\n";

/** Sorted, so that moving a type in the code changes nothing here. */
await runCommand(async () => {
  const schema = lexicographicSortSchema(await buildSchema());
  writeFileSync("schema.graphql", `${HEAD}${printSchema(schema)}\n`);
});
