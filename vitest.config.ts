import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    // One copy of graphql: two would disown each other's schemas.
    alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }],
  },
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/templates.ts"],
    reporters: ["default", "./tests/support/closing-line.reporter.ts"],
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // A busy machine takes its time to draw.
    expect: { poll: { timeout: 30_000 } },
  },
});
