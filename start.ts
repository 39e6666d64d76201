// npm start: builds what is stale, and serves. The database is opened, and filled at first, while the dashboard is still being built.
import { join } from "node:path";
import { buildIfStale, type Built } from "./build.ts";

try {
  const built = await buildIfStale();
  const server: { start(built: Built): Promise<void> } = await import(
    join(import.meta.dirname, "dist/server/start.js")
  );
  await server.start(built);
} catch {
  // The compiler has told what is wrong.
  process.exitCode = 1;
}
