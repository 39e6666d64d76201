import { describe, expect, it } from "vitest";
import { readMapping } from "../../dashboard/data/mapping.ts";

const mappingWith = (cell: unknown) =>
  JSON.stringify({ files: [{ match: "a.csv", tables: [{ table: "estates", columns: { estate_code: cell } }] }] });

describe("a saved mapping", () => {
  it.each(["小区", { column: "小区" }, { constant: "" }, { template: "{楼号}-{房号}" }])(
    "holds %j as a cell",
    (cell) => {
      expect(readMapping(mappingWith(cell))?.files[0]?.tables[0]?.columns).toEqual({ estate_code: cell });
    },
  );

  it.each([null, 5, {}, { constant: 5 }, { template: null }])("is none with %j for a cell", (cell) => {
    expect(readMapping(mappingWith(cell))).toBeNull();
  });

  it.each(["", "{", "null", "[]", '{"files":[{}]}'])("is none as %j", (text) => {
    expect(readMapping(text)).toBeNull();
  });
});
