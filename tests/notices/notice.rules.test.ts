import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { nextTry } from "../../server/notices/back-off.rules.ts";
import { hookRequest, mayBeRetried, urlObjection, wasTaken } from "../../server/notices/hook-request.rules.ts";
import { isOutside } from "../../server/notices/outside-address.rules.ts";
import { assignmentText, digestText, type DueFinding } from "../../server/notices/notice-text.rules.ts";

const NOW = new Date("2026-11-30T01:00:00.000Z");

it("waits a minute, then twice as long each time, and gives up after the eighth attempt", () => {
  expect([1, 2, 3, 7, 8].map((attempt) => nextTry(attempt, NOW))).toEqual([
    "2026-11-30T01:01:00.000Z",
    "2026-11-30T01:02:00.000Z",
    "2026-11-30T01:04:00.000Z",
    "2026-11-30T02:04:00.000Z",
    null,
  ]);
});

it("signs DingTalk's address as DingTalk asks, and every body with the secret", () => {
  const target = {
    platform: "DINGTALK",
    url: "https://oapi.example/robot/send?access_token=t",
    secret: "SECabc12345",
  } as const;
  const { url, headers, body } = hookRequest(target, "你好", NOW);
  const at = "1796000400000";
  expect(body).toBe('{"msgtype":"text","text":{"content":"你好"}}');
  const sign = createHmac("sha256", target.secret).update(`${at}\n${target.secret}`).digest("base64");
  expect(Object.fromEntries(new URL(url).searchParams)).toEqual({ access_token: "t", timestamp: at, sign });
  const signature = createHmac("sha256", target.secret).update(`${at}.${body}`).digest("hex");
  expect(headers).toMatchObject({ "x-timestamp": at, "x-signature": `sha256=${signature}` });
  const plain = hookRequest({ platform: "WECOM", url: "https://qyapi.example/send?key=k", secret: "" }, "你好", NOW);
  expect(plain).toEqual({
    url: "https://qyapi.example/send?key=k",
    headers: { "content-type": "application/json; charset=utf-8" },
    body,
  });
});

it.each([
  ["WECOM", 200, '{"errcode":0,"errmsg":"ok"}', true],
  ["WECOM", 200, '{"errcode":93000,"errmsg":"invalid webhook url"}', false],
  ["DINGTALK", 200, '{"errcode":310000,"errmsg":"sign not match"}', false],
  ["DINGTALK", 200, "<html>proxy</html>", false],
  ["WECOM", 302, '{"errcode":0}', false],
  ["OTHER", 204, "", true],
  ["OTHER", 200, '{"code":19001}', false],
  ["OTHER", 200, "[]", true],
  ["OTHER", 500, "", false],
] as const)("reads from %s's %i %s whether it was taken", (platform, status, body, taken) => {
  expect(wasTaken(platform, { status, body })).toBe(taken);
});

it("tries again what may get better, and nothing that was refused for good", () => {
  const again = [200, 302, 400, 404, 408, 429, 500, 503].filter((status) => mayBeRetried({ status, body: "" }));
  expect(again).toEqual([200, 302, 408, 429, 500, 503]);
});

it.each([
  ...["8.8.8.8", "101.226.129.158", "172.32.0.1", "2408:8756::1"].map((address) => [address, true] as const),
  ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255"].map(
    (address) => [address, false] as const,
  ),
  ...["192.168.1.1", "198.19.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fd00::1", "ff02::1"].map(
    (address) => [address, false] as const,
  ),
  ...["::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::a00:1", "2002:a00:1::", "2001:db8::1", "chat.example", ""].map(
    (address) => [address, false] as const,
  ),
])("tells whether %s is outside: %s", (address, outside) => expect(isOutside(address)).toBe(outside));

it.each([
  ["https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x", null],
  ["http://qyapi.weixin.qq.com/send", "HOOK_URL"],
  ["https://127.0.0.1/x", "HOOK_URL"],
  ["https://[::1]/x", "HOOK_URL"],
  ["https://2130706433/x", "HOOK_URL"],
  ["https://localhost/x", "HOOK_URL"],
  ["https://db.internal/x", "HOOK_URL"],
  ["https://user:pw@example.com/x", "HOOK_URL"],
  ["https://", "HOOK_URL"],
  ["", "HOOK_URL"],
])("takes the address %s: %s", (url, objection) => {
  expect(urlObjection(url)).toBe(objection);
});

const due = (number: number, given: Partial<DueFinding> = {}): DueFinding => ({
  code: `E01-F${number}`,
  title: "现金未次日存行",
  severity: "SEVERE",
  awaitedBy: "2026-11-30",
  daysLate: 0,
  overdue: false,
  soon: true,
  escalated: false,
  ...given,
});

it("tells what is to be done, the late first as it was given, and counts what does not fit", () => {
  const late = due(1, { overdue: true, daysLate: 3, escalated: true });
  const told = { day: "2026-11-30", root: "https://fees.example", name: null };
  expect(digestText("zh", [late, due(2)], told)).toEqual({
    subject: "收缴监督待办 2 项，其中逾期 1 项（2026-11-30）",
    body: [
      "收缴监督待办 2 项，其中逾期 1 项（2026-11-30）",
      "E01-F1 [严重] 现金未次日存行 · 逾期 3 个工作日 · 已提请\nhttps://fees.example/findings/E01-F1",
      "E01-F2 [严重] 现金未次日存行 · 应办日 2026-11-30\nhttps://fees.example/findings/E01-F2",
      "全部待办: https://fees.example/my-day",
    ].join("\n\n"),
  });
  const many = digestText(
    "en",
    Array.from({ length: 25 }, (_, at) => due(at)),
    { ...told, name: "Estate one" },
  );
  expect(many.subject).toBe("Estate one: Fee supervision: 25 to be done, 0 overdue (2026-11-30)");
  expect(many.body).toContain("And 5 more.");
});

it("tells who was made responsible, until when, and where the notice is", () => {
  const given = {
    code: "E01-F1",
    title: "题".repeat(80),
    severity: "GENERAL",
    assignee: "李经理",
    dueOn: "2026-12-05",
  } as const;
  expect(assignmentText("zh", given, "https://fees.example").body.split("\n")).toEqual([
    "整改通知单 E01-F1",
    `[一般] ${"题".repeat(59)}…`,
    "责任人：李经理",
    "整改期限：2026-12-05",
    "通知单与回执: https://fees.example/findings/E01-F1/notice",
  ]);
});
