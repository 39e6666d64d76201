import { defineConfig } from "vitest/config";
import LongestFirstSequencer from "./tests/support/longest-first.sequencer.ts";
import { WITHOUT_PROTECTION_KEYS } from "./tests/support/node-flags.ts";

// One copy of graphql: two would disown each other's schemas.
const resolve = { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] };

const settings = {
  maxWorkers: 2,
  execArgv: WITHOUT_PROTECTION_KEYS,
  testTimeout: 600_000,
  hookTimeout: 600_000,
  // A busy machine takes its time to draw.
  expect: { poll: { timeout: 60_000 } },
};

/** Files that measure how much memory their process takes, and so need one to themselves. */
const APART = ["tests/graphql/fuzz.test.ts", "tests/intake/hostile.test.ts"];

export default defineConfig({
  test: {
    maxWorkers: settings.maxWorkers,
    globalSetup: ["tests/support/templates.ts"],
    reporters: ["default", "./tests/support/closing-line.reporter.ts"],
    sequence: { sequencer: LongestFirstSequencer },
    projects: [
      { resolve, test: { ...settings, name: "apart", include: APART } },
      {
        resolve,
        test: {
          ...settings,
          name: "together",
          include: ["tests/**/*.test.ts"],
          exclude: APART,
          // The server is loaded once per worker, not once per file: it keeps no state outside of the app and the database that each file makes.
          isolate: false,
        },
      },
    ],
  },
});
