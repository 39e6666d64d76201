import { createTransport } from "nodemailer";
import { codeOf, messageOf } from "../platform/refusal.ts";
import { mayBeRetried, wasTaken, type Answered, type HookRequest, type HookTarget } from "./hook-request.rules.ts";
import { LeadsInside } from "./post-outside.ts";
import type { NoticeText } from "./notice-text.rules.ts";

/** What became of sending, as the other side said it. */
export interface Carried {
  readonly delivered: boolean;
  readonly status: number | null;
  readonly answer: string;
  /** Whether trying again could help. */
  readonly again: boolean;
}

/** Sends an e-mail. */
export type MailCarrier = (to: string, text: NoticeText) => Promise<Carried>;
/** Sends a request to a group chat, and gives the answer. */
export type Post = (request: HookRequest) => Promise<Answered>;

const PATIENCE = 15_000;

/** Sends over SMTP. It is delivered once the server has taken it for the address; what it said stands in the answer. */
export function mailOver({ url, from }: { readonly url: string; readonly from: string }): MailCarrier {
  const waits = `connectionTimeout=${PATIENCE}&greetingTimeout=${PATIENCE}`;
  const transport = createTransport(`${url}${url.includes("?") ? "&" : "?"}${waits}`, { from });
  return async (to, { subject, body }) => {
    try {
      const { accepted, response } = await transport.sendMail({ to, subject, text: body, textEncoding: "base64" });
      return { delivered: accepted.length > 0, status: statusIn(response), answer: response, again: true };
    } catch (error) {
      const answer = messageOf(error);
      const status = statusIn(answer);
      // 5xx: for good, but for a wrong sign-in, which is the operator's to mend.
      return {
        delivered: false,
        status,
        answer,
        again: codeOf(error) !== "EENVELOPE" || status === null || status < 500,
      };
    }
  };
}

const statusIn = (response: string): number | null => {
  const status = /\b([245]\d\d)\b/.exec(response)?.[1];
  return status === undefined ? null : Number(status);
};

/** Sends a text to a group chat; whether it was taken is read from the answer's body. */
export async function carryToHook(post: Post, target: HookTarget, request: HookRequest): Promise<Carried> {
  try {
    const answered = await post(request);
    const { status, body } = answered;
    return { delivered: wasTaken(target.platform, answered), status, answer: body, again: mayBeRetried(answered) };
  } catch (error) {
    if (error instanceof LeadsInside) return { delivered: false, status: null, answer: error.message, again: false };
    // Not reached: the address, which may hold a secret, is not repeated.
    return { delivered: false, status: null, answer: codeOf(error) ?? "no answer", again: true };
  }
}
