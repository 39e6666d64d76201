import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf } from "../../server/platform/refusal.ts";

/** A closed embedded database with the golden ledger, in which headquarters has been invited. */
export interface GoldenFolder {
  readonly folder: string;
  /** Secret of headquarters' invitation; each copy of the folder takes it once. */
  readonly secret: string;
}

/** Made by the first journey of a run, for all of them: each works on a copy. `root` is the run's own folder. */
export async function goldenFolder(root: string, make: (folder: string) => string): Promise<GoldenFolder> {
  const folder = join(root, "golden");
  const made = join(root, "golden.secret");
  if (!taken(join(root, "golden.making"))) {
    writeFileSync(`${made}.part`, make(folder));
    renameSync(`${made}.part`, made);
  }
  // Another journey makes it; should that fail, this one's time runs out.
  while (!existsSync(made)) await wait(200);
  return { folder, secret: readFileSync(made, "utf8") };
}

/** Whether somebody else was first. */
function taken(place: string): boolean {
  try {
    mkdirSync(place);
    return false;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return true;
    throw error;
  }
}
