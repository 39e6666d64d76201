import { sql } from "kysely";
import { takeLockOf } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { isDay } from "../platform/day.rules.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { evidenceType, isEvidenceName, LARGEST_EVIDENCE, type EvidenceType } from "./evidence-file.rules.ts";
import { readCase, whoActs } from "./finding-case.store.ts";
import { refusalOf } from "./finding-refusal.rules.ts";
import { thumbnailOf } from "./thumbnail.ts";

export interface EvidenceInput {
  readonly code: string;
  readonly name: string;
  /** Day that the file shows; today where none is told. */
  readonly effectiveOn: string | null;
  /** Of which file of the finding it is a newer version. */
  readonly replaces: number | null;
  /** Whether it names households, and is not for the committee. */
  readonly internal: boolean;
}

/** A file as its content says it is. */
export interface CheckedFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: EvidenceType;
}

const WHOLE = "Send a photo (JPEG, PNG, WebP) or a PDF, whole: what it is, its content says.";

/** What is wrong with a file before it is stored; or what it is. */
export function checkFile(name: string, content: Uint8Array): Outcome<EvidenceType> {
  if (!isEvidenceName(name)) return refused("FILE_NAME", "name", "Send the file's name without its folders.");
  if (content.length === 0) return refused("FILE_EMPTY", "file", "The file is empty.");
  if (content.length > LARGEST_EVIDENCE) return refused("FILE_TOO_LARGE", "file", "A file has at most 20 MB.");
  const type = evidenceType(content);
  return type === null ? refused("FILE_TYPE", "file", WHOLE) : done(type);
}

/** Refuses what begins and ends like a picture and cannot be opened: it shows nothing. */
export async function checkPicture(content: Uint8Array, type: EvidenceType): Promise<Outcome<EvidenceType>> {
  if (type === "application/pdf" || (await thumbnailOf(content)) !== null) return done(type);
  return refused("FILE_TYPE", "file", WHOLE);
}

/** Adds a file that was stored to an open finding 上传佐证; files are never changed or taken away, a newer version names the older. */
export async function addEvidence(
  trx: Trx,
  clock: Clock,
  { code, name, effectiveOn, replaces, internal }: EvidenceInput,
  { sha256, bytes, mediaType }: CheckedFile,
): Promise<Outcome<{ readonly code: string; readonly evidenceId: number }>> {
  const today = clock.today();
  const shows = effectiveOn ?? today;
  if (!isDay(shows) || shows > today)
    return refused("EFFECTIVE_ON", "effectiveOn", "Name a day that is not after today.");
  const { role } = whoActs(trx);
  const found = await readCase(trx, code, today);
  if (found === null || role === null) return refusalOf("FINDING_UNKNOWN");
  if (found.state === "ACCEPTED" || found.state === "VOIDED") return refusalOf("NOT_IN_THIS_STATE");
  const { estateId, findingId } = found;
  const { last, replaced } = await lockNumbers(trx, estateId, findingId, replaces);
  if (replaces !== null && !replaced) return refused("REPLACES_UNKNOWN", "replaces", "The finding has no such file.");
  const evidenceId = last + 1;
  const { personId, name: uploader } = trx.actor;
  await sql`
    insert into finding_evidence (estate_id, finding_id, evidence_id, round, name, media_type, bytes, sha256, effective_on, replaces_id,
      internal, uploaded_at, uploader_id, uploader_name, uploader_role)
    values (${estateId}, ${findingId}, ${evidenceId}, 0, ${name}, ${mediaType}, ${bytes}, ${sha256}, ${shows}, ${replaces},
      ${internal}, ${clock.now().toISOString()}, ${personId}, ${uploader}, ${role})`.execute(trx);
  const after = { evidence: evidenceId, name, sha256, effectiveOn: shows, replaces, internal };
  await appendJournal(trx, [{ act: "ADDED_EVIDENCE", subject: `Finding ${code}`, estateId, after }]);
  return done({ code, evidenceId });
}

/** Files of a finding are numbered one after another; the lock makes two who add at once wait for each other. */
async function lockNumbers(
  trx: Trx,
  estateId: number,
  findingId: number,
  replaces: number | null,
): Promise<{ readonly last: number; readonly replaced: boolean }> {
  await sql`select ${takeLockOf("EVIDENCE_NUMBERS", estateId)}`.execute(trx);
  const found = await sql<{ last: number; replaced: boolean }>`
    select coalesce(max(evidence_id), 0) as last, coalesce(bool_or(evidence_id = ${replaces}::int), false) as replaced
    from finding_evidence where estate_id = ${estateId} and finding_id = ${findingId}`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("counting files gave no row");
  return row;
}
