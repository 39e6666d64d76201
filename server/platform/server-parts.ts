type Kind<T extends object> = abstract new (...given: never[]) => T;

/** Parts of the server that outlive a request, found by their class. */
export class ServerParts {
  private readonly held = new Map<Kind<object>, object>();

  add<T extends object>(kind: Kind<T>, part: T): void {
    this.held.set(kind, part);
  }

  of<T extends object>(kind: Kind<T>): T {
    const part = this.held.get(kind);
    if (!(part instanceof kind)) throw new Error(`the server was made without its ${kind.name}`);
    return part;
  }
}
