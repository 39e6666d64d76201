import type { Vault } from "./vault.ts";

/** By which a phone number or an address is found without being opened; made of what somebody signs in with, as it is stored. */
export const loginDigest = (vault: Vault, login: string): string => vault.digest(JSON.stringify(["login", login]));
