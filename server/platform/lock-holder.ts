import { readFileSync } from "node:fs";
import { codeOf } from "./refusal.ts";

/** What this process writes into a lock that it takes, or a note that it keeps: with when it started, its number names one process for ever. */
export const ownMark = (): string => `${process.pid} ${startOf(process.pid) ?? ""}`;

/** The process that holds a lock, or null when it is gone. */
export const holderOf = (file: string): number | null => processOf(readText(file) ?? "");

/** The process that left a mark, or null when it is gone. A pid may have been given to another process since. */
export function processOf(mark: string): number | null {
  const [pid, start] = mark.trim().split(" ");
  const holder = Number(pid);
  if (!Number.isInteger(holder) || holder <= 0) return null;
  const now = startOf(holder);
  if (now === null) return null;
  return start === undefined || start === "" || start === now ? holder : null;
}

/**
 * When a process started, in clock ticks since boot. Null when it is gone, which it also is where it has ended and its parent has not
 * waited for it: in a container often nobody does, and the process is listed for ever.
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
