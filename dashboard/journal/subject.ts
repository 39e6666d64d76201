/** Types of objects that the journal names, as it writes them. */
const TYPES = [
  "Person",
  "Token",
  "Batch",
  "File",
  "Household",
  "View",
  "Key",
  "Field",
  "Finding",
  "Plan",
  "Check",
  "Checklist",
  "Draw",
  "NoticeHook",
  "AuditRule",
  "AuditException",
  "Bulletin",
  "Complaint",
  "Estate",
  "Headline",
  "Minutes",
  "Month",
  "Opinion",
  "Question",
  "Review",
  "Scheme",
] as const;
export type SubjectType = (typeof TYPES)[number];

/** What an act was done to: a type that the page has a word for, and which one; the journal's own words where it has none. */
export function readSubject(subject: string): { readonly type: SubjectType | null; readonly which: string } {
  const at = subject.indexOf(" ");
  // What a committee signs for is written in capitals: BULLETIN 3.
  const told = subject.slice(0, Math.max(at, 0)).toUpperCase();
  const type = TYPES.find((word) => word.toUpperCase() === told) ?? null;
  return { type, which: type === null ? subject : subject.slice(at + 1) };
}
