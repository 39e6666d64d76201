import type { Reporter, TestModule } from "vitest/node";

interface Failing {
  readonly errors: () => readonly unknown[];
  readonly children: { allSuites(): Iterable<{ errors(): readonly unknown[] }> };
}

/** Ends a run with `N passed, N failed`; a failed hook, import or stray error counts as a failure too. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      failed += brokenParts({ errors: () => module.errors(), children: module.children });
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed++;
        else if (state === "failed") failed++;
      }
    }
    // A run that did not come to its tests, for a set-up that failed, has failed all the same.
    if (passed + failed === 0 && process.exitCode !== undefined && process.exitCode !== 0) failed = 1;
    // Written when the process ends, so that it is the last line whatever else is printed.
    process.once("exit", () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  }
}

/** Errors outside tests: imports of the file, hooks of its suites. */
function brokenParts({ errors, children }: Failing): number {
  let broken = errors().length;
  for (const suite of children.allSuites()) broken += suite.errors().length;
  return broken;
}
