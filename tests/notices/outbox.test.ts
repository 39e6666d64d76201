import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HEADQUARTERS, type Trx } from "../../server/database/transaction.ts";
import { carryToHook, mailOver, type Post } from "../../server/notices/carriers.ts";
import { deliverNotices } from "../../server/notices/deliver-notices.ts";
import { endNoticeHook } from "../../server/notices/end-notice-hook.ts";
import { fillOutbox } from "../../server/notices/fill-outbox.ts";
import { LeadsInside, postOutside } from "../../server/notices/post-outside.ts";
import { setNoticeHook } from "../../server/notices/set-notice-hook.ts";
import { setNoticePreference } from "../../server/notices/set-notice-preference.ts";
import { tryNoticeHook } from "../../server/notices/try-notice-hook.ts";
import { movableClock } from "../people/people.ts";
import { addEstate, addPlayer, must, opening, outcomeOf, raise, type Player } from "../supervision/cast.ts";
import { act } from "../supervision/act.ts";
import { describeEngines } from "../support/engines.ts";

const ROOT = "https://fees.example";
const MINUTE = 60_000;

/** What a mail says, without its head, where its id is random. */
const bodyOf = (mail: { readonly text: string } | undefined): string =>
  Buffer.from(mail?.text.split("\r\n\r\n")[1] ?? "", "base64").toString();

describeEngines("the outbox", (database) => {
  // Monday, 08:30 in Shanghai.
  const clock = movableClock("2026-11-30T00:30:00Z");
  const mails: { to: string; text: string }[] = [];
  const posted: { body: string; signature: string | undefined }[] = [];
  /** What the group chat answers, and the mail server; changed by tests. */
  let chatAnswer = '{"errcode":0}';
  let redirect: string | null = null;
  let mailAnswer: Error | null = null;
  let [smtpPort, chatPort] = [0, 0];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, callback) => callback(mailAnswer),
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          text: Buffer.concat(chunks).toString(),
        });
        callback();
      });
    },
  });
  const chat = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      posted.push({ body, signature: request.headers["x-signature"]?.toString() });
      if (redirect !== null) response.writeHead(302, { location: redirect });
      response.end(chatAnswer);
    });
  });
  /** As it leaves, but to the chat of the test instead of its name. */
  const post: Post = (request) => {
    const { pathname, search } = new URL(request.url);
    return postOutside(new Set(["127.0.0.1"]))({ ...request, url: `http://127.0.0.1:${chatPort}${pathname}${search}` });
  };
  const carriers = () => ({
    mail: mailOver({ url: `smtp://127.0.0.1:${smtpPort}?ignoreTLS=true`, from: "Fees <no-reply@fees.example>" }),
    post,
  });
  const fill = (done = false) => fillOutbox(database(), clock, { root: ROOT, mail: true }, done);
  const deliver = () => deliverNotices(database(), clock, carriers());
  const states = () =>
    database().asViewer(
      HEADQUARTERS,
      async (trx) =>
        (
          await sql<{ kind: string; state: string; attempts: number; answer: string | null }>`
          select kind, state, attempts, answer from figures.notice_state order by notice_id`.execute(trx)
        ).rows,
    );
  let supervisor: Player;
  let manager: Player;
  let headquarters: Player;
  let code = "";

  beforeAll(async () => {
    const ready = (server: { listen: (port: number, host: string, done: () => void) => unknown }) =>
      new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    await Promise.all([ready(smtp), ready(chat)]);
    smtpPort = portOf(smtp.server.address());
    chatPort = portOf(chat.address());
    const estate = await addEstate(database(), "E01", "业委会");
    supervisor = await addPlayer(database(), clock, "督导甲", { role: "SUPERVISOR", estates: ["E01"] });
    manager = await addPlayer(database(), clock, "经理甲", { role: "ESTATE_MANAGER", estates: ["E01"] });
    headquarters = await addPlayer(database(), clock, "总部甲", { role: "HEADQUARTERS", estates: [] });
    code = await raise(
      database(),
      clock,
      supervisor,
      opening(estate, { title: "现金未存行", confidential: "101 王女士" }),
    );
  });
  afterAll(() => {
    smtp.close();
    chat.close();
  });

  const asHeadquarters = <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
    database().asServer(headquarters.viewer, work);

  it("takes group chats whose address and secret nobody reads again, and refuses what would stay inside", async () => {
    const given = { estate: "E01", platform: "DINGTALK", name: "项目一群", language: "zh" } as const;
    const set = (more: {
      readonly url?: string;
      readonly secret?: string;
      readonly estate?: string;
      readonly name?: string;
    }) =>
      database().asServer(headquarters.viewer, (trx) =>
        setNoticeHook(trx, clock, {
          ...given,
          url: "https://oapi.example/robot/send?access_token=secretly",
          secret: "SEC1234567",
          ...more,
        }),
      );
    expect(outcomeOf(await set({ url: "http://oapi.example/" }))).toBe("HOOK_URL");
    expect(outcomeOf(await set({ secret: "" }))).toBe("HOOK_SECRET");
    expect(outcomeOf(await set({ estate: "E99" }))).toBe("ESTATE_UNKNOWN");
    expect(outcomeOf(await set({ name: " " }))).toBe("HOOK_NAME");
    expect(outcomeOf(await set({}))).toBe("done");
    const stored = await database().asViewer(HEADQUARTERS, async (trx) =>
      JSON.stringify(
        (await sql`select * from notice_hook h join notice_hook_secret s on s.hook_id = h.hook_id`.execute(trx)).rows,
      ),
    );
    expect(stored).not.toMatch(/secretly|SEC1234567/);
    expect(stored).toContain("oapi.example");
  });

  it("tells the person responsible and the estate's chat of an assignment, once, with the way to the notice", async () => {
    await must(act(database(), clock, supervisor, code, "ASSIGN", { assigneeId: manager.personId }));
    await fill(true);
    await fill(true);
    expect((await states()).map(({ kind, state }) => [kind, state])).toEqual([
      ["ASSIGNED", "WAITING"],
      ["ASSIGNED", "WAITING"],
    ]);
    expect(await deliver()).toBe(2);
    expect(await deliver()).toBe(0);
    expect((await states()).map(({ state }) => state)).toEqual(["DELIVERED", "DELIVERED"]);
    expect(mails).toHaveLength(1);
    expect(posted).toHaveLength(1);
    expect(JSON.parse(posted[0]?.body ?? "").text.content).toContain(`${ROOT}/findings/E01-F1/notice`);
    expect(posted[0]?.signature).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(bodyOf(mails[0])).toContain("E01-F1");
    expect(bodyOf(mails[0]) + posted[0]?.body).not.toMatch(/王女士|101/);
  });

  it("writes each person one digest a day, in their language, after the hour that policy says", async () => {
    await database().asServer({ scope: "people", actor: manager.actor }, (trx) =>
      setNoticePreference(trx, clock, manager.personId, { language: "en", byMail: true }),
    );
    clock.move(-60 * MINUTE);
    expect(await fill()).toBe(false);
    clock.move(60 * MINUTE);
    expect(await fill()).toBe(true);
    expect(await fill()).toBe(true);
    await deliver();
    const digests = mails.slice(1);
    // The supervisor and headquarters wait for the manager: nothing is theirs.
    expect(digests).toHaveLength(1);
    expect(digests[0]?.text).toContain("Subject: Fee supervision: 1 to be done, 0 overdue");
    await database().asServer({ scope: "people", actor: manager.actor }, (trx) =>
      setNoticePreference(trx, clock, manager.personId, { language: "en", byMail: false }),
    );
    clock.move(24 * 60 * MINUTE);
    await fill();
    await deliver();
    expect(mails).toHaveLength(2);
  });

  it("tells the ladder of escalation once the deadline has passed", async () => {
    clock.move(30 * 24 * 60 * MINUTE);
    await fill();
    await deliver();
    const told = mails.slice(2).map(bodyOf);
    expect(told.length).toBe(1);
    expect(told[0]).toMatch(/E01-F1 \[一般\] 现金未存行 · 逾期 \d+ 个工作日 · 已提请/);
    expect(JSON.parse(posted.at(-1)?.body ?? "").text.content).toContain("项目一群：收缴监督待办 1 项，其中逾期 1 项");
  });

  it("believes the answer's body, tries again with back-off, and gives up in the end", async () => {
    const before = (await states()).length;
    chatAnswer = '{"errcode":310000,"errmsg":"sign not match"}';
    await must(asHeadquarters((trx) => tryNoticeHook(trx, clock, 1)));
    const trial = async () => (await states())[before];
    expect(await deliver()).toBe(1);
    expect(await trial()).toMatchObject({ state: "WAITING", attempts: 1, answer: chatAnswer });
    expect(await deliver()).toBe(0);
    for (const minutes of [1, 2, 4, 8, 16, 32, 64]) {
      clock.move(minutes * MINUTE);
      expect(await deliver()).toBe(1);
    }
    expect(await trial()).toMatchObject({ state: "GIVEN_UP", attempts: 8 });
    chatAnswer = '{"errcode":0}';
    await must(asHeadquarters((trx) => tryNoticeHook(trx, clock, 1)));
    await deliver();
    expect((await states()).at(-1)).toMatchObject({ state: "DELIVERED", attempts: 1 });
  });

  it("sends nothing into its own network, whatever a name turns out to be, and follows no redirect", async () => {
    const sent = posted.length;
    const request = (url: string) => ({ url, headers: {}, body: "{}" });
    const outside = postOutside(new Set());
    for (const url of [
      `https://localhost:${chatPort}/`,
      `https://127.0.0.1:${chatPort}/`,
      `https://[::ffff:127.0.0.1]:${chatPort}/`,
      `https://[::1]:${chatPort}/`,
      "https://169.254.169.254/latest/meta-data",
      `http://qyapi.weixin.qq.com/`,
    ])
      await expect(outside(request(url)), url).rejects.toThrow(LeadsInside);
    const target = { platform: "WECOM", url: `https://localhost:${chatPort}/`, secret: "" } as const;
    expect(await carryToHook(outside, target, request(target.url))).toMatchObject({ delivered: false, again: false });
    expect(posted).toHaveLength(sent);
    // A host of one's own is named in the settings; where it sends elsewhere nobody goes.
    redirect = `http://127.0.0.1:${chatPort}/elsewhere`;
    const own = postOutside(new Set(["127.0.0.1"]));
    expect(await own(request(`http://127.0.0.1:${chatPort}/`))).toMatchObject({ status: 302 });
    redirect = null;
    expect(posted).toHaveLength(sent + 1);
  });

  it("is sent by one of two servers, and again where that one ended before it could say", async () => {
    clock.move(MINUTE);
    await must(asHeadquarters((trx) => tryNoticeHook(trx, clock, 1)));
    const sent = posted.length;
    const tried = await Promise.all([deliver(), deliver()]);
    expect(tried.toSorted()).toEqual([0, 1]);
    expect(posted).toHaveLength(sent + 1);
    clock.move(MINUTE);
    await must(asHeadquarters((trx) => tryNoticeHook(trx, clock, 1)));
    await database().asServer(HEADQUARTERS, (trx) =>
      sql`insert into notice_attempt select max(notice_id), 1, ${clock.now().toISOString()}::timestamptz from notice`.execute(
        trx,
      ),
    );
    expect(await deliver()).toBe(0);
    clock.move(11 * MINUTE);
    expect(await deliver()).toBe(1);
    expect((await states()).at(-1)).toMatchObject({ state: "DELIVERED", attempts: 2 });
  });

  it("gives up what waits for a chat that is no longer in use, and what a mail server refuses for good", async () => {
    clock.move(MINUTE);
    await must(asHeadquarters((trx) => tryNoticeHook(trx, clock, 1)));
    await must(asHeadquarters((trx) => endNoticeHook(trx, clock, 1)));
    await deliver();
    expect((await states()).at(-1)).toMatchObject({ state: "GIVEN_UP", answer: "no longer in use" });
    expect(outcomeOf(await asHeadquarters((trx) => tryNoticeHook(trx, clock, 1)))).toBe("HOOK_UNKNOWN");
    mailAnswer = Object.assign(new Error("no such mailbox"), { responseCode: 550 });
    clock.move(24 * 60 * MINUTE);
    await fill();
    await deliver();
    expect((await states()).at(-1)).toMatchObject({ kind: "DIGEST", state: "GIVEN_UP" });
    expect((await states()).at(-1)?.answer).toContain("no such mailbox");
  });

  it("is never rewritten", async () => {
    for (const table of ["notice", "notice_attempt", "notice_outcome"])
      await expect(
        database().asServer(HEADQUARTERS, (trx) => sql`delete from ${sql.table(table)}`.execute(trx)),
      ).rejects.toThrow(/permission denied/);
  });
});

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === "object" && address !== null ? address.port : 0;
