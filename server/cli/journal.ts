import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { openDatabase } from "../database/connect.ts";
import { readDayEnds } from "../journal/chain.store.ts";
import { publicKeyOf, readHeads, signHead, type SignedHead } from "../journal/head.rules.ts";
import { verifyJournal, type JournalFlaw } from "../journal/verify-journal.ts";
import { oneOf, readArguments } from "../platform/arguments.ts";
import { LANGUAGES, type Language } from "../platform/both-languages.ts";
import { readConfig } from "../platform/config.ts";
import { Refusal } from "../platform/refusal.ts";
import { runCommand } from "../platform/run-command.ts";
import { JOURNAL_KEY, secretKey, signingKey } from "../platform/secret-key.ts";

const USAGE = "npm run journal:verify [-- --heads FILE] [--lang en|zh] | npm run journal:heads -- FILE";

const FLAWS: Readonly<Record<JournalFlaw["kind"], Readonly<Record<Language, (seq: bigint) => string>>>> = {
  ENTRY_MISSING: { en: (seq) => `Entry ${seq} is missing.`, zh: (seq) => `第 ${seq} 条记录缺失。` },
  HASH_MISSING: { en: (seq) => `The hash of entry ${seq} is missing.`, zh: (seq) => `第 ${seq} 条记录的校验值缺失。` },
  ENTRY_CHANGED: {
    en: (seq) => `Entry ${seq} is not what was recorded: it was edited, moved, or follows another entry than it did.`,
    zh: (seq) => `第 ${seq} 条记录与当时写入的不一致：内容被改动、顺序被调换，或其前一条已变。`,
  },
  TAIL_CUT_OFF: {
    en: (seq) => `The journal was cut off: entry ${seq} and what followed is missing.`,
    zh: (seq) => `日志尾部被截断：自第 ${seq} 条起缺失。`,
  },
  HEAD_DIFFERS: {
    en: (seq) => `Entry ${seq} has another hash than the signed head says: the journal was written anew.`,
    zh: (seq) => `第 ${seq} 条的校验值与签名凭证不符：日志被整体改写。`,
  },
  HEAD_FORGED: {
    en: (seq) => `The head at entry ${seq} is not signed with the key of this journal.`,
    zh: (seq) => `第 ${seq} 条处的签名凭证不是由本系统密钥签出。`,
  },
};

await runCommand(async () => {
  const { values, positionals } = readArguments(
    { allowPositionals: true, options: { heads: { type: "string" }, lang: { type: "string", default: "en" } } },
    USAGE,
  );
  const language = oneOf("--lang", values.lang, LANGUAGES);
  const [act, file] = positionals;
  if (act === "verify") await verify(values.heads, language);
  else if (act === "heads" && file !== undefined) await exportHeads(file, language);
  else throw new Refusal(`Usage: ${USAGE}`);
});

async function verify(file: string | undefined, language: Language): Promise<void> {
  const config = readConfig(process.env);
  const heads = file === undefined ? [] : headsIn(file);
  const own = file === undefined ? null : publicKeyOf(signingKey(secretKey(JOURNAL_KEY, config, process.env)));
  const database = await openDatabase(config);
  try {
    const foreign = heads.find(({ publicKey }) => publicKey !== own);
    const { entries, flaw } =
      foreign === undefined
        ? await verifyJournal(database, heads)
        : { entries: 0n, flaw: { kind: "HEAD_FORGED" as const, seq: BigInt(foreign.seq) } };
    if (flaw !== null) throw new Refusal(FLAWS[flaw.kind][language](flaw.seq));
    const said = {
      en: `${entries} entries, unbroken; signed heads that agree: ${heads.length}.\n`,
      zh: `共 ${entries} 条记录，链条完整；${heads.length} 份签名凭证相符。\n`,
    };
    process.stdout.write(said[language]);
  } finally {
    await database.close();
  }
}

function headsIn(file: string): SignedHead[] {
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}: make one with npm run journal:heads -- FILE.`);
  const heads = readHeads(readFileSync(file, "utf8"));
  if (heads === null) throw new Refusal(`${file} holds no journal heads: make one with npm run journal:heads -- FILE.`);
  return heads;
}

async function exportHeads(file: string, language: Language): Promise<void> {
  const config = readConfig(process.env);
  const key = signingKey(secretKey(JOURNAL_KEY, config, process.env));
  const database = await openDatabase(config);
  try {
    const ends = await database.asViewer({ scope: "all" }, (trx) => readDayEnds(trx, config.timeZone));
    writeFileSync(file, ends.map((end) => `${JSON.stringify(signHead(end, key))}\n`).join(""));
    const said = {
      en: `${ends.length} signed heads, one a day, written to ${file}. Keep the file where nobody can change it.\n`,
      zh: `已写出 ${ends.length} 份签名凭证（每日一份）至 ${file}。请另存于他人无法改动之处。\n`,
    };
    process.stdout.write(said[language]);
  } finally {
    await database.close();
  }
}
