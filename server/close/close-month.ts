import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { insertClose, readClose, readClosing } from "./close.store.ts";
import type { MonthClose } from "./close.type.ts";
import { endOfMonth, isMonth } from "./month.rules.ts";

const LONGEST_REASON = 2_000;

export interface CloseInput {
  /** First day of the month. */
  readonly month: string;
  /** What there is to say about exceptions and rows that stand open. */
  readonly reason: string;
  /** Stages history (the demonstration, tests); absent: everything recorded. */
  readonly knownAt?: string;
}

/**
 * Closes a month 月结: checks that it holds together, and freezes every estate's figures with the digests of what they were worked out
 * from and of themselves. Nothing stops later entries: they change later known-at times alone.
 */
export async function closeMonth(trx: Trx, clock: Clock, input: CloseInput): Promise<Outcome<MonthClose>> {
  const { month, knownAt = null } = input;
  const reason = input.reason.trim();
  const today = clock.today();
  if (!isMonth(month)) return refused("NOT_A_MONTH", "month", "Name a month by its first day, such as 2026-03-01.");
  if (endOfMonth(month) >= today)
    return refused(
      "MONTH_NOT_OVER",
      "month",
      "The month is not over yet: it can be closed from the day after its last day.",
    );
  if (reason.length > LONGEST_REASON)
    return refused("NOTE_TOO_LONG", "reason", `Write at most ${LONGEST_REASON} characters.`);
  await sql`select ${takeLock("MONTH_CLOSE")}`.execute(trx);
  if ((await readClose(trx, month)) !== null)
    return refused(
      "ALREADY_CLOSED",
      "month",
      "The month is closed: what was recorded since is told by its restatement.",
    );
  const closing = await readClosing(trx, month, today);
  if (closing.knownAt === null || closing.estates === 0)
    return refused("NOTHING_RECORDED", "month", "Nothing is recorded yet: there is nothing to close.");
  const broken = closing.checks.filter(({ difference }) => difference !== 0n).map(({ identity }) => identity);
  if (broken.length > 0) return notWhole(broken);
  const open = closing.exceptions.length > 0 || closing.quarantinedRows > 0;
  if (open && reason === "")
    return refused(
      "REASON_NEEDED",
      "reason",
      "Exceptions or quarantined rows stand open: write why the month is closed all the same.",
    );
  const at = clock.now().toISOString();
  const estates = await insertClose(trx, { month, reason, today, at, knownAt });
  const closed = estates === 0 ? null : await readClose(trx, month);
  // What was recorded between the check and the freezing does not hold together.
  if (closed === null) return notWhole([]);
  const { inputsSha256, outputsSha256 } = closed;
  await appendJournal(trx, [
    {
      act: "CLOSED_MONTH",
      subject: `Month ${month.slice(0, 7)}`,
      after: { knownAt: closed.knownAt, estates, inputsSha256, outputsSha256, ...(reason !== "" && { reason }) },
    },
  ]);
  return done(closed);
}

const notWhole = (identities: readonly string[]): Outcome<never> =>
  refused(
    "IDENTITY_BROKEN",
    "month",
    `The figures do not hold together${identities.length > 0 ? ` (${identities.join(", ")})` : ""}: run npm run reconcile and look at the estates named.`,
  );
