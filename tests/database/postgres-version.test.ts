import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, expect, it } from "vitest";
import { openPostgres } from "../../server/database/postgres.ts";

let server: Server | undefined;
afterEach(() => void server?.close());

/** A message of PostgreSQL's protocol 3.0: its letter, its length and what it holds. */
function message(letter: string, ...parts: readonly (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

const READY = message("Z", "I");

/** Lets everybody in, and answers every question with one text. */
async function answering(text: string): Promise<string> {
  const column = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 255, 255, 255, 255, 255, 255, 0, 0]);
  const answer = Buffer.concat([
    message("T", Buffer.from([0, 1]), "server_version_num\0", column),
    message("D", Buffer.from([0, 1, 0, 0, 0, text.length]), text),
    message("C", "SHOW\0"),
    READY,
  ]);
  server = createServer((socket) => {
    socket.once("data", () => {
      socket.write(Buffer.concat([message("R", Buffer.alloc(4)), READY]));
      socket.on("data", (question) => question.toString("latin1", 0, 1) === "Q" && socket.write(answer));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null | undefined = server?.address();
  return `postgres://anybody@127.0.0.1:${typeof address === "object" ? address?.port : ""}/any`;
}

it("a PostgreSQL before 15 is refused in a line", async () => {
  await expect(openPostgres(await answering("140012"))).rejects.toThrow(
    "PostgreSQL 14 is too old: version 15 or later is needed.",
  );
});

it("a PostgreSQL 15 is taken", async () => {
  const engine = await openPostgres(await answering("150000"));
  expect(engine.name).toBe("postgres");
  await engine.close();
});
