import { randomBytes } from "node:crypto";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export const CHUNK_SIZE = 4 * 1024 ** 2;
const LARGEST = 1024 ** 3;
const MOST_OPEN = 20;
/** Bytes of the disk that stay free for everything else. */
const SPARE = 512 * 1024 ** 2;
const LIFETIME = 24 * 3600 * 1000;
/** After which an upload that nothing needs may give way to another. */
const LEFT_ALONE = 3600 * 1000;
const IDENTITY = /^[0-9a-f]{32}$/;

/** A file on its way in. Complete once `offset` is `size`. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly offset: number;
}

export type UploadCode =
  | "BAD_NAME"
  | "BAD_SIZE"
  | "TOO_LARGE"
  | "TOO_MANY"
  | "NOT_FOUND"
  | "OFFSET"
  | "BUSY"
  | "BEYOND_END"
  | "NO_SPACE"
  | "IN_USE";

/** Why bytes are not taken. */
export class UploadRefusal extends Error {
  constructor(
    readonly code: UploadCode,
    message: string,
    readonly offset?: number,
  ) {
    super(message);
  }
}

/** What stands beside a file on its way in: its stated length. No file that is brought begins with a dot. */
const STATED = ".size";

/**
 * Files being brought for import, under one folder: resumable, limited in size and number, forgotten a day after their last
 * byte. What is known of them stands on the disk alone, so that a server that was started again goes on with them.
 */
export class UploadStore {
  private readonly busy = new Set<string>();

  constructor(
    private readonly folder: string,
    private readonly now: () => number = Date.now,
  ) {
    this.forgetOld();
  }

  /** Where too many are open, the one left alone for longest gives way, if that is an hour and nothing needs it. */
  begin(name: string, size: number, needs: (id: string) => boolean = () => false): Upload {
    this.forgetOld();
    if (!isFileName(name)) throw new UploadRefusal("BAD_NAME", "name is no file name: send it without its folders.");
    if (!Number.isInteger(size) || size < 1)
      throw new UploadRefusal("BAD_SIZE", "size is the file's length in bytes, and at least 1.");
    if (size > LARGEST)
      throw new UploadRefusal("TOO_LARGE", `A file may have ${LARGEST} bytes. Split it, or use npm run import.`);
    const open = this.list();
    if (open.length >= MOST_OPEN) this.giveWay(open, needs);
    const id = randomBytes(16).toString("hex");
    // Files wait here as they came, names and phones in plain: they are nobody else's on this machine.
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    if (!this.hasRoomFor(size))
      throw new UploadRefusal("NO_SPACE", "The server's disk has no room for a file of this size.");
    mkdirSync(join(this.folder, id));
    writeFileSync(join(this.folder, id, name), "");
    writeFileSync(join(this.folder, id, STATED), String(size));
    return this.get(id);
  }

  get(id: string): Upload {
    const { name, size, offset } = this.entry(id);
    return { id, name, size, offset };
  }

  /** All uploads, the one left alone for longest first. */
  list(): Upload[] {
    this.forgetOld();
    const entries = this.folders().flatMap((id) => this.read(id) ?? []);
    return entries
      .sort((a, b) => a.touched - b.touched)
      .map(({ id, name, size, offset }) => ({ id, name, size, offset }));
  }

  /** Where a complete upload lies under its own name. Null while bytes are missing. */
  pathOf(id: string): string | null {
    const { name, size, offset } = this.entry(id);
    return offset === size ? join(this.folder, id, name) : null;
  }

  /** Takes bytes at an offset. What came before a connection broke is kept: the next piece goes on from there. */
  async write(id: string, offset: number, bytes: Readable): Promise<Upload> {
    const { name, size, offset: there } = this.entry(id);
    if (this.busy.has(id)) throw new UploadRefusal("BUSY", "A piece of this upload is being sent already.", there);
    if (offset !== there) throw new UploadRefusal("OFFSET", `Go on from byte ${there}.`, there);
    this.busy.add(id);
    try {
      await pipeline(
        bytes,
        atMost(size - offset),
        createWriteStream(join(this.folder, id, name), { flags: offset === 0 ? "w" : "a" }),
      );
    } finally {
      this.busy.delete(id);
    }
    return this.get(id);
  }

  remove(id: string): void {
    this.entry(id);
    rmSync(join(this.folder, id), { recursive: true, force: true });
  }

  private entry(id: string) {
    const entry = this.read(id);
    if (entry === null)
      throw new UploadRefusal("NOT_FOUND", "There is no such upload: it was deleted, or forgotten after a day.");
    return entry;
  }

  /** What the disk holds of an upload; null where there is none. */
  private read(id: string) {
    const own = join(this.folder, id);
    if (!IDENTITY.test(id) || !existsSync(join(own, STATED))) return null;
    const name = readdirSync(own).find((file) => file !== STATED);
    if (name === undefined) return null;
    const { size: offset, mtimeMs: touched } = statSync(join(own, name));
    return { id, name, size: Number(readFileSync(join(own, STATED), "utf8")), offset, touched };
  }

  private folders(): string[] {
    return existsSync(this.folder) ? readdirSync(this.folder).filter((name) => IDENTITY.test(name)) : [];
  }

  private giveWay(open: readonly Upload[], needs: (id: string) => boolean): void {
    const idle = open.find(({ id }) => !needs(id) && !this.busy.has(id) && this.idleFor(id) > LEFT_ALONE);
    if (idle === undefined)
      throw new UploadRefusal(
        "TOO_MANY",
        `${MOST_OPEN} uploads are open. Delete some, or wait until they are forgotten.`,
      );
    this.remove(idle.id);
  }

  private idleFor(id: string): number {
    return this.now() - (this.read(id)?.touched ?? statSync(join(this.folder, id)).mtimeMs);
  }

  private forgetOld(): void {
    for (const id of this.folders())
      if (!this.busy.has(id) && this.idleFor(id) > LIFETIME)
        rmSync(join(this.folder, id), { recursive: true, force: true });
  }

  private hasRoomFor(size: number): boolean {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize - SPARE > size;
  }
}

/** A name without folders, control characters or a leading dot, short enough for any file system. */
const isFileName = (name: string): boolean =>
  /^[^/\\\p{Cc}.][^/\\\p{Cc}]*$/u.test(name) && Buffer.byteLength(name) <= 200;

const atMost = (room: number) =>
  async function* limited(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let sent = 0;
    for await (const piece of pieces) {
      sent += piece.length;
      if (sent > CHUNK_SIZE) throw new UploadRefusal("TOO_LARGE", `Send at most ${CHUNK_SIZE} bytes at a time.`);
      if (sent > room) throw new UploadRefusal("BEYOND_END", "The file is longer than its stated size. Begin again.");
      yield piece;
    }
  };
