import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest, the longest first. Where one began last, it would run alone at the end. */
const LONGEST = [
  "journeys/analysis.journey",
  "journeys/comparison.journey",
  "collection/instant.property",
  "journeys/records.journey",
  "demo/seed-demo",
  "journeys/search.journey",
  "journeys/figures.journey",
  "journeys/figures-reading.journey",
  "journeys/audit.journey",
  "journeys/findings.journey",
  "people/matrix.api",
  "journeys/people.journey",
  "people/random-viewers",
  "journeys/data.journey",
].map((name) => `tests/${name}.test.ts`);

/** Begins with the longest files also on a machine that has never run them. */
export default class LongestFirstSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

/** Files with a process of their own come before all: between others, they would end a worker that is to go on. */
function placeOf({ project, moduleId }: TestSpecification): number {
  if (project.config.isolate) return -1;
  const place = LONGEST.indexOf(relative(project.config.root, moduleId));
  return place === -1 ? LONGEST.length : place;
}
