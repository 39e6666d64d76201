import type { IncomingHttpHeaders } from "node:http";
import type { Credentials } from "./caller.ts";

/** A name with the prefix is refused by browsers unless the cookie is for this host alone, and comes over TLS. */
const nameOf = (secure: boolean): string => (secure ? "__Host-session" : "session");

const SECRET = /^[\w-]{20,200}$/;

/** What a request shows to say who sends it: the session's cookie, or a token in `Authorization: Bearer …`. */
export function credentialsOf(headers: IncomingHttpHeaders, secure: boolean): Credentials {
  const [scheme = "", token = ""] = (headers.authorization ?? "").split(" ");
  const name = nameOf(secure);
  const session = (headers.cookie ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  return {
    session: session !== undefined && SECRET.test(session) ? session : null,
    token: scheme.toLowerCase() === "bearer" && SECRET.test(token) ? token : null,
  };
}

/** The cookie that leaves a session's secret with the browser, where no script can read it; null takes it away. */
export function sessionCookie(secret: string | null, secure: boolean, seconds: number): string {
  const age = secret === null ? 0 : seconds;
  const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure ? "; Secure" : ""}`;
  return `${nameOf(secure)}=${secret ?? ""}; ${attributes}`;
}
