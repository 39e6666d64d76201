import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { dataKey, type KeyRing } from "./envelope.ts";
import { Refusal } from "./refusal.ts";

/** Where the keys of personal data are kept. */
export type KeyPlace = Pick<Config, "databaseUrl" | "dataDir" | "dataKey">;

const HEX_KEYS = /^[0-9a-f]{64}(\s*[,\n]\s*[0-9a-f]{64})*$/i;

export const keyFileOf = ({ dataDir }: KeyPlace): string => join(dataDir, "data.key");

/** What a person has to look after: the setting, or the file in DATA_DIR. */
export const keyPlaceName = (place: KeyPlace): string => (place.dataKey === undefined ? keyFileOf(place) : "DATA_KEY");

/**
 * The keys that personal data is sealed with: from the setting DATA_KEY, else from a file in DATA_DIR that only its owner reads; null
 * where there is no file yet. A server of several whose file holds another key is refused by the database, which knows its own.
 * In production on PostgreSQL the setting must be there: a machine's folder may be gone with the machine, and the key with it.
 */
export function readKeyRing(place: KeyPlace, environment: NodeJS.ProcessEnv = process.env): KeyRing | null {
  if (place.dataKey !== undefined) return ringOf(place.dataKey, "DATA_KEY");
  if (place.databaseUrl !== undefined && environment["NODE_ENV"] === "production")
    throw new Refusal(
      "Set DATA_KEY, with which personal data is encrypted, to 64 hexadecimal digits, for example from: openssl rand -hex 32",
    );
  const file = keyFileOf(place);
  return existsSync(file) ? ringOf(readFileSync(file, "utf8"), file) : null;
}

/** A new key in its file, before those that the file holds already. */
export function makeKey(place: KeyPlace): KeyRing {
  mkdirSync(place.dataDir, { recursive: true });
  const made = dataKey(randomBytes(32));
  const ring: KeyRing = [made, ...(readKeyRing(place) ?? [])];
  writeKeyFile(place, ring);
  return ring;
}

/** Replaces the file whole: cut off, it holds what it held. */
export function writeKeyFile(place: KeyPlace, ring: KeyRing): void {
  const file = keyFileOf(place);
  writeFileSync(`${file}.new`, ring.map(({ bytes }) => `${bytes.toString("hex")}\n`).join(""), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function ringOf(text: string, where: string): KeyRing {
  if (!HEX_KEYS.test(text.trim()))
    throw new Refusal(
      `${where} must hold 64 hexadecimal digits; while keys change, the new key, a comma and the old one.`,
    );
  const [first = "", ...others] = text.trim().split(/[\s,]+/);
  const read = (digits: string) => dataKey(Buffer.from(digits, "hex"));
  return [read(first), ...others.map(read)];
}
