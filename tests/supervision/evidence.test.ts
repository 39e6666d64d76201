import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pino from "pino";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApp } from "../../server/app.ts";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { evidenceType } from "../../server/supervision/evidence-file.rules.ts";
import { AlteredEvidence, EvidenceStore } from "../../server/supervision/evidence-store.ts";
import { askerOver } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { act, bring, type Cast } from "./act.ts";
import { addEstate, addPlayer, opening, outcomeOf, raise, type Player } from "./cast.ts";

const clock = systemClock("Asia/Shanghai", () => new Date("2026-11-30T04:00:00Z"));
/** A picture of one pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const PDF = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

it("tells what a file is by its content", () => {
  expect(evidenceType(PNG)).toBe("image/png");
  expect(evidenceType(PDF)).toBe("application/pdf");
  expect(evidenceType(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from([0xff, 0xd9])]))).toBe(
    "image/jpeg",
  );
  expect(evidenceType(Buffer.from("RIFF\0\0\0\0WEBPVP8 "))).toBe("image/webp");
  for (const other of [
    PNG.subarray(0, 40),
    PDF.subarray(0, 20),
    Buffer.from("<html>"),
    Buffer.from("GIF89a"),
    Buffer.alloc(0),
  ])
    expect(evidenceType(other)).toBeNull();
});

it("keeps files in a bucket as well, by their hash", async () => {
  const kept = new Map<string, Buffer>();
  const bucket = createServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      if (request.method === "PUT") kept.set(path, Buffer.concat(pieces));
      const found = kept.get(path);
      response.writeHead(found === undefined ? 404 : 200, { "content-type": "application/octet-stream" });
      response.end(request.method === "GET" ? found : undefined);
    });
  });
  await new Promise<void>((ready) => bucket.listen(0, "127.0.0.1", ready));
  const address = bucket.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const before = { ...process.env };
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: "k",
    AWS_SECRET_ACCESS_KEY: "s",
    AWS_REQUEST_CHECKSUM_CALCULATION: "WHEN_REQUIRED",
  });
  try {
    const store = new EvidenceStore({ bucket: "evidence", endpoint: `http://127.0.0.1:${port}`, region: "us-east-1" });
    const sha256 = await store.put(PNG);
    expect([...kept.keys()]).toEqual([`/evidence/${sha256.slice(0, 2)}/${sha256}`]);
    expect(Buffer.from(await store.get(sha256))).toEqual(PNG);
    kept.set(`/evidence/${sha256.slice(0, 2)}/${sha256}`, PDF);
    await expect(store.get(sha256)).rejects.toThrow(AlteredEvidence);
    await expect(store.get("0".repeat(64))).rejects.toThrow(AlteredEvidence);
  } finally {
    process.env = before;
    bucket.closeAllConnections();
    bucket.close();
  }
});

describeEngines("evidence of a finding", (database) => {
  const folder = mkdtempSync(join(tmpdir(), "evidence-test-"));
  let app: FastifyInstance;
  let cast: Cast & { readonly stranger: Player };
  let code = "";

  beforeAll(async () => {
    const estateId = await addEstate(database(), "SA", "业委会");
    await addEstate(database(), "SB", null);
    const player = (name: string, role: Parameters<typeof addPlayer>[3]) => addPlayer(database(), clock, name, role);
    cast = {
      supervisor: await player("督导", { role: "SUPERVISOR", estates: ["SA"] }),
      manager: await player("经理", { role: "ESTATE_MANAGER", estates: ["SA"] }),
      committee: await player("业委会", { role: "COMMITTEE", estates: ["SA"] }),
      stranger: await player("他人", { role: "ESTATE_MANAGER", estates: ["SB"] }),
    };
    code = await raise(database(), clock, cast.supervisor, opening(estateId));
    await bring(database(), clock, cast, code, ["ASSIGN", "START"]);
    app = await createApp({ database: database(), clock, log: pino({ level: "silent" }), evidence: { folder } });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const send = (player: Player, query: string, payload: Buffer = PNG) =>
    app.inject({
      method: "POST",
      url: `/evidence/${code}?${query}`,
      payload,
      headers: { cookie: `session=${player.session}`, "content-type": "application/octet-stream" },
    });
  const fetched = (player: Player, number: number | string) =>
    app.inject({ url: `/evidence/${code}/${number}`, headers: { cookie: `session=${player.session}` } });
  const codes = (answer: Awaited<ReturnType<typeof send>>) =>
    answer.json<{ userErrors: { code: string }[] }>().userErrors.map((error) => error.code);

  it("takes a photo by its content, stores it under its hash, and is needed before a rectification is handed in", async () => {
    expect(outcomeOf(await act(database(), clock, cast.manager, code, "SUBMIT"))).toBe("EVIDENCE_MISSING");
    // What the supervisor brings shows no rectification.
    expect((await send(cast.supervisor, "name=problem.png")).statusCode).toBe(201);
    expect(outcomeOf(await act(database(), clock, cast.manager, code, "SUBMIT"))).toBe("EVIDENCE_MISSING");
    const sent = await send(cast.manager, "name=%E6%95%B4%E6%94%B9.png&effectiveOn=2026-11-28");
    const sha256 = createHash("sha256").update(PNG).digest("hex");
    expect(sent.json()).toEqual({ code, evidenceId: 2, sha256, bytes: PNG.length, mediaType: "image/png" });
    expect(readdirSync(join(folder, sha256.slice(0, 2)))).toEqual([sha256]);
    const seen = await fetched(cast.committee, 2);
    expect([seen.statusCode, seen.headers["content-type"], seen.rawPayload.equals(PNG)]).toEqual([
      200,
      "image/png",
      true,
    ]);
    expect(outcomeOf(await act(database(), clock, cast.manager, code, "SUBMIT"))).toBe("done");
  });

  it("shows a photo made small to whoever may see it, and tells the API's readers where", async () => {
    const small = await fetched(cast.committee, "2/thumbnail");
    expect([small.statusCode, small.headers["content-type"]]).toEqual([200, "image/webp"]);
    expect(small.headers["content-security-policy"]).toBe("default-src 'none'; sandbox");
    expect(small.rawPayload.subarray(8, 12).toString("latin1")).toBe("WEBP");
    expect((await fetched(cast.stranger, "2/thumbnail")).statusCode).toBe(404);
    const { data } = await askerOver(app, { cookie: `session=${cast.committee.session}` }).ask(
      `{ finding(code: "${code}") { evidence { path thumbnail } } }`,
    );
    const at = (number: number) => ({
      path: `/evidence/${code}/${number}`,
      thumbnail: `/evidence/${code}/${number}/thumbnail`,
    });
    expect(data).toEqual({ finding: { evidence: [at(1), at(2)] } });
  });

  it("refuses what is no photo or PDF, is too large, or is named, dated or replaces wrongly", async () => {
    // Begins and ends as a picture does, and shows nothing.
    const hollow = Buffer.concat([PNG.subarray(0, 8), Buffer.alloc(64), Buffer.from("IEND")]);
    expect(codes(await send(cast.manager, "name=a.png", hollow))).toEqual(["FILE_TYPE"]);
    expect(codes(await send(cast.manager, "name=a.png", Buffer.from("<script>")))).toEqual(["FILE_TYPE"]);
    expect(codes(await send(cast.manager, "name=a.png", PNG.subarray(0, 50)))).toEqual(["FILE_TYPE"]);
    expect(codes(await send(cast.manager, "name=a.png", Buffer.alloc(0)))).toEqual(["FILE_EMPTY"]);
    expect(codes(await send(cast.manager, "name=..%2Fa.png"))).toEqual(["FILE_NAME"]);
    expect(codes(await send(cast.manager, "name=a.png&effectiveOn=2026-12-01"))).toEqual(["EFFECTIVE_ON"]);
    expect(codes(await send(cast.manager, "name=a.png&replaces=99"))).toEqual(["REPLACES_UNKNOWN"]);
    expect((await send(cast.manager, "name=a.png", Buffer.alloc(21 * 1024 ** 2))).statusCode).toBe(413);
  });

  it("keeps versions, and from the committee what names households", async () => {
    expect((await send(cast.manager, "name=plan.pdf&replaces=2&internal=true", PDF)).json()).toMatchObject({
      evidenceId: 3,
    });
    expect((await fetched(cast.manager, 3)).headers["content-type"]).toBe("application/pdf");
    expect((await fetched(cast.committee, 3)).statusCode).toBe(404);
    expect((await fetched(cast.manager, "3/thumbnail")).statusCode).toBe(404);
    expect((await fetched(cast.committee, 2)).statusCode).toBe(200);
  });

  it("proves no second rectification by the file of the one that was rejected", async () => {
    const acts = async (player: Player, action: "REJECT" | "SUBMIT") =>
      outcomeOf(await act(database(), clock, player, code, action));
    expect(await acts(cast.committee, "REJECT")).toBe("done");
    expect(await acts(cast.manager, "SUBMIT")).toBe("EVIDENCE_MISSING");
    expect((await send(cast.manager, "name=again.png")).statusCode).toBe(201);
    expect(await acts(cast.manager, "SUBMIT")).toBe("EVIDENCE_REPEATED");
    expect((await send(cast.manager, "name=new.png", Buffer.concat([PNG, Buffer.from("2")]))).statusCode).toBe(201);
    expect(await acts(cast.manager, "SUBMIT")).toBe("done");
  });

  it("is closed to strangers and visitors, who fill no folder either", async () => {
    expect((await fetched(cast.stranger, 2)).statusCode).toBe(404);
    const before = readdirSync(folder, { recursive: true }).length;
    expect((await send(cast.stranger, "name=a.pdf", Buffer.concat([PDF, Buffer.from("%%EOF")]))).statusCode).toBe(404);
    expect(readdirSync(folder, { recursive: true })).toHaveLength(before);
    expect((await app.inject({ url: `/evidence/${code}/2` })).statusCode).toBe(401);
  });

  it("shows nobody a file that was altered or is gone", async () => {
    const sha256 = createHash("sha256").update(PNG).digest("hex");
    writeFileSync(join(folder, sha256.slice(0, 2), sha256), PDF);
    const altered = await fetched(cast.committee, 2);
    expect([altered.statusCode, altered.json<{ error: string }>().error]).toEqual([409, "ALTERED"]);
    expect((await fetched(cast.committee, "2/thumbnail")).statusCode).toBe(409);
    rmSync(join(folder, sha256.slice(0, 2), sha256));
    expect((await fetched(cast.manager, 2)).statusCode).toBe(409);
  });

  it("journals every file with its hash", async () => {
    const found = await database().asViewer(HEADQUARTERS, (trx) =>
      sql<{
        actor: string;
        after: string;
      }>`select actor, after from journal_entry where act = 'ADDED_EVIDENCE' order by seq`.execute(trx),
    );
    expect(found.rows.map(({ actor }) => actor)).toEqual(["督导", "经理", "经理", "经理", "经理"]);
    expect(found.rows[1]?.after).toContain(createHash("sha256").update(PNG).digest("hex"));
  });
});
