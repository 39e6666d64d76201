import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const README = readFileSync("README.md", "utf8");

/** Lines of OWASP's cheat sheet as the README answers them: what is asked for, a test's file and its title. */
const LINES = [...README.matchAll(/^\| ([^|]+) \| [^|]+ \| `(tests\/[^`]+)` › "([^"]+)" \|$/gm)];

it("every line of OWASP's cheat sheet names a test that there is", () => {
  expect(LINES.length).toBeGreaterThanOrEqual(19);
  for (const [, asked, file = "", title = ""] of LINES) {
    expect([asked, file, existsSync(file)]).toEqual([asked, file, true]);
    expect([asked, title, readFileSync(file, "utf8").includes(`"${title}"`)]).toEqual([asked, title, true]);
  }
});

it("every setting of the server stands in the README", () => {
  const config = readFileSync("server/platform/config.ts", "utf8");
  const settings = [...config.matchAll(/^  ([A-Z][A-Z_0-9]+): /gm)].map((match) => match[1] ?? "");
  expect(settings.length).toBeGreaterThan(10);
  expect(settings.filter((name) => !README.includes(`\`${name}\``))).toEqual([]);
});
