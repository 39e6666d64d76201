import type { Database, Trx } from "../database/transaction.ts";
import { GENESIS, linkAfter } from "../platform/journal.rules.ts";
import { readChain, type StoredLink } from "./chain.store.ts";
import { isSigned, type SignedHead } from "./head.rules.ts";

/** What is wrong with the journal, at its first bad entry. */
export type JournalFlaw =
  | { readonly kind: "ENTRY_MISSING"; readonly seq: bigint }
  | { readonly kind: "HASH_MISSING"; readonly seq: bigint }
  | { readonly kind: "ENTRY_CHANGED"; readonly seq: bigint }
  | { readonly kind: "TAIL_CUT_OFF"; readonly seq: bigint }
  | { readonly kind: "HEAD_DIFFERS"; readonly seq: bigint }
  | { readonly kind: "HEAD_FORGED"; readonly seq: bigint };

export interface Verification {
  /** Entries that hold. */
  readonly entries: bigint;
  readonly flaw: JournalFlaw | null;
}

const PAGE = 5_000;

/**
 * Reads the whole journal and computes its chain again: an edit, a deletion or a reorder is found at its first entry. That its end was
 * cut off only shows against heads that were signed and kept elsewhere.
 */
export async function verifyJournal(database: Database, heads: readonly SignedHead[] = []): Promise<Verification> {
  const forged = heads.find((head) => !isSigned(head));
  if (forged !== undefined) return { entries: 0n, flaw: { kind: "HEAD_FORGED", seq: BigInt(forged.seq) } };
  return database.asViewer({ scope: "all" }, (trx) => walk(trx, heads));
}

async function walk(trx: Trx, heads: readonly SignedHead[]): Promise<Verification> {
  const expected = new Map(heads.map((head) => [BigInt(head.seq), head.hash]));
  let seq = 0n;
  let hash: Uint8Array = GENESIS;
  for (;;) {
    const links = await readChain(trx, seq, PAGE);
    for (const link of links) {
      const flaw = flawOf(link, seq, hash);
      if (flaw !== null) return { entries: seq, flaw };
      seq = link.seq;
      hash = Buffer.from(link.hash ?? "", "hex");
      const head = expected.get(seq);
      if (head !== undefined && head !== link.hash) return { entries: seq, flaw: { kind: "HEAD_DIFFERS", seq } };
    }
    if (links.length < PAGE) break;
  }
  const beyond = [...expected.keys()].some((head) => head > seq);
  return { entries: seq, flaw: beyond ? { kind: "TAIL_CUT_OFF", seq: seq + 1n } : null };
}

function flawOf(link: StoredLink, before: bigint, hash: Uint8Array): JournalFlaw | null {
  const { seq, entry } = link;
  if (seq !== before + 1n) return { kind: "ENTRY_MISSING", seq: before + 1n };
  if (entry === null) return { kind: "ENTRY_MISSING", seq };
  if (link.hash === null) return { kind: "HASH_MISSING", seq };
  return linkAfter(hash, entry).toString("hex") === link.hash ? null : { kind: "ENTRY_CHANGED", seq };
}
