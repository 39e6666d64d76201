import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { JOB, jobShape, payloadShape, type Job } from "./import-answer.ts";
import { bills, register } from "./one-estate.ts";
import { xlsx } from "./workbook.ts";

const told = z.looseObject({ id: z.string(), offset: z.number() });

describeEngines("files through the API", (database) => {
  let api: Api;
  beforeAll(async () => {
    api = await apiOver(database(), "2026-05-31");
  });
  afterAll(() => api.app.close());

  const begin = (name: string, size: number) =>
    api.inject({ method: "POST", url: "/uploads", payload: { name, size } });
  const send = (id: string, offset: number, bytes: Buffer) =>
    api.inject({
      method: "PUT",
      url: `/uploads/${id}?offset=${offset}`,
      headers: { "content-type": "application/octet-stream" },
      payload: bytes,
    });
  const bring = async (name: string, content: string | Buffer): Promise<string> => {
    const bytes = Buffer.from(content);
    const { id } = told.parse((await begin(name, bytes.length)).json());
    await send(id, 0, bytes);
    return id;
  };
  const act = async (mutation: string, input: Readonly<Record<string, unknown>>) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await api.ask(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { job ${JOB} userErrors { code field message } } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return z.record(z.string(), payloadShape).parse(data)[mutation] ?? { job: null, userErrors: [] };
  };
  const jobOf = async (id: string): Promise<Job> => {
    const { data } = await api.ask(`query ($id: ID!) { importJob(id: $id) ${JOB} }`, { id });
    return z.object({ importJob: jobShape }).parse(data).importJob;
  };
  const ended = async (job: Job | null): Promise<Job> => {
    if (job === null) throw new Error("no job was started");
    for (let now = job; ; now = await jobOf(job.id)) {
      if (!["WAITING", "RUNNING"].includes(now.state)) return now;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const run = async (mutation: string, input: Readonly<Record<string, unknown>>) =>
    ended((await act(mutation, input)).job);

  it("arrive in pieces, and go on where they broke off", async () => {
    const { id } = told.parse((await begin("bills.csv", 10)).json());
    expect((await send(id, 0, Buffer.from("0123"))).json()).toMatchObject({ offset: 4, size: 10 });
    const wrong = await send(id, 0, Buffer.from("0123"));
    expect([wrong.statusCode, wrong.json()]).toEqual([
      409,
      { error: "OFFSET", message: "Go on from byte 4.", offset: 4 },
    ]);
    expect((await api.inject(`/uploads/${id}`)).json()).toMatchObject({
      id,
      name: "bills.csv",
      size: 10,
      offset: 4,
    });
    expect(await act("startImport", { uploads: [id] })).toEqual({
      job: null,
      userErrors: [
        { code: "INCOMPLETE", field: "uploads", message: `Upload ${id} is not complete: send the rest of its bytes.` },
      ],
    });
    const long = await send(id, 4, Buffer.from("4567890"));
    expect([long.statusCode, long.json()]).toMatchObject([400, { error: "BEYOND_END" }]);
    expect((await send(id, 4, Buffer.from("456789"))).json()).toMatchObject({ offset: 10 });
    expect((await api.inject({ method: "DELETE", url: `/uploads/${id}` })).statusCode).toBe(204);
    expect((await api.inject(`/uploads/${id}`)).statusCode).toBe(404);
  });

  it.each([
    ["../../etc/passwd", 10, 400, "BAD_NAME"],
    [".hidden", 10, 400, "BAD_NAME"],
    ["a\u0000.csv", 10, 400, "BAD_NAME"],
    ["", 10, 400, "BAD_NAME"],
    ["a.csv", 0, 400, "BAD_SIZE"],
    ["a.csv", 1.5, 400, "BAD_SIZE"],
    ["a.csv", 1024 ** 3 + 1, 413, "TOO_LARGE"],
  ])("named %j of %d bytes are refused", async (name, size, status, code) => {
    const answer = await begin(name, size);
    expect([answer.statusCode, answer.json()]).toMatchObject([status, { error: code }]);
  });

  it("are refused beyond a piece's size, and beyond a number of open uploads", async () => {
    const { id } = told.parse((await begin("bills.csv", 9_000_000)).json());
    expect((await send(id, 0, Buffer.alloc(4 * 1024 ** 2 + 1))).statusCode).toBe(413);
    const opened: string[] = [id];
    for (;;) {
      const answer = await begin("bills.csv", 1);
      if (answer.statusCode !== 201) {
        expect([answer.statusCode, answer.json()]).toMatchObject([429, { error: "TOO_MANY" }]);
        break;
      }
      opened.push(told.parse(answer.json()).id);
    }
    for (const upload of opened) await api.inject({ method: "DELETE", url: `/uploads/${upload}` });
  });

  it("are tried dry, imported, corrected and withdrawn", async () => {
    const uploads = [await bring("台账.xlsx", register("U")), await bring("bills.csv", bills("U", "100.00", "1O0"))];
    const dry = await run("startImport", { uploads, dryRun: true });
    expect(dry).toMatchObject({
      state: "SUCCEEDED",
      rowsRead: 5,
      canRetry: true,
      report: {
        batch: null,
        tables: [
          { table: "estates", accepted: 1 },
          { table: "buildings", accepted: 1 },
          { table: "units", accepted: 1 },
          { table: "bills", accepted: 1, quarantined: 1 },
        ],
        reasons: [{ code: "BAD_AMOUNT", count: 1 }],
        problems: [{ header: "amount", columnName: { zh: "应收金额" }, rows: [{ line: 3, value: "1O0" }] }],
      },
    });
    const wet = await run("retryImport", { job: dry.id, dryRun: false });
    expect(wet).toMatchObject({ state: "SUCCEEDED", canRetry: false, report: { reasons: [{ code: "BAD_AMOUNT" }] } });
    const batchId = wet.report?.batch?.batchId ?? 0;
    expect(batchId).toBeGreaterThan(0);
    // What is recorded needs its files no more.
    expect((await api.inject(`/uploads/${uploads[0]}`)).statusCode).toBe(404);
    const file = await api.inject(`/quarantine.csv?table=bills&batch=${batchId}`);
    expect(file.headers["content-disposition"]).toBe('attachment; filename="quarantine-bills.csv"');
    const mended = await run("resubmitQuarantine", {
      upload: await bring("quarantine-bills.csv", file.body.replace(",1O0,", ",100.00,")),
    });
    expect(mended).toMatchObject({
      state: "SUCCEEDED",
      report: { tables: [{ table: "bills", accepted: 1, quarantined: 0 }] },
    });

    expect(await run("withdrawBatch", { batchId, reason: "错误文件" })).toMatchObject({
      state: "SUCCEEDED",
      report: { tables: [{ table: "voids", accepted: 1 }] },
    });
  });

  it("get a draft of a mapping, with which they are imported", async () => {
    const draft = async (uploads: readonly string[]) => {
      const { data } = await api.ask(
        `query ($uploads: [ID!]!) { suggestMapping(uploads: $uploads) { mapping notes { en zh } files { match columns { name samples } } tables { table columns { code required words { code } } } userErrors { code field told { zh } } } }`,
        { uploads },
      );
      return z
        .object({
          suggestMapping: z.object({
            mapping: z.string().nullable(),
            notes: z.array(z.object({ en: z.string(), zh: z.string() })),
            files: z.array(z.looseObject({ match: z.string() })),
            tables: z.array(z.looseObject({ table: z.string() })),
            userErrors: z.array(z.unknown()),
          }),
        })
        .parse(data).suggestMapping;
    };
    const uploads = [
      await bring("台账.csv", "小区编号,楼号,房号,2026年1月,2026年2月,2026年3月\nW,1,0101,100.00,200.00,300.00\n"),
    ];
    const { mapping, notes, files, tables, userErrors } = await draft(uploads);
    expect(userErrors).toEqual([]);
    expect(notes).toContainEqual({
      en: "台账.csv: units.gross_area_m2 (建筑面积) stands nowhere and is taken for 0. Look whether that is so.",
      zh: "台账.csv：没有“建筑面积”（units.gross_area_m2），暂按“0”处理，请核对。",
    });
    expect(files).toMatchObject([
      { match: "台账.csv", columns: [{ name: "小区编号", samples: ["W"] }, {}, {}, {}, {}, { samples: ["300.00"] }] },
    ]);
    expect(tables.find(({ table }) => table === "receipts")).toMatchObject({
      columns: expect.arrayContaining([
        { code: "estate_code", required: true, words: [] },
        expect.objectContaining({ code: "kind", words: expect.arrayContaining([{ code: "REFUND" }]) }),
      ]),
    });
    expect(await run("startImport", { uploads, mapping })).toMatchObject({
      state: "SUCCEEDED",
      report: {
        tables: [
          { table: "estates", accepted: 1 },
          { table: "buildings" },
          { table: "units" },
          { table: "bills", accepted: 3 },
        ],
      },
    });
    expect(await draft(["x"])).toMatchObject({ mapping: null, userErrors: [{ code: "NOT_FOUND", field: "uploads" }] });
    expect(await draft([await bring("x.xlsx", "no workbook")])).toMatchObject({
      userErrors: [{ code: "UNREADABLE", field: "uploads", told: { zh: expect.stringContaining("无法按 XLSX 读取") } }],
    });
  });

  it("fail in a line, and can be given again", async () => {
    const uploads = [await bring("bills.csv", "estate_code,bill_no\n")];
    const failed = await run("startImport", { uploads });
    expect(failed).toMatchObject({ state: "FAILED", canRetry: true, report: null });
    expect(failed.failure?.en).toMatch(/^bills\.csv lacks the column unit_code \(房号\), .*Nothing was imported\.$/);
    expect(failed.failure?.zh).toMatch(/^bills\.csv 缺少列：房号（unit_code）、.*未导入任何数据。$/);
    expect(await run("withdrawBatch", { batchId: 99999, reason: "x" })).toMatchObject({
      state: "FAILED",
      failure: {
        en: "There is no batch 99999: its number stands in what import printed. Nothing was changed.",
        zh: "没有批次 99999，批次号见导入结果。未作任何更改。",
      },
    });
    expect(api.logged).toEqual([]);
  });

  it.each([
    ["startImport", { uploads: [] }, "MISSING", "uploads"],
    ["startImport", { uploads: ["x"] }, "NOT_FOUND", "uploads"],
    ["cancelImport", { job: "x" }, "NOT_FOUND", "job"],
    ["retryImport", { job: "x" }, "NOT_FOUND", "job"],
    ["resubmitQuarantine", { upload: "x" }, "NOT_FOUND", "upload"],
    ["withdrawBatch", { batchId: 1, reason: " " }, "MISSING", "reason"],
  ])("%s %j is refused as %s", async (mutation, input, code, field) => {
    expect((await act(mutation, input)).userErrors).toMatchObject([{ code, field }]);
  });

  it("is refused with a mapping that is none, by its place", async () => {
    const uploads = [await bring("x.csv", "a\n")];
    const errors = async (mapping: string) => (await act("startImport", { uploads, mapping })).userErrors;
    expect(await errors("{")).toMatchObject([{ code: "BAD_MAPPING", field: "mapping" }]);
    expect(await errors('{"files":[]}')).toMatchObject([{ code: "BAD_MAPPING", field: "mapping" }]);
  });

  it("can be cancelled while they wait or run, and leave nothing", async () => {
    await run("startImport", { uploads: [await bring("台账.xlsx", register("V"))] });
    const amounts = Array.from({ length: 2_000 }, () => "1.00");
    const upload = await bring("bills.csv", bills("V", ...amounts));
    const [running, waiting] = [
      await act("startImport", { uploads: [upload] }),
      await act("startImport", { uploads: [upload] }),
    ];
    expect((await act("cancelImport", { job: waiting.job?.id })).job?.state).toBe("CANCELLED");
    await act("cancelImport", { job: running.job?.id });
    expect(await ended(running.job)).toMatchObject({ state: "CANCELLED", report: null, canRetry: true });
    const again = await run("retryImport", { job: running.job?.id });
    expect(again.report?.tables).toMatchObject([{ table: "bills", accepted: 2_000 }]);
  });

  it("hold up no page while they are imported, and cannot be deleted under it", async () => {
    const units = Array.from({ length: 200 }, (_one, at) => ["X", "01", `u${at}`, 100]);
    const book = xlsx([
      {
        name: "estates",
        rows: [
          ["estate_code", "name"],
          ["X", "示范小区"],
        ],
      },
      {
        name: "buildings",
        rows: [
          ["estate_code", "building_code", "name", "property_type"],
          ["X", "01", "1号楼", "高层住宅"],
        ],
      },
      { name: "units", rows: [["estate_code", "building_code", "unit_code", "gross_area_m2"], ...units] },
    ]);
    await run("startImport", { uploads: [await bring("台账.xlsx", book)] });
    const upload = await bring(
      "bills.csv",
      `${bills("X")}${Array.from({ length: 6_000 }, (_one, at) => `X,B${at},u${at % 200},物业费,2026-01-01,2026-01-31,1.00,2026-01-01,2026-01-31\n`).join("")}`,
    );
    const { job } = await act("startImport", { uploads: [upload] });
    const seen: string[] = [];
    for (;;) {
      const { data } = await api.ask(
        `{ estate(code: "X") { collection(period: { from: "2026-01-01", to: "2026-01-31" }) { billed } } }`,
      );
      const { state } = await jobOf(job?.id ?? "");
      if (state === "SUCCEEDED") break;
      seen.push(`${state} ${JSON.stringify(data)}`);
      const { error } = (await api.inject({ method: "DELETE", url: `/uploads/${upload}` })).json<{ error: string }>();
      // It may have been recorded between the two, and the file is gone with it.
      expect([error, (await jobOf(job?.id ?? "")).state]).toEqual(
        error === "NOT_FOUND" ? ["NOT_FOUND", "SUCCEEDED"] : ["IN_USE", expect.stringMatching(/RUNNING|SUCCEEDED/)],
      );
    }
    // While it runs nothing of it is seen; what it was, all of it, is seen once it is recorded.
    expect(new Set(seen)).toEqual(new Set([`RUNNING {"estate":{"collection":{"billed":"0"}}}`]));
    const { data } = await api.ask(
      `{ estate(code: "X") { collection(period: { from: "2026-01-01", to: "2026-01-31" }) { billed } } }`,
    );
    expect(data).toEqual({ estate: { collection: { billed: "600000" } } });
  });
});
