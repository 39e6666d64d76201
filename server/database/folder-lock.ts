import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { holderOf, ownMark } from "../platform/lock-holder.ts";
import { codeOf, Refusal } from "../platform/refusal.ts";

/**
 * Takes the data folder for this process and returns what gives it back. The embedded engine has no lock of its own, and two
 * processes on one folder silently lose rows. A lock left by a killed process is recognised and taken over.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, "lock");
  try {
    makeFolder(resolve(folder));
  } catch (error) {
    throw unusable(folder, error);
  }
  for (;;) {
    try {
      const handle = openSync(file, "wx");
      writeSync(handle, ownMark());
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw unusable(folder, error);
    }
    const holder = holderOf(file);
    if (holder !== null)
      throw new Refusal(
        `The data folder ${folder} is in use by process ${holder} (a running server or import). Stop it first, or set DATA_DIR to another folder.`,
      );
    rmSync(file, { force: true });
  }
}

const unusable = (folder: string, error: unknown): Refusal =>
  new Refusal(
    `The data folder ${folder} cannot be written (${codeOf(error) ?? "error"}). Set DATA_DIR to a folder of your own.`,
  );

/** Makes a folder and those above it, one by one: asked for all at once, Node tries for ever where one cannot be made, as under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}
