import type { FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import type { Viewer } from "./database/transaction.ts";
import { checkAccess, type AccessRule } from "./platform/access.ts";
import { Caller, Door } from "./platform/caller.ts";
import type { LeaveSession } from "./platform/context.ts";
import type { AppDeps } from "./platform/deps.ts";
import { appendJournal } from "./platform/journal.ts";
import { LongWork, takingInRecords } from "./platform/long-work.ts";
import { credentialsOf, sessionCookie } from "./platform/session-cookie.ts";
import { ABSOLUTE_MS } from "./people/session.rules.ts";

/** Whoever sends a request, before it is looked who they are. */
export function callerOf(request: FastifyRequest, { parts, secure }: AppDeps): Caller {
  const agent = request.headers["user-agent"] ?? null;
  const visit = { address: request.ip, agent, requestId: request.id };
  const caller = new Caller(parts.of(Door), visit, credentialsOf(request.headers, secure));
  request.note.caller = caller;
  return caller;
}

export const leavesSession =
  (reply: FastifyReply, { secure }: AppDeps): LeaveSession =>
  (secret) =>
    void reply.header("set-cookie", sessionCookie(secret, secure, ABSOLUTE_MS / 1000));

/** Notes the visit, and leaves a new secret where it was time for one. */
export async function keepUp(caller: Caller, leave: LeaveSession): Promise<void> {
  const secret = await caller.keepUp();
  if (secret !== null) leave(secret);
}

/** Lets in to an address outside the API whom a rule allows; refuses others as the API does. */
export async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  { rule, writes = false }: { readonly rule: AccessRule; readonly writes?: boolean },
): Promise<Caller> {
  const caller = callerOf(request, deps);
  if (caller.showsSomething)
    await deps.database.asFound(
      (trx) => caller.enter(trx),
      async () => undefined,
    );
  try {
    checkAccess(rule, caller.identity, writes);
  } catch (error) {
    if (isForbidden(error))
      await journalRefusals(deps, caller, [`${request.method} ${request.routeOptions.url ?? ""}`]);
    throw error;
  }
  await keepUp(caller, leavesSession(reply, deps));
  return caller;
}

export const isForbidden = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions["code"] === "FORBIDDEN";

/** Journals, before it leaves, that a file of figures or rows goes out: what cannot be written down now does not leave now. */
export async function journalExport(
  { database, parts }: AppDeps,
  viewer: Viewer,
  file: string,
  asked: unknown,
): Promise<void> {
  if (database.busy()) throw takingInRecords({ secondsLeft: parts.of(LongWork).secondsLeft() });
  await database.asServer(viewer, (trx) =>
    appendJournal(trx, [{ act: "EXPORTED", subject: `File ${file}`, after: asked }]),
  );
}

/** Journals what somebody was refused; of visitors nothing is known, and they would fill the journal. */
export async function journalRefusals(
  { database, log }: AppDeps,
  caller: Caller,
  what: readonly string[],
): Promise<void> {
  const { actor } = caller.viewer;
  if (caller.identity === null || actor === undefined) return;
  const deeds = what.map((subject) => ({ act: "REFUSED" as const, subject }));
  const written = database.asServer({ scope: "people", actor }, (trx) => appendJournal(trx, deeds));
  if (!database.busy()) return written;
  // Who is refused while records are taken in is told at once; the entry follows when the import has ended.
  written.catch((error: unknown) => log.error({ err: error }, "a refusal was not journalled"));
}
