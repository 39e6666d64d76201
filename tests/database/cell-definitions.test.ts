import { describe, expect, it } from "vitest";
import { cellDefinitions, readDefinitions, type SqlFile } from "../../server/database/apply.ts";

const definitions = readDefinitions();
const cells = cellDefinitions(definitions);
const names = (files: readonly SqlFile[]): string[] => files.map((file) => file.name);
const defined = ({ text }: SqlFile): string[] =>
  [...text.matchAll(/create (?:function|aggregate|type|view) figures\.(\w+)/g)].map(([, name = ""]) => name);
const used = ({ text }: SqlFile): string[] => [...text.matchAll(/figures\.(\w+)/g)].map(([, name = ""]) => name);

describe("what cells are computed by", () => {
  it("calls nothing that could change without cells being made anew", () => {
    const own = new Set(cells.flatMap(defined));
    expect(cells.flatMap((file) => used(file).filter((name) => !own.has(name)))).toEqual([]);
  });

  it("is all that writes cells", () => {
    const writers = definitions.filter(({ text }) =>
      /(insert into|update|delete from) public\.(money|household|held)_(month|day|year)/.test(text),
    );
    expect(writers.length).toBeGreaterThan(0);
    expect(names(writers).filter((name) => !names(cells).includes(name))).toEqual([]);
  });

  it("leaves out what only reads cells", () => {
    for (const reader of ["money_positions", "household_sets", "instant", "instant_held", "bill_position"])
      expect(names(cells)).not.toContain(reader);
  });
});
