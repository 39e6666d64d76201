import { z } from "zod";
import type { Vault } from "../platform/vault.ts";
import { sealedPlace } from "./sealed-place.ts";

/** What somebody signs in with, in plain: one of the two, or both. */
export interface PlainLogin {
  readonly phone: string | null;
  readonly email: string | null;
}

interface SealedLogin {
  readonly personId: number;
  readonly sealed: string;
}

const content = z.object({ phone: z.string().nullable(), email: z.string().nullable() });

export const sealLogin = (vault: Vault, personId: number, { phone, email }: PlainLogin): string =>
  vault.seal(JSON.stringify({ phone, email }), sealedPlace.person(personId));

export const loginOf = (vault: Vault, { personId, sealed }: SealedLogin): PlainLogin =>
  content.parse(JSON.parse(vault.open(sealed, sealedPlace.person(personId))));
