import { viewAs, type Trx, type Viewer } from "../database/transaction.ts";
import type { Identity, Visit } from "./identity.ts";

/** What a request shows to say who sends it. */
export interface Credentials {
  /** Secret of the session's cookie. */
  readonly session: string | null;
  /** Secret of the Authorization header; it goes before a session. */
  readonly token: string | null;
}

/** Somebody whom the door let in. */
export interface Entrant {
  readonly identity: Identity;
  /** What is due to be noted of the visit; gives the session's new secret where it was time for one. */
  readonly upkeep: (() => Promise<string | null>) | null;
}

/** Knows who may come in. */
export abstract class Door {
  /**
   * Who shows these credentials, or null. It takes one statement, after which the transaction shows their rows, or a visitor's where
   * it is nobody.
   */
  abstract find(trx: Trx, visit: Visit, shown: Credentials): Promise<Entrant | null>;
}

/** Who sends a request; found out within its own snapshot, when that opens. */
export class Caller {
  private entrant: Entrant | null = null;

  constructor(
    private readonly door: Door,
    readonly visit: Visit,
    private readonly shown: Credentials,
  ) {}

  /** Whether the request shows anything to be looked at. */
  get showsSomething(): boolean {
    return this.shown.session !== null || this.shown.token !== null;
  }

  /** Where nobody has signed in: no row is theirs. */
  get visitor(): Viewer {
    const { address, requestId } = this.visit;
    const actor = { personId: null, name: "", role: "VISITOR" as const, address, requestId };
    return { scope: "estates", estateIds: [], actor };
  }

  /** Looks who it is, and shows their rows from here on. */
  async enter(trx: Trx): Promise<Viewer> {
    this.entrant = this.showsSomething ? await this.door.find(trx, this.visit, this.shown) : null;
    if (!this.showsSomething) await viewAs(trx, this.visitor);
    return this.viewer;
  }

  /** Null for a visitor, and before anybody has looked. */
  get identity(): Identity | null {
    return this.entrant?.identity ?? null;
  }

  get viewer(): Viewer {
    return this.entrant?.identity.viewer ?? this.visitor;
  }

  /** Takes the place of who was found: somebody has just signed in, or chosen a role. */
  become(identity: Identity): void {
    this.entrant = { identity, upkeep: null };
  }

  /** Notes the visit once its transaction is closed; gives the session's new secret where it was time for one. */
  async keepUp(): Promise<string | null> {
    return (await this.entrant?.upkeep?.()) ?? null;
  }
}
