import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { actOnFinding, missing, type FindingAt, type Moved } from "./finding-event.ts";
import type { FindingCase } from "./finding-case.store.ts";
import { refusalOf } from "./finding-refusal.rules.ts";

export interface SubmitInput extends FindingAt {
  readonly rootCause: string;
  readonly corrective: string;
  readonly preventive: string;
}

/** Hands the rectification in for acceptance 提交验收: cause, what was done, what keeps it from coming back, and files that show it. */
export function submitRectification(trx: Trx, clock: Clock, input: SubmitInput): Promise<Outcome<Moved>> {
  const { rootCause, corrective, preventive } = input;
  return actOnFinding(trx, clock, input, "SUBMIT", async (found) => {
    const unsaid =
      missing("rootCause", rootCause) ?? missing("corrective", corrective) ?? missing("preventive", preventive);
    if (unsaid !== null) return unsaid;
    const brought = await evidenceOf(trx, found);
    if (brought.length === 0) return refusalOf("EVIDENCE_MISSING");
    if (brought.every(({ repeated }) => repeated)) return refusalOf("EVIDENCE_REPEATED");
    return done({ rootCause: rootCause.trim(), corrective: corrective.trim(), preventive: preventive.trim() });
  });
}

/** Files that the estate has brought in this round, and whether each proved an earlier one, which was rejected. */
async function evidenceOf(trx: Trx, { estateId, findingId }: FindingCase): Promise<{ readonly repeated: boolean }[]> {
  const found = await sql<{ repeated: boolean }>`
    select exists (select from finding_evidence b where b.estate_id = v.estate_id and b.finding_id = v.finding_id and b.round < v.round
      and b.sha256 = v.sha256) as repeated
    from finding_evidence v join figures.finding_now f on f.estate_id = v.estate_id and f.finding_id = v.finding_id
    where v.estate_id = ${estateId} and v.finding_id = ${findingId} and v.round = f.round and v.uploader_role = 'ESTATE_MANAGER'`.execute(
    trx,
  );
  return found.rows;
}
