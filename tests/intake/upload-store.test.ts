import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
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
  expect(new UploadStore(folder, later(23)).list()).toEqual([{ id, name: "units.csv", size: 3, offset: 3 }]);
  expect(readdirSync(folder)).toEqual([id]);
  new UploadStore(folder, later(25));
  expect(readdirSync(folder)).toEqual([]);
});

it("goes on with what an earlier server took in, and with nothing outside its folder", async () => {
  const folder = join(scratch, "again");
  const { id } = new UploadStore(folder).begin("bills.csv", 6);
  await new UploadStore(folder).write(id, 0, Readable.from([Buffer.from("abc")]));
  const store = new UploadStore(folder);
  expect([store.get(id).offset, store.pathOf(id)]).toEqual([3, null]);
  await store.write(id, 3, Readable.from([Buffer.from("def")]));
  expect(readFileSync(store.pathOf(id) ?? "", "utf8")).toBe("abcdef");
  expect(() => store.get(`../again/${id}`)).toThrow("There is no such upload");
});

it("lets what was left alone for an hour give way to another, but not what is needed", () => {
  const folder = join(scratch, "full");
  const ids = Array.from({ length: 20 }, () => new UploadStore(folder).begin("a.csv", 1).id);
  expect(() => new UploadStore(folder).begin("b.csv", 1)).toThrow("20 uploads are open");
  const store = new UploadStore(folder, () => Date.now() + 2 * HOUR);
  const kept = new Set(ids.slice(1));
  store.begin("b.csv", 1, (id) => kept.has(id));
  const open = new Set(store.list().map(({ id }) => id));
  expect(ids.filter((id) => !open.has(id))).toEqual([ids[0]]);
  expect(() => store.begin("c.csv", 1, () => true)).toThrow("20 uploads are open");
});
