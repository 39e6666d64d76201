import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

/** Somebody who can be made responsible. */
export interface Assignee {
  readonly personId: number;
  readonly name: string;
}

/**
 * Who manages an estate on a day, in order of name. Only who may see the estate is answered: grants are read in scope of people, and
 * nothing but names leaves the statement.
 */
export async function listAssignees(trx: Trx, estateId: number, day: string): Promise<Assignee[]> {
  const found = await sql<Assignee>`
    select p.person_id as "personId", p.name from figures.estate_managers(${estateId}, ${day}) p
    join estate e on e.estate_id = ${estateId}
    order by p.name, p.person_id`.execute(trx);
  return found.rows;
}

export async function findAssignee(
  trx: Trx,
  estateId: number,
  personId: number,
  day: string,
): Promise<Assignee | undefined> {
  return (await listAssignees(trx, estateId, day)).find((known) => known.personId === personId);
}
