import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { findKey } from "./finding-case.store.ts";

export interface EvidenceFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
}

/** What is known of a file of a finding; null where there is none in scope, or it is not for the viewer. */
export async function findEvidence(trx: Trx, code: string, evidenceId: number): Promise<EvidenceFile | null> {
  const key = await findKey(trx, code);
  if (key === null) return null;
  const found = await sql<EvidenceFile>`
    select name, media_type as "mediaType", sha256 from finding_evidence
    where estate_id = ${key.estateId} and finding_id = ${key.findingId} and evidence_id = ${evidenceId}`.execute(trx);
  return found.rows[0] ?? null;
}
