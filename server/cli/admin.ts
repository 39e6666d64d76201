import { openDatabase } from "../database/connect.ts";
import { inviteFromMachine } from "../people/invite-from-machine.ts";
import { linkPath } from "../people/invite-person.ts";
import { ROLES } from "../platform/actor.ts";
import { oneOf, readArguments } from "../platform/arguments.ts";
import { LANGUAGES } from "../platform/both-languages.ts";
import { systemClock } from "../platform/clock.ts";
import { readConfig } from "../platform/config.ts";
import { isDay } from "../platform/day.rules.ts";
import { Refusal } from "../platform/refusal.ts";
import { runCommand } from "../platform/run-command.ts";
import { rotateKey } from "./rotate-key.ts";

const USAGE =
  "npm run admin -- invite PHONE_OR_EMAIL [--name NAME] [--role ROLE] [--estates E01,E02] [--until yyyy-mm-dd] [--lang en|zh] | rotate-key";

const SAID = {
  en: (who: string, link: string, day: string) =>
    `${who} may choose a password with this link. It works once, until ${day}:\n${link}\n`,
  zh: (who: string, link: string, day: string) =>
    `${who} 可用以下链接设置密码（仅可使用一次，${day} 前有效）：\n${link}\n`,
};

/**
 * Invites somebody from the machine itself: that is how the first administrator comes in, or one who lost their password. Or changes
 * the key of personal data.
 */
await runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: {
        name: { type: "string" },
        role: { type: "string", default: "ADMINISTRATOR" },
        estates: { type: "string", default: "" },
        until: { type: "string" },
        lang: { type: "string", default: "en" },
      },
    },
    USAGE,
  );
  const [act, login] = positionals;
  if (act === "rotate-key" && positionals.length === 1) {
    const said = await rotateKey(readConfig(process.env), oneOf("--lang", values.lang, LANGUAGES));
    return void process.stdout.write(said);
  }
  if (act !== "invite" || login === undefined || positionals.length > 2) throw new Refusal(`Usage: ${USAGE}`);
  const language = oneOf("--lang", values.lang, LANGUAGES);
  const role = oneOf("--role", values.role, ROLES);
  if (values.until !== undefined && !isDay(values.until)) throw new Refusal(`--until ${values.until} is no day.`);
  const config = readConfig(process.env);
  const clock = systemClock(config.timeZone);
  const database = await openDatabase(config);
  try {
    const estates = values.estates.split(",").filter((code) => code !== "");
    const given = { login, name: values.name ?? login, role, estates, endsOn: values.until ?? null };
    const { secret, expiresAt } = await inviteFromMachine(database, clock, given);
    const origin = config.publicUrl ?? `http://${config.host}:${config.port}`;
    process.stdout.write(SAID[language](login, origin + linkPath(secret), clock.local(expiresAt)));
  } finally {
    await database.close();
  }
});
