import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { codeOf, Refusal } from "../platform/refusal.ts";

/**
 * Takes the data folder for this process and returns what gives it back. The embedded engine has no lock of its own, and two
 * processes on one folder silently lose rows. A lock left by a killed process is recognised and taken over.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, "lock");
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unusable(folder, error);
  }
  for (;;) {
    try {
      const handle = openSync(file, "wx");
      writeSync(handle, `${process.pid} ${startOf(process.pid) ?? ""}`);
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw unusable(folder, error);
    }
    const holder = readHolder(file);
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

/** The process that holds the lock, or null when it is gone. A pid may have been given to another process since. */
function readHolder(file: string): number | null {
  const [pid, start] = readText(file)?.trim().split(" ") ?? [];
  const holder = Number(pid);
  if (!Number.isInteger(holder) || holder <= 0) return null;
  const now = startOf(holder);
  if (now === null) return null;
  return start === undefined || start === "" || start === now ? holder : null;
}

/**
 * When a process started, in clock ticks since boot: with the pid it names one process for ever. Null when it is gone, which it also
 * is where it has ended and its parent has not waited for it: in a container often nobody does, and the process is listed for ever.
 */
function startOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The name in parentheses may hold spaces; after it come the state, the threads in the 18th place and the start time in the 20th.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ended = fields[0] === "X" || (fields[0] === "Z" && Number(fields[17]) <= 1);
  return ended ? null : (fields[19] ?? null);
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ESRCH") return null;
    throw error;
  }
}
