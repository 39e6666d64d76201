import type { Line, Who } from "./matrix.ts";

const FIGURES: readonly Who[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "COMMITTEE", "AUDITOR"];
const SIGNED_IN: readonly Who[] = [...FIGURES, "ADMINISTRATOR"];
const HEADQUARTERS: readonly Who[] = ["HEADQUARTERS"];
const refused = "userErrors { code }";

const line = (open: readonly Who[], ask: Line["ask"]): Line => ({ open, ask });

/** Notices, the outbox and group chats. */
export const NOTICE_LINES: Readonly<Record<string, Line>> = {
  "Query.noticeCounts": line(FIGURES, () => "noticeCounts { awaiting soon overdue escalated }"),
  "Query.noticeHooks": line(HEADQUARTERS, () => "noticeHooks { hookId name host estateCode }"),
  "Query.noticePreference": line(SIGNED_IN, () => "noticePreference { language byMail email mailReady }"),
  "Query.notices": line(
    HEADQUARTERS,
    () => "notices { nodes { noticeId subject personName answer } matching { rows } }",
  ),
  "Mutation.endNoticeHook": line(HEADQUARTERS, () => `endNoticeHook(hookId: 999999) { ${refused} }`),
  "Mutation.setNoticeHook": line(
    HEADQUARTERS,
    (code) =>
      `setNoticeHook(input: { estate: "${code}", platform: WECOM, name: "", url: "x" }) { hook { name } ${refused} }`,
  ),
  "Mutation.setNoticePreference": line(
    SIGNED_IN,
    () => `setNoticePreference(input: { language: zh, byMail: true }) { preference { email } ${refused} }`,
  ),
  "Mutation.tryNoticeHook": line(HEADQUARTERS, () => `tryNoticeHook(hookId: 999999) { ${refused} }`),
};
