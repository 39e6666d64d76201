import { createPublicKey, sign, verify, type KeyObject } from "node:crypto";
import { z } from "zod";

/** The journal's end on a day, vouched for: nothing up to it was changed or cut off if the journal still holds this hash there. */
export interface SignedHead {
  /** Business day of the last entry it covers. */
  readonly day: string;
  readonly seq: string;
  /** Hexadecimal. */
  readonly hash: string;
  /** Ed25519 key in SPKI, base64. */
  readonly publicKey: string;
  /** Base64. */
  readonly signature: string;
}

const SHAPE = z.object({
  day: z.string(),
  seq: z.string().regex(/^\d{1,18}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  publicKey: z.string(),
  signature: z.string(),
});

const messageOf = ({ day, seq, hash }: Pick<SignedHead, "day" | "seq" | "hash">): Buffer =>
  Buffer.from(`collection journal head\n${day}\n${seq}\n${hash}\n`);

export const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64");

export const signHead = (head: Pick<SignedHead, "day" | "seq" | "hash">, key: KeyObject): SignedHead => ({
  ...head,
  publicKey: publicKeyOf(key),
  signature: sign(null, messageOf(head), key).toString("base64"),
});

/** Whether a head was signed with the key it names. */
export function isSigned(head: SignedHead): boolean {
  const key = createPublicKey({ key: Buffer.from(head.publicKey, "base64"), format: "der", type: "spki" });
  return verify(null, messageOf(head), key, Buffer.from(head.signature, "base64"));
}

/** Reads heads as they were exported, one JSON object a line; null where a line is none. */
export function readHeads(text: string): SignedHead[] | null {
  const heads: SignedHead[] = [];
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const parsed = SHAPE.safeParse(parse(line));
    if (!parsed.success) return null;
    heads.push(parsed.data);
  }
  return heads;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
