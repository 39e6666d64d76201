import { changeDataKey } from "../database/change-data-key.ts";
import { openDatabase } from "../database/connect.ts";
import type { Language } from "../platform/both-languages.ts";
import type { Config } from "../platform/config.ts";
import type { KeyRing } from "../platform/envelope.ts";
import { keyPlaceName, makeKey, readKeyRing, writeKeyFile } from "../platform/key-ring.ts";
import { Refusal } from "../platform/refusal.ts";

/**
 * Seals all personal data under a new key. Beside the embedded database the key is made here, and the old one is forgotten at the end;
 * a setting is changed by whoever keeps it: new and old first, then this, then the new alone.
 */
export async function rotateKey(config: Config, language: Language): Promise<string> {
  const database = await openDatabase(config);
  try {
    const ring = newRing(config);
    const rows = await changeDataKey(database, ring);
    if (config.dataKey === undefined) writeKeyFile(config, [ring[0]]);
    return SAID[language](rows, ring[0].id, keyPlaceName(config));
  } finally {
    await database.close();
  }
}

function newRing(config: Config): KeyRing {
  const ring = readKeyRing(config);
  // A change that was cut off goes on with the key that it began with.
  if (ring !== null && ring.length > 1) return ring;
  if (config.dataKey === undefined) return makeKey(config);
  throw new Refusal(
    "Write the new key before the old one, DATA_KEY=NEW,OLD, restart every server with both, and run this again. Nothing was changed.",
  );
}

const SAID: Readonly<Record<Language, (rows: number, id: string, kept: string) => string>> = {
  en: (rows, id, kept) =>
    `${rows} rows of personal data are sealed under the new key ${id}. Only that key is needed from now on: ${kept}.\n`,
  zh: (rows, id, kept) => `已用新密钥 ${id} 重新加密 ${rows} 行个人信息。此后只需保留新密钥：${kept}。\n`,
};
