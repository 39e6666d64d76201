import { lookup } from "node:dns";
import { request as overHttp, type IncomingMessage } from "node:http";
import { request as overHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { Answered } from "./hook-request.rules.ts";
import { isOutside } from "./outside-address.rules.ts";
import type { Post } from "./carriers.ts";

const PATIENCE = 15_000;
const LONGEST_ANSWER = 2_000;

/** Somebody's address leads into our own network: nothing was sent. */
export class LeadsInside extends Error {
  constructor() {
    super("the address leads into a private network: nothing was sent");
  }
}

/**
 * Sends over HTTPS to other machines alone: a name is looked up once, is refused where any address of it is inside, and the connection
 * goes to the addresses that were looked at, so that a name which changes its mind gains nothing. Follows nobody elsewhere, waits a
 * quarter of a minute, and reads the beginning of the answer.
 * @param allowed hosts of one's own network that may be sent to, without TLS as well.
 */
export function postOutside(allowed: ReadonlySet<string>): Post {
  return ({ url, headers, body }) => {
    const target = new URL(url);
    const own = allowed.has(target.hostname);
    const secure = target.protocol === "https:";
    if (!own && (!secure || isInside(target.hostname))) return Promise.reject(new LeadsInside());
    const options = {
      method: "POST",
      headers,
      // No connection is kept for another name.
      agent: false,
      signal: AbortSignal.timeout(PATIENCE),
      ...(!own && { lookup: outsideOnly }),
    };
    return new Promise<Answered>((resolve, reject) => {
      const request = secure ? overHttps(target, options) : overHttp(target, options);
      request.on("error", reject);
      request.on("response", (response) => {
        beginningOf(response).then((text) => resolve({ status: response.statusCode ?? 0, body: text }), reject);
      });
      request.end(body);
    });
  };
}

/** Of a host that is an address, which is never looked up. */
function isInside(hostname: string): boolean {
  const address = hostname.replace(/^\[(.*)\]$/, "$1");
  return isIP(address) !== 0 && !isOutside(address);
}

const outsideOnly: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error !== null) done(error, "", 0);
    else if (first === undefined || !found.every(({ address }) => isOutside(address))) done(new LeadsInside(), "", 0);
    else if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
};

async function beginningOf(response: IncomingMessage): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_ANSWER) break;
  }
  return text.slice(0, LONGEST_ANSWER);
}
