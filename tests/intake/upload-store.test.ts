import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, expect, it } from "vitest";
import { UploadStore } from "../../server/intake/upload.store.ts";

const HOUR = 3_600_000;
const scratch = mkdtempSync(join(tmpdir(), "uploads-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

it("keeps what waits for its import from others on the machine, and forgets what an earlier server left behind", async () => {
  const folder = join(scratch, "uploads");
  const store = new UploadStore(folder);
  const { id } = store.begin("units.csv", 3);
  await store.write(id, 0, Readable.from([Buffer.from("abc")]));
  expect([statSync(folder).mode & 0o777, readdirSync(folder)]).toEqual([0o700, [id]]);
  const later = (hours: number) => () => Date.now() + hours * HOUR;
  expect(new UploadStore(folder, later(23)).list()).toEqual([]);
  expect(readdirSync(folder)).toEqual([id]);
  new UploadStore(folder, later(25));
  expect(readdirSync(folder)).toEqual([]);
});
