import { readFileSync } from "node:fs";

/** Milliseconds of processor time that this process has taken: other work on the machine changes it little, unlike the clock. */
export function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** The same of another process of this machine; the clock where the system does not tell it. */
export function timeOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
