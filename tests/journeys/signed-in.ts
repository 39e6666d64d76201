import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { z } from "zod";
import type { Invitee } from "../../server/people/invite-from-machine.ts";
import { ROLES } from "../../server/platform/actor.ts";
import { oneOf } from "../../server/platform/arguments.ts";
import { persistedDocuments } from "../../persist-documents.ts";
import type { Application } from "./application.ts";

/** Somebody to be let in: a role, and codes of estates where it is not for the portfolio. */
export interface Invited {
  readonly role: string;
  readonly estates?: string;
}

export const JOURNEY_PASSWORD = "correct horse battery";

/** Somebody as those are named who have the machine invite them. */
export const inviteeOf = ({ role, estates = "" }: Invited): Invitee => ({
  login: `${role}@journey.example`,
  name: `${role}@journey.example`,
  role: oneOf("role", role, ROLES),
  estates: estates.split(",").filter((code) => code !== ""),
  endsOn: role === "COMMITTEE" ? "2099-12-31" : null,
});

/** The secret in the link that the program `admin` printed. */
export function secretIn(said: string): string {
  const secret = /\/invitation#([\w-]+)/.exec(said)?.[1];
  if (secret === undefined) throw new Error(`no link in: ${said}`);
  return secret;
}

/** Uses a link; gives the secret of the session. */
export const acceptLink = (url: string, secret: string): Promise<string> =>
  enter(url, "AcceptInvitation", { input: { secret, password: JOURNEY_PASSWORD } });

/** Enters the demonstration as headquarters; gives the secret of the session. */
export async function enterDemo(url: string): Promise<string> {
  const answer = await ask(url, "Entrance", {});
  const { data } = offered.parse(await answer.json());
  const account = data.entrance.demoAccounts.find(({ role }) => role.role === "HEADQUARTERS")?.personId;
  return enter(url, "EnterDemo", { account });
}

const offered = z.object({
  data: z.object({
    entrance: z.object({
      demoAccounts: z.array(z.object({ personId: z.number(), role: z.object({ role: z.string() }) })),
    }),
  }),
});

/** The hash by which pages ask for a document. */
export function documentId(name: string): string {
  const documents = Object.entries(persistedDocuments());
  const found = documents.find(([, text]) => new RegExp(`^\\w+ ${name}\\b`).test(text));
  if (found === undefined) throw new Error(`the dashboard has no document ${name}`);
  return found[0];
}

/** Sends a document as pages do: a server over PostgreSQL takes no others from browsers. */
const ask = (url: string, name: string, variables: object): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ documentId: documentId(name), variables }),
  });

async function enter(url: string, name: string, variables: object): Promise<string> {
  const answer = await ask(url, name, variables);
  const session = /session=([\w-]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1];
  if (session === undefined) throw new Error(`not let in: ${await answer.text()}`);
  return session;
}

/** A browser's window in which somebody has signed in; null for a visitor. */
export async function windowOf(
  browser: Browser,
  { url, sessions }: Application,
  options: BrowserContextOptions,
  role: string | null = "HEADQUARTERS",
): Promise<BrowserContext> {
  // What moves is drawn many times, and shows nothing that its end does not.
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const session = role === null ? undefined : sessions[role];
  if (session !== undefined) await context.addCookies([{ name: "session", value: session, url }]);
  return context;
}
