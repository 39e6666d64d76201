import { createServer } from "node:net";
import type { Config } from "./platform/config.ts";
import { codeOf, Refusal } from "./platform/refusal.ts";

/** What to tell of a port that cannot be listened on; an error that is about something else stays as it is. */
export function listeningRefusal(error: unknown, { host, port }: Pick<Config, "host" | "port">): unknown {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return new Refusal(`Port ${port} on ${host} is taken by another program. Stop it, or set PORT to another port.`);
    case "EACCES":
      return new Refusal(`Port ${port} may not be used by this user. Set PORT to one above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Refusal(`This machine has no address ${host}. Set HOST to one of its own.`);
    default:
      return error;
  }
}

/** Refuses a port that is taken before minutes are spent on what only a server needs. */
export async function checkPort(config: Pick<Config, "host" | "port">): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (error) => reject(listeningRefusal(error, config)));
    probe.listen({ host: config.host, port: config.port }, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}
