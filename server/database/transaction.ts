import { Kysely, sql } from "kysely";
import { OPERATOR, type Actor } from "../platform/actor.ts";
import { SHUT_VAULT, type Vault } from "../platform/vault.ts";
import type { Engine, Session, SessionOptions } from "./session.ts";
import { SessionDialect } from "./session-dialect.ts";
import type { DB } from "./tables.generated.ts";

/** An open transaction: typed queries, bulk load of CSV lines, who acts in it, and what seals personal data. Features get nothing else. */
export type Trx = Kysely<DB> & Pick<Session, "copyIn" | "alone"> & { readonly actor: Actor; readonly vault: Vault };

/** Whose rows may be seen: every estate's, some estates', or who may do what and no figure. */
export type Scope =
  | { readonly scope: "all" }
  | { readonly scope: "estates"; readonly estateIds: readonly number[] }
  | { readonly scope: "people" };

/** Whose rows the transaction may see, and who acts in it: the machine's operator unless told otherwise. */
export type Viewer = Scope & { readonly actor?: Actor };

export const HEADQUARTERS: Viewer = { scope: "all" };

/** The database as the application sees it. Every access is a transaction, and every transaction has a role. */
export interface Database {
  readonly engine: Engine["name"];
  /** As the owner of the schema: migrations only. */
  asOwner<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** As the server's role, which owns nothing: reads and writes within the viewer's scope. */
  asServer<T>(viewer: Viewer, work: (trx: Trx) => Promise<T>, options?: SessionOptions): Promise<T>;
  /** As the server's role, reading only, all statements from one snapshot. */
  asViewer<T>(viewer: Viewer, work: (trx: Trx) => Promise<T>, options?: SessionOptions): Promise<T>;
  /**
   * As asViewer, where the first statement finds out who it is: `enter` has to leave the transaction showing that viewer's rows. It
   * begins as the owner, so `enter` runs nothing but what takes the server's role (enter_by_session, enter_by_token, app_viewer).
   */
  asFound<T>(
    enter: (trx: Trx) => Promise<Viewer>,
    work: (trx: Trx) => Promise<T>,
    options?: SessionOptions,
  ): Promise<T>;
  runScript(sql: string): Promise<void>;
  /** Statements run so far, all but those that begin and end transactions; tests count them. */
  statementCount(): number;
  /** Whether what writes would wait for the end of a long transaction. */
  busy(): boolean;
  close(): Promise<void>;
}

export function databaseOver(engine: Engine, vault: Vault = SHUT_VAULT): Database {
  let statements = 0;
  const counted = (session: Session): Session => ({
    query(text, parameters) {
      statements++;
      return session.query(text, parameters);
    },
    copyIn: session.copyIn.bind(session),
    alone: session.alone.bind(session),
  });
  const inTransaction = <T>(work: (session: Session) => Promise<T>, options?: SessionOptions): Promise<T> =>
    engine.inTransaction((session) => work(counted(session)), options);
  const open = (session: Session, actor: Actor): Trx => {
    const kysely = new Kysely<DB>({ dialect: new SessionDialect(session) });
    return Object.assign(kysely, {
      copyIn: session.copyIn.bind(session),
      alone: session.alone.bind(session),
      actor,
      vault,
    });
  };
  const asServer: Database["asServer"] = (viewer, work, options) =>
    inTransaction(async (session) => {
      await enter(session, viewer);
      return work(open(session, viewer.actor ?? OPERATOR));
    }, options);
  return {
    engine: engine.name,
    asOwner: (work) => inTransaction((session) => work(open(session, OPERATOR))),
    asServer,
    asViewer: (viewer, work, options) => asServer(viewer, work, { ...options, snapshot: true }),
    asFound: (enterAs, work, options) =>
      inTransaction(
        async (session) => {
          const { actor } = await enterAs(open(session, OPERATOR));
          return work(open(session, actor ?? OPERATOR));
        },
        { ...options, snapshot: true },
      ),
    runScript: (script) => engine.runScript(script),
    statementCount: () => statements,
    busy: () => engine.busy(),
    close: () => engine.close(),
  };
}

/** Takes a role of the server's, which owns nothing: the owner would pass by row security. */
async function enter(session: Session, viewer: Viewer): Promise<void> {
  await session.query("select app_viewer($1, $2, $3)", settingsOf(viewer));
}

/** Shows another viewer's rows for the rest of the transaction: a request learns in its own snapshot who sends it. */
export async function viewAs(trx: Trx, viewer: Viewer): Promise<void> {
  const [scope, estateIds, role] = settingsOf(viewer);
  await sql`select app_viewer(${scope}, ${estateIds}, ${role})`.execute(trx);
}

/** What the database is told of a viewer. */
export const settingsOf = (viewer: Viewer): [scope: string, estateIds: string, role: string] => [
  viewer.scope,
  viewer.scope === "estates" ? viewer.estateIds.join(",") : "",
  viewer.actor?.role ?? "",
];

/** Runs a raw statement given as text; for scripts whose text is our own. */
export async function runText(trx: Trx, text: string): Promise<void> {
  await sql.raw(text).execute(trx);
}
