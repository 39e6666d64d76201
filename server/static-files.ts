import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { existsSync } from "node:fs";
import { Refusal } from "./platform/refusal.ts";

const YEAR = "public, max-age=31536000, immutable";

/** Serves the built dashboard; every path that is not a file is a page of it. */
export async function mountDashboard(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(folder)) throw new Refusal(`The dashboard is not built (${folder} is missing). Run: npm run build`);
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      // Names of built files carry their content's hash; the page itself does not.
      response.header("cache-control", path.includes("/assets/") ? YEAR : "no-cache");
    },
  });
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    if (wantsPage) return reply.header("cache-control", "no-cache").sendFile("index.html");
    return reply.code(404).send({ error: "NOT_FOUND", message: `There is nothing at ${request.url}.` });
  });
}
