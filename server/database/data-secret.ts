import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { takeLock } from "./advisory-lock.ts";
import { keyIdOf, openEnvelope, sealText, type KeyRing } from "../platform/envelope.ts";
import { Refusal } from "../platform/refusal.ts";
import { openVault, type Vault } from "../platform/vault.ts";
import type { Database, Trx } from "./transaction.ts";

const PLACE = "data secret";

export interface Keys {
  /** Null where none has been made. */
  readonly ring: KeyRing | null;
  /** Makes the first key; only for a database that has sealed nothing yet. */
  readonly make: () => KeyRing;
  /** Where keys are kept, as a person would look for it. */
  readonly kept: string;
}

/** Opens the vault of a database whose schema is up to date. A wrong or missing key is refused before anything is read or written. */
export async function unlock(database: Database, { ring, make, kept }: Keys): Promise<Vault> {
  return database.asOwner(async (trx) => {
    await sql`select ${takeLock("SEALING")}`.execute(trx);
    const sealed = await readSecret(trx);
    if (sealed === null) {
      const own = ring ?? make();
      const secret = randomBytes(32);
      const envelope = sealText(own[0], secret.toString("hex"), PLACE);
      await sql`insert into data_secret (sealed) values (${envelope})`.execute(trx);
      return openVault(own, secret);
    }
    const id = keyIdOf(sealed) ?? "?";
    if (ring === null)
      throw new Refusal(
        `${kept} is missing: personal data is sealed under the key ${id}. Put it back from your backup.`,
      );
    if (!ring.some((key) => key.id === id))
      throw new Refusal(
        `${kept} is not the key of this database: personal data is sealed under the key ${id}, not ${ring[0].id}. Nothing was changed.`,
      );
    return openVault(ring, Buffer.from(openEnvelope(ring, sealed, PLACE), "hex"));
  });
}

/** Seals the secret under the ring's first key: from then on the others are not needed. The last act of changing keys. */
export async function resealSecret(trx: Trx, ring: KeyRing): Promise<void> {
  const sealed = await readSecret(trx);
  if (sealed === null) return;
  const envelope = sealText(ring[0], openEnvelope(ring, sealed, PLACE), PLACE);
  await sql`update data_secret set sealed = ${envelope}`.execute(trx);
}

async function readSecret(trx: Trx): Promise<string | null> {
  const found = await sql<{ sealed: string }>`select sealed from data_secret`.execute(trx);
  return found.rows[0]?.sealed ?? null;
}
