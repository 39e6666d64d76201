import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { lockFolder } from "../../server/database/folder-lock.ts";

let folder = "";
let parent: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "collection-lock-"));
});
afterEach(() => {
  parent?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const statusOf = (pid: string) => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { state, start: rest[18] };
};

it("is refused to a second process, and given back", () => {
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`${folder} is in use by process ${process.pid}`);
  release();
  lockFolder(folder)();
});

it("is taken over from a killed process that nobody waits for, as in a container", async () => {
  // The shell becomes a program that waits for no child: the child stays in the table of processes when it has ended.
  parent = spawn("sh", ["-c", "sleep 600 & echo $!; exec sleep 600"], { stdio: ["ignore", "pipe", "ignore"] });
  const pid = await new Promise<string>((resolve) =>
    parent?.stdout?.once("data", (line) => resolve(String(line).trim())),
  );
  await expect.poll(() => readFileSync(`/proc/${parent?.pid}/comm`, "utf8")).toBe("sleep\n");
  const { start } = statusOf(pid);
  writeFileSync(join(folder, "lock"), `${pid} ${start}`);
  expect(() => lockFolder(folder)).toThrow(`${folder} is in use by process ${pid}`);

  process.kill(Number(pid), "SIGKILL");
  await expect.poll(() => statusOf(pid)).toEqual({ state: "Z", start });
  lockFolder(folder)();
});

it("is refused in a line where its folder cannot be made", () => {
  expect(() => lockFolder("/proc/nowhere/data")).toThrow(
    "The data folder /proc/nowhere/data cannot be written (ENOENT)",
  );
});
