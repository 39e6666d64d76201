import { expect, it } from "vitest";
import { labelLines } from "../../dashboard/charts/label-lines.ts";

it.each([
  ["Mix of property types", 15, 2, ["Mix of property", "types"]],
  ["同一用途内的缴费主体构成", 16, 2, ["同一用途内的缴费", "主体构成"]],
  ["3号楼 North", 20, 1, ["3号楼 North"]],
  ["Mix of payers within a use of a type", 15, 2, ["Mix of payers", "within a use of…"]],
  ["Incomprehensibilities", 10, 2, ["Incomprehensibilities"]],
  ["", 10, 2, [""]],
])("breaks %s into lines of %s letters, at most %s", (label, width, most, lines) => {
  expect(labelLines(label, width, most)).toEqual(lines);
});
