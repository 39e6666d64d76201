import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { Refusal } from "./refusal.ts";

/** A key of 32 bytes with the name that stands in each envelope it seals. */
export interface DataKey {
  /** Eight hexadecimal digits; tells nothing of the key. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** The first seals; all of them open. */
export type KeyRing = readonly [DataKey, ...DataKey[]];

const VERSION = "1";
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const dataKey = (bytes: Buffer): DataKey => ({
  id: createHash("sha256").update("id of a data key\n").update(bytes).digest("hex").slice(0, 8),
  bytes,
});

/**
 * Encrypts a text with AES-256-GCM under a random nonce. The place it belongs to goes into the tag: the envelope opens there and
 * nowhere else. Written as version, id of the key, and nonce, ciphertext and tag in base64url.
 */
export function sealText({ id, bytes }: DataKey, text: string, place: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, bytes, nonce).setAAD(Buffer.from(place, "utf8"));
  const body = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${id}.${body.toString("base64url")}`;
}

/** The id of the key that an envelope names; null where it is none. */
export const keyIdOf = (envelope: string): string | null => /^1\.([0-9a-f]{8})\./.exec(envelope)?.[1] ?? null;

/** Opens an envelope at its place. One that was changed, or moved from elsewhere, is refused. */
export function openEnvelope(ring: KeyRing, envelope: string, place: string): string {
  const id = keyIdOf(envelope);
  const key = ring.find((own) => own.id === id);
  if (key === undefined)
    throw new Refusal(`Personal data is sealed under the data key ${id ?? "?"}, which is not here.`);
  const body = Buffer.from(envelope.slice(VERSION.length + 10), "base64url");
  const decipher = createDecipheriv(CIPHER, key.bytes, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place, "utf8")).setAuthTag(body.subarray(-TAG_BYTES));
  try {
    return decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
  } catch (error) {
    throw new Refusal(`Personal data of ${place} was changed or moved since it was sealed: it does not open.`, {
      cause: error,
    });
  }
}
