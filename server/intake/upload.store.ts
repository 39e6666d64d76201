import { randomBytes } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export const CHUNK_SIZE = 4 * 1024 ** 2;
const LARGEST = 1024 ** 3;
const MOST_OPEN = 20;
/** Bytes of the disk that stay free for everything else. */
const SPARE = 512 * 1024 ** 2;
const LIFETIME = 24 * 3600 * 1000;

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

/** Files being brought for import, under one folder: resumable, limited in size and number, forgotten a day after their last byte. */
export class UploadStore {
  private readonly open = new Map<
    string,
    { name: string; size: number; offset: number; touched: number; busy: boolean }
  >();

  constructor(
    private readonly folder: string,
    private readonly now: () => number = Date.now,
  ) {
    this.forgetOld();
  }

  begin(name: string, size: number): Upload {
    this.forgetOld();
    if (!isFileName(name)) throw new UploadRefusal("BAD_NAME", "name is no file name: send it without its folders.");
    if (!Number.isInteger(size) || size < 1)
      throw new UploadRefusal("BAD_SIZE", "size is the file's length in bytes, and at least 1.");
    if (size > LARGEST)
      throw new UploadRefusal("TOO_LARGE", `A file may have ${LARGEST} bytes. Split it, or use npm run import.`);
    if (this.open.size >= MOST_OPEN)
      throw new UploadRefusal(
        "TOO_MANY",
        `${MOST_OPEN} uploads are open. Delete some, or wait until they are forgotten.`,
      );
    const id = randomBytes(16).toString("hex");
    // Files wait here as they came, names and phones in plain: they are nobody else's on this machine.
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    if (!this.hasRoomFor(size))
      throw new UploadRefusal("NO_SPACE", "The server's disk has no room for a file of this size.");
    mkdirSync(join(this.folder, id));
    this.open.set(id, { name, size, offset: 0, touched: this.now(), busy: false });
    return this.get(id);
  }

  get(id: string): Upload {
    const { name, size, offset } = this.entry(id);
    return { id, name, size, offset };
  }

  /** All uploads, oldest first. */
  list(): Upload[] {
    this.forgetOld();
    return [...this.open.keys()].map((id) => this.get(id));
  }

  /** Where a complete upload lies under its own name. Null while bytes are missing. */
  pathOf(id: string): string | null {
    const { name, size, offset } = this.entry(id);
    return offset === size ? join(this.folder, id, name) : null;
  }

  /** Takes bytes at an offset. What came before a connection broke is kept: the next piece goes on from there. */
  async write(id: string, offset: number, bytes: Readable): Promise<Upload> {
    const entry = this.entry(id);
    if (entry.busy) throw new UploadRefusal("BUSY", "A piece of this upload is being sent already.", entry.offset);
    if (offset !== entry.offset) throw new UploadRefusal("OFFSET", `Go on from byte ${entry.offset}.`, entry.offset);
    const path = join(this.folder, id, entry.name);
    entry.busy = true;
    try {
      const room = entry.size - offset;
      await pipeline(bytes, atMost(room), createWriteStream(path, { flags: offset === 0 ? "w" : "a" }));
    } finally {
      entry.offset = existsSync(path) ? statSync(path).size : 0;
      entry.touched = this.now();
      entry.busy = false;
    }
    return this.get(id);
  }

  remove(id: string): void {
    this.entry(id);
    this.open.delete(id);
    rmSync(join(this.folder, id), { recursive: true, force: true });
  }

  private entry(id: string) {
    const entry = this.open.get(id);
    if (entry === undefined)
      throw new UploadRefusal("NOT_FOUND", "There is no such upload: it was deleted, or forgotten after a day.");
    return entry;
  }

  private forgetOld(): void {
    for (const [id, { touched, busy }] of this.open) if (!busy && this.now() - touched > LIFETIME) this.remove(id);
    if (!existsSync(this.folder)) return;
    // What a server that has ended left behind; another server on the same folder may still need what is younger.
    for (const left of readdirSync(this.folder))
      if (!this.open.has(left) && this.now() - statSync(join(this.folder, left)).mtimeMs > LIFETIME)
        rmSync(join(this.folder, left), { recursive: true, force: true });
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
