import { sql } from "kysely";

/** True of a relation of ours in pg_class: an extension's are not for us to guard. */
export const ownRelation = (alias: string) =>
  sql.raw(
    `not exists (select from pg_depend x where x.objid = ${alias}.oid and x.classid = 'pg_class'::regclass and x.deptype = 'e')`,
  );
