import type { Language } from "../platform/both-languages.ts";

/** A finding that somebody is told of: its code and its title, which names no household. */
export interface DueFinding {
  readonly code: string;
  readonly title: string;
  readonly severity: "MEASURE" | "GENERAL" | "MORE_SERIOUS" | "SEVERE";
  readonly awaitedBy: string | null;
  readonly daysLate: number;
  readonly overdue: boolean;
  readonly soon: boolean;
  readonly escalated: boolean;
}

export interface NoticeText {
  readonly subject: string;
  readonly body: string;
}

/** Lines of a digest; the others are counted. */
const MOST_LINES = 20;

const SEVERITY = {
  zh: { MEASURE: "改进措施", GENERAL: "一般", MORE_SERIOUS: "较重", SEVERE: "严重" },
  en: { MEASURE: "measure", GENERAL: "general", MORE_SERIOUS: "more serious", SEVERE: "severe" },
} as const;

const WORDS = {
  zh: {
    digest: (count: number, overdue: number, day: string) =>
      `收缴监督待办 ${count} 项，其中逾期 ${overdue} 项（${day}）`,
    of: (name: string, subject: string) => `${name}：${subject}`,
    late: (days: number) => (days === 0 ? "已逾期" : `逾期 ${days} 个工作日`),
    due: (day: string) => `应办日 ${day}`,
    escalated: "已提请",
    more: (count: number) => `另有 ${count} 项。`,
    seeAll: "全部待办",
    assigned: (code: string) => `整改通知单 ${code}`,
    assignedTo: (name: string) => `责任人：${name}`,
    deadline: (day: string) => `整改期限：${day}`,
    notice: "通知单与回执",
    trial: (name: string) => `测试通知：${name} 可以收到提醒。`,
  },
  en: {
    digest: (count: number, overdue: number, day: string) =>
      `Fee supervision: ${count} to be done, ${overdue} overdue (${day})`,
    of: (name: string, subject: string) => `${name}: ${subject}`,
    late: (days: number) => (days === 0 ? "overdue" : `${days} working day(s) overdue`),
    due: (day: string) => `awaited by ${day}`,
    escalated: "escalated",
    more: (count: number) => `And ${count} more.`,
    seeAll: "All of them",
    assigned: (code: string) => `Rectification notice ${code}`,
    assignedTo: (name: string) => `Responsible: ${name}`,
    deadline: (day: string) => `Deadline: ${day}`,
    notice: "Notice and reply slip",
    trial: (name: string) => `Test: ${name} receives notices.`,
  },
} as const;

const short = (title: string): string => (title.length > 60 ? `${title.slice(0, 59)}…` : title);

function lineOf(language: Language, finding: DueFinding, root: string): string {
  const words = WORDS[language];
  const { code, title, severity, awaitedBy, daysLate, overdue, escalated } = finding;
  const parts = [
    `${code} [${SEVERITY[language][severity]}] ${short(title)}`,
    overdue ? words.late(daysLate) : awaitedBy === null ? null : words.due(awaitedBy),
    escalated ? words.escalated : null,
  ];
  return `${parts.filter((part) => part !== null).join(" · ")}\n${root}/findings/${encodeURIComponent(code)}`;
}

/** What is to be done, the overdue first 每日提醒. */
export function digestText(
  language: Language,
  findings: readonly DueFinding[],
  { day, root, name }: { readonly day: string; readonly root: string; readonly name: string | null },
): NoticeText {
  const words = WORDS[language];
  const told = words.digest(findings.length, findings.filter(({ overdue }) => overdue).length, day);
  const subject = name === null ? told : words.of(name, told);
  const lines = findings.slice(0, MOST_LINES).map((finding) => lineOf(language, finding, root));
  const more = findings.length > MOST_LINES ? [words.more(findings.length - MOST_LINES)] : [];
  return { subject, body: [subject, ...lines, ...more, `${words.seeAll}: ${root}/my-day`].join("\n\n") };
}

export interface Assignment {
  readonly code: string;
  readonly title: string;
  readonly severity: DueFinding["severity"];
  readonly assignee: string;
  readonly dueOn: string;
}

/** That somebody was made responsible, with the way to the notice 整改通知单. */
export function assignmentText(language: Language, assignment: Assignment, root: string): NoticeText {
  const words = WORDS[language];
  const { code, title, severity, assignee, dueOn } = assignment;
  const subject = words.assigned(code);
  const lines = [
    subject,
    `[${SEVERITY[language][severity]}] ${short(title)}`,
    words.assignedTo(assignee),
    words.deadline(dueOn),
    `${words.notice}: ${root}/findings/${encodeURIComponent(code)}/notice`,
  ];
  return { subject, body: lines.join("\n") };
}

export function trialText(language: Language, name: string): NoticeText {
  const body = WORDS[language].trial(name);
  return { subject: body.slice(0, 200), body };
}
