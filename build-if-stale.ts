// Builds the server and the dashboard where their sources have changed; ends with exit code 1 where that fails.
import { buildIfStale } from "./build.ts";

try {
  const { dashboard } = await buildIfStale();
  await dashboard;
} catch {
  // The compiler has told what is wrong.
  process.exitCode = 1;
}
