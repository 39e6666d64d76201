import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from "kysely";
import type { Session } from "./session.ts";

/** Builds Kysely over a session whose transaction is already open, so that both engines share one path. */
export class SessionDialect implements Dialect {
  constructor(private readonly session: Session) {}

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }
  createDriver(): Driver {
    return new SessionDriver(new SessionConnection(this.session));
  }
  createIntrospector(db: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(db);
  }
  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler();
  }
}

class SessionConnection implements DatabaseConnection {
  constructor(private readonly session: Session) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await this.session.query(query.sql, query.parameters);
    return { rows: typed<R>(rows), ...(affected === undefined ? {} : { numAffectedRows: BigInt(affected) }) };
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("Rows are read in pages, by key: the embedded engine cannot stream.");
  }
}

/** The driver's one promise to the query builder: rows have the shape that the query describes. */
function typed<R>(rows: unknown[]): R[];
function typed(rows: unknown[]): unknown[] {
  return rows;
}

class SessionDriver implements Driver {
  constructor(private readonly connection: SessionConnection) {}
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.connection;
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
  beginTransaction(): Promise<void> {
    return nested();
  }
  commitTransaction(): Promise<void> {
    return nested();
  }
  rollbackTransaction(): Promise<void> {
    return nested();
  }
}

function nested(): Promise<never> {
  return Promise.reject(new Error("A transaction is open already: pass `trx` on instead of opening another."));
}
