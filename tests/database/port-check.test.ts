import { createServer } from "node:net";
import { expect, it } from "vitest";
import { checkPort } from "../../server/port-check.ts";

it("a port that is taken, or an address of another machine, is refused before anything is done", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen({ host: "127.0.0.1", port: 0 }, resolve));
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(checkPort({ host: "127.0.0.1", port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken by another program. Stop it, or set PORT to another port.`,
  );
  await new Promise((resolve) => other.close(resolve));
  await expect(checkPort({ host: "127.0.0.1", port })).resolves.toBeUndefined();
  await expect(checkPort({ host: "203.0.113.1", port })).rejects.toThrow("This machine has no address 203.0.113.1.");
});
