import { createHmac } from "node:crypto";
import { isIP } from "node:net";

export const PLATFORMS = ["WECOM", "DINGTALK", "OTHER"] as const;
export type HookPlatform = (typeof PLATFORMS)[number];

export interface HookTarget {
  readonly platform: HookPlatform;
  readonly url: string;
  /** What requests are signed with; empty where the platform's address is its own secret. */
  readonly secret: string;
}

export interface HookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * A text as group chats take it. DingTalk 钉钉 wants its signature in the address; every request bears, where there is a secret,
 * X-Signature: HMAC-SHA256 of timestamp, a full stop and the body, so that a receiver of one's own can check it.
 */
export function hookRequest({ platform, url, secret }: HookTarget, text: string, now: Date): HookRequest {
  const body = JSON.stringify({ msgtype: "text", text: { content: text } });
  const timestamp = String(now.getTime());
  const headers: Record<string, string> = { "content-type": "application/json; charset=utf-8" };
  const target = new URL(url);
  if (secret !== "") {
    headers["x-timestamp"] = timestamp;
    headers["x-signature"] = `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
    if (platform === "DINGTALK") {
      target.searchParams.set("timestamp", timestamp);
      target.searchParams.set("sign", createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64"));
    }
  }
  return { url: target.href, headers, body };
}

export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** Whether an answer says that the text was taken: the group chats answer 200 to what they refuse, and say so in the body. */
export function wasTaken(platform: HookPlatform, { status, body }: Answered): boolean {
  if (status < 200 || status > 299) return false;
  const code = codeIn(body);
  return platform === "OTHER" ? code === undefined || code === 0 : code === 0;
}

/** Whether trying again could help. */
export const mayBeRetried = ({ status }: Answered): boolean =>
  status < 400 || status > 499 || status === 408 || status === 425 || status === 429;

function codeIn(body: string): number | undefined {
  try {
    const told: unknown = JSON.parse(body);
    if (typeof told !== "object" || told === null) return undefined;
    const code = "errcode" in told ? told.errcode : "code" in told ? told.code : undefined;
    return typeof code === "number" ? code : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Why an address is not taken: notices leave over TLS, by name, to other machines. */
export function urlObjection(given: string): "HOOK_URL" | null {
  if (given.length > 500 || !URL.canParse(given)) return "HOOK_URL";
  const { protocol, hostname, username, password } = new URL(given);
  const named = hostname.includes(".") && isIP(hostname) === 0 && !/\.(localhost|local|internal)$/.test(hostname);
  return protocol === "https:" && named && username === "" && password === "" ? null : "HOOK_URL";
}
