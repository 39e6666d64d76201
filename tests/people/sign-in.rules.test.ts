import { describe, expect, it } from "vitest";
import { actingRole, heldRoles, narrowed, scopeOf } from "../../server/people/held-role.rules.ts";
import { passwordFlaw, readLogin } from "../../server/people/login.rules.ts";
import { locks, slowDown, waitAfter } from "../../server/people/slow-down.rules.ts";

describe("what somebody signs in with", () => {
  it.each([
    ["+86 139-1234-5678", { phone: "13912345678" }],
    ["008613912345678", { phone: "13912345678" }],
    ["１３９１２３４５６７８", { phone: "13912345678" }],
    ["(021) 5555 6666", { phone: "02155556666" }],
    ["+85291234567", { phone: "+85291234567" }],
    [" Wang@Example.COM ", { email: "wang@example.com" }],
    ["wang", null],
    ["1234", null],
    ["@", null],
    ["a@b@c", null],
  ])("reads %s", (text, login) => expect(readLogin(text)).toEqual(login));

  it.each([
    ["short1234", "TOO_SHORT"],
    ["九个汉字也不算够长", "TOO_SHORT"],
    ["x".repeat(201), "TOO_LONG"],
    ["aaaaaaaaaaab", "TOO_COMMON"],
    ["1234567890", "TOO_COMMON"],
    ["password2026!", "TOO_COMMON"],
    ["my13912345678x", "TOO_COMMON"],
    ["王芳的账号密码2026", "TOO_COMMON"],
    ["xiaolan-2026-summer", "TOO_COMMON"],
    ["a zhang of 2026", "TOO_COMMON"],
    ["芳草王府的账号2026", null],
    ["Anapurna-2026-hall", null],
    ["四季花城物业收费看得清", null],
    ["correct horse battery", null],
  ])("password %s: %s", (password, flaw) =>
    expect(passwordFlaw(password, ["13912345678", "王芳", "Ana", "Zhang, Xiaolan"])).toBe(flaw),
  );
});

describe("slow-down", () => {
  const now = new Date("2026-05-31T04:00:00Z");
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  it.each([
    [4, 0, 0, 0],
    // The fifth failure costs one second, then two, four, eight, sixteen.
    [5, 0, 0, 1_000],
    [6, 0, 0.5, 1_500],
    [9, 0, 0, 16_000],
    [9, 0, 17, 0],
    // Ten lock for a quarter of an hour, fifty from one address too.
    [10, 0, 60, 14 * 60_000],
    [0, 50, 0, 15 * 60_000],
    [0, 49, 0, 0],
  ])("after %i failures of a name and %i of an address, %d s ago: %i ms", (forLogin, forAddress, seconds, wait) =>
    expect(waitAfter({ forLogin, forAddress, lastAt: ago(seconds) }, now)).toBe(wait),
  );
  it("locks at the tenth", () => expect([locks(9), locks(10)]).toEqual([false, true]));
  it.each([
    [1, "1 s", "1 秒"],
    [119_000, "119 s", "119 秒"],
    [119_001, "2 minutes", "2 分钟"],
    [900_000, "15 minutes", "15 分钟"],
  ])("tells of %i ms in both languages", (wait, en, zh) =>
    expect(slowDown("password", wait).refused?.[0]?.told).toEqual({
      en: `Too many failures. Try again in ${en}.`,
      zh: `失败次数过多，请 ${zh}后再试。`,
    }),
  );
  it("lets in who never failed", () => expect(waitAfter({ forLogin: 0, forAddress: 0, lastAt: null }, now)).toBe(0));
});

describe("what a role shows", () => {
  const estate = (estateId: number) => ({ estateId, code: `E${estateId}`, name: `E${estateId}` });
  const held = heldRoles([
    { role: "COMMITTEE", estate: estate(3) },
    { role: "SUPERVISOR", estate: estate(2) },
    { role: "SUPERVISOR", estate: estate(1) },
    { role: "SUPERVISOR", estate: estate(2) },
    { role: "ADMINISTRATOR", estate: null },
    { role: "AUDITOR", estate: estate(1) },
    { role: "AUDITOR", estate: null },
  ]);
  it("puts the estates of a role together; the portfolio holds them all", () =>
    expect(held.map(({ role, portfolio, estates }) => [role, portfolio, estates.map(({ code }) => code)])).toEqual([
      ["SUPERVISOR", false, ["E1", "E2"]],
      ["COMMITTEE", false, ["E3"]],
      ["AUDITOR", true, []],
      ["ADMINISTRATOR", true, []],
    ]));
  it("acts in the chosen role while it is held", () => {
    expect(actingRole(held, "COMMITTEE")?.role).toBe("COMMITTEE");
    expect(actingRole(held, "HEADQUARTERS")?.role).toBe("SUPERVISOR");
    expect(actingRole([], "COMMITTEE")).toBeNull();
  });
  it("shows an administrator no figure, and nobody nothing", () => {
    const scopes = held.map((role) => scopeOf(role));
    expect(scopes).toEqual([
      { scope: "estates", estateIds: [1, 2] },
      { scope: "estates", estateIds: [3] },
      { scope: "all" },
      { scope: "people" },
    ]);
    expect(scopeOf(null)).toEqual({ scope: "estates", estateIds: [] });
  });
  it("narrows a role, never widens it", () => {
    const [supervisor, , auditor] = held;
    if (supervisor === undefined || auditor === undefined) throw new Error("both are held");
    const all = [estate(1), estate(2), estate(3)];
    expect(scopeOf(narrowed(supervisor, [2, 3], all))).toEqual({ scope: "estates", estateIds: [2] });
    expect(scopeOf(narrowed(auditor, [3], all))).toEqual({ scope: "estates", estateIds: [3] });
    expect(scopeOf(narrowed(auditor, null, all))).toEqual({ scope: "all" });
  });
});
