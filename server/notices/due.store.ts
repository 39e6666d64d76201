import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { NoticeCounts } from "./notice.type.ts";
import type { DueFinding } from "./notice-text.rules.ts";

const DUE =
  sql.raw(`n.finding_code as code, n.title, n.severity, n.awaited_by as "awaitedBy", n.days_late as "daysLate",
  n.overdue, coalesce(n.soon, false) as soon, n.escalated`);

/** What somebody in a role is to be told of; in their own scope. */
export async function readDue(trx: Trx, personId: number, role: string, day: string): Promise<DueFinding[]> {
  const found = await sql<DueFinding>`select ${DUE} from figures.notice_due(${personId}, ${role}, ${day}) n`.execute(
    trx,
  );
  return found.rows;
}

/** What an estate is to be told of, or the company (null). */
export async function readDueOf(trx: Trx, estateId: number | null, day: string): Promise<DueFinding[]> {
  const found = await sql<DueFinding>`select ${DUE} from figures.notice_due_of(${estateId}::int, ${day}) n`.execute(
    trx,
  );
  return found.rows;
}

/** The same, counted. */
export async function countDue(trx: Trx, personId: number, role: string, day: string): Promise<NoticeCounts> {
  const found = await sql<NoticeCounts>`
    select count(*) filter (where n.awaits)::int as awaiting, count(*) filter (where n.awaits and n.soon)::int as soon,
      count(*) filter (where n.awaits and n.overdue)::int as overdue, count(*) filter (where n.escalated and not n.awaits)::int as escalated
    from figures.notice_due(${personId}, ${role}, ${day}) n`.execute(trx);
  return found.rows[0] ?? { awaiting: 0, soon: 0, overdue: 0, escalated: 0 };
}
