import { expect, test } from "vitest";
import { readSubject } from "../../dashboard/journal/subject.ts";

test.each([
  ["Finding BJ01-F3", "Finding", "BJ01-F3"],
  ["AuditRule duplicate_receipt", "AuditRule", "duplicate_receipt"],
  ["BULLETIN 3", "Bulletin", "3"],
  ["MINUTES 1", "Minutes", "1"],
] as const)("%s is named in words", (subject, type, which) => {
  expect(readSubject(subject)).toEqual({ type, which });
});

test("what has no word stands as it was written", () => {
  expect(readSubject("Estates BJ01")).toEqual({ type: null, which: "Estates BJ01" });
});
