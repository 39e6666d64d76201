import { createPrivateKey, randomBytes, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal.ts";

const HEX_KEY = /^[0-9a-f]{64}$/i;

interface KeyPlace {
  /** Setting that holds the key as 64 hexadecimal digits. */
  readonly setting: string;
  /** File beside the embedded database that holds it where the setting does not. */
  readonly file: string;
}

export const JOURNAL_KEY: KeyPlace = { setting: "JOURNAL_KEY", file: "journal.key" };

interface KeyConfig {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}

/**
 * A secret of 32 bytes: from its setting, else, beside an embedded database, from a file that only its owner reads, made when it is
 * first needed. On PostgreSQL it must be set: a file on one of several servers would be another key on each.
 */
export function secretKey(place: KeyPlace, config: KeyConfig, environment: NodeJS.ProcessEnv): Buffer {
  const given = environment[place.setting] ?? "";
  if (given !== "") return read(given, place.setting);
  if (config.databaseUrl !== undefined)
    throw new Refusal(`Set ${place.setting} to 64 hexadecimal digits, for example from: openssl rand -hex 32`);
  const path = join(config.dataDir, place.file);
  if (!existsSync(path)) {
    mkdirSync(config.dataDir, { recursive: true });
    writeFileSync(path, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  }
  return read(readFileSync(path, "utf8").trim(), path);
}

function read(text: string, where: string): Buffer {
  if (!HEX_KEY.test(text)) throw new Refusal(`${where} must hold 64 hexadecimal digits.`);
  return Buffer.from(text, "hex");
}

/** What precedes the 32 bytes of an Ed25519 key in PKCS #8. */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

/** The Ed25519 key that 32 secret bytes make. */
export const signingKey = (secret: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, secret]), format: "der", type: "pkcs8" });
