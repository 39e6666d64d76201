import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { z } from "zod";
import { JobNotes } from "../../server/intake/job-notes.ts";
import { apiOver } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { JOB, jobShape } from "./import-answer.ts";

const scratch = mkdtempSync(join(tmpdir(), "notes-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const note = (id: string) => ({
  id,
  kind: "IMPORT" as const,
  files: ["estates.csv"],
  uploads: [UPLOAD],
  mapping: null,
  dryRun: false,
  startedAt: "2026-05-31T01:00:00.000Z",
});
const UPLOAD = "00000000000000000000000000000001";

it("tell once what a server had under way when it ended, and not what another still has", () => {
  const folder = join(scratch, "under-way");
  const notes = new JobNotes(folder);
  for (const id of ["a", "b", "c"]) notes.keep(note(id));
  notes.drop("b");
  // The parent of this process runs, as a note of a former version names it.
  writeFileSync(join(folder, "c.json"), JSON.stringify({ ...note("c"), process: process.ppid }));
  writeFileSync(join(folder, "d.json"), '{"id":');
  expect(notes.left().map(({ id }) => id)).toEqual(["a"]);
  expect(readdirSync(folder)).toEqual(["c.json"]);
});

it("tell what a server had under way whose number another program has now", () => {
  const folder = join(scratch, "number-taken-over");
  new JobNotes(folder).keep(note("e"));
  const kept = z.looseObject({ process: z.string() }).parse(JSON.parse(readFileSync(join(folder, "e.json"), "utf8")));
  const started = kept.process.split(" ")[1];
  // The parent of this process runs, and did not start when this one did.
  writeFileSync(join(folder, "e.json"), JSON.stringify({ ...kept, process: `${process.ppid} ${started}` }));
  expect(new JobNotes(folder).left().map(({ id }) => id)).toEqual(["e"]);
});

describeEngines("an import whose server ended", (database) => {
  it("is told by the next server, and is given again from the files that were brought", async () => {
    const uploads = join(scratch, database().engine);
    mkdirSync(join(uploads, UPLOAD), { recursive: true });
    const text = "estate_code,name\nQ,某小区\n";
    writeFileSync(join(uploads, UPLOAD, "estates.csv"), text);
    writeFileSync(join(uploads, UPLOAD, ".size"), String(Buffer.byteLength(text)));
    new JobNotes(join(uploads, "under-way")).keep(note("0123"));
    const api = await apiOver(database(), "2026-05-31", { uploads });
    const told = z.object({ imports: z.array(jobShape) }).parse((await api.ask(`{ imports ${JOB} }`)).data);
    expect(told.imports).toMatchObject([{ id: "0123", state: "INTERRUPTED", canRetry: true, report: null }]);
    expect(told.imports[0]?.failure?.zh).toContain("批次列表中没有它，即没有任何数据入账");
    const { data } = await api.ask(`mutation { retryImport(input: { job: "0123", dryRun: true }) { job ${JOB} } }`);
    const again = z.object({ retryImport: z.object({ job: jobShape }) }).parse(data).retryImport.job;
    await expect
      .poll(async () => {
        const { data: now } = await api.ask(`{ importJob(id: "${again.id}") ${JOB} }`);
        return z.object({ importJob: jobShape }).parse(now).importJob;
      })
      .toMatchObject({ state: "SUCCEEDED", report: { tables: [{ table: "estates", accepted: 1 }] } });
    expect(readdirSync(join(uploads, "under-way"))).toEqual([]);
    await api.app.close();
  });
});
