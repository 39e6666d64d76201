import { createHmac } from "node:crypto";
import { openEnvelope, sealText, type KeyRing } from "./envelope.ts";
import { Refusal } from "./refusal.ts";

/** Seals personal data before it is stored, and opens it for whom it is revealed to. */
export interface Vault {
  /** Encrypts a text for the one place where it will stand. */
  readonly seal: (text: string, place: string) => string;
  readonly open: (envelope: string, place: string) => string;
  /** A digest by which equal texts are recognised, and from which nobody without the secret can guess them. */
  readonly digest: (text: string) => string;
}

/** @param secret what digests are made under; it outlives the keys. */
export const openVault = (ring: KeyRing, secret: Buffer): Vault => ({
  seal: (text, place) => sealText(ring[0], text, place),
  open: (envelope, place) => openEnvelope(ring, envelope, place),
  digest: (text) => createHmac("sha256", secret).update(text).digest("hex"),
});

const refuse = (): never => {
  throw new Refusal("Personal data is shut away: this database was opened without its data key.");
};

/** Where there is no key. */
export const SHUT_VAULT: Vault = { seal: refuse, open: refuse, digest: refuse };
