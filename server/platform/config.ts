import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";
import { USUAL_LIMITS, type Limits } from "./limits.ts";
import { Refusal } from "./refusal.ts";

const isTimeZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const PORTS = "must be a number from 0 (any free one) to 65535";

const WHOLE = "must be a whole number above 0";
const whole = z.coerce.number(WHOLE).int(WHOLE).min(1, WHOLE);

/** Addresses or networks of proxies, or the words for this machine and for private networks. */
const isTrust = (given: string): boolean =>
  given.split(",").every((part) => {
    const [address = "", bits = "0"] = part.trim().split("/");
    return ["loopback", "uniquelocal"].includes(part.trim()) || (isIP(address) !== 0 && /^\d{1,3}$/.test(bits));
  });

const settings = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgres://")
    .optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number(PORTS).int(PORTS).min(0, PORTS).max(65535, PORTS).default(4000),
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/]+$/, "must be an address such as https://fees.example.com, without a path")
    .optional(),
  DATA_KEY: z.string().optional(),
  PERSISTED_ONLY: z.enum(["0", "1"], "is 1 or 0").optional(),
  GRAPHQL_INTROSPECTION: z.enum(["on", "off"], "is on or off").optional(),
  EVIDENCE_BUCKET: z.string().min(1).optional(),
  S3_ENDPOINT: z.url("must be an address such as https://s3.example.com").optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, "must be an address such as smtps://user:password@mail.example.com")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, "must be a mail address, such as Fees <no-reply@example.com>")
    .optional(),
  NOTICE_HOSTS: z
    .string()
    .regex(/^[a-z0-9.-]+(,[a-z0-9.-]+)*$/, "must be names of hosts with commas between, such as chat.example.com")
    .optional(),
  TRUST_PROXY: z
    .string()
    .refine(isTrust, "must be addresses of proxies with commas between, such as 10.0.0.1, loopback")
    .optional(),
  RATE_PER_ADDRESS: whole.default(USUAL_LIMITS.perAddress),
  RATE_PER_PERSON: whole.default(USUAL_LIMITS.perPerson),
  REQUESTS_AT_ONCE: whole.default(USUAL_LIMITS.atOnce),
  REQUEST_SECONDS: whole.default(USUAL_LIMITS.seconds),
  METRICS_TOKEN: z.string().min(20, "is a secret of 20 characters or more").optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"], "is debug, info, warn, error or silent").optional(),
  TIME_ZONE: z.string().refine(isTimeZone, "is not a known time zone, e.g. Asia/Shanghai").default("Asia/Shanghai"),
});

export interface Config {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly timeZone: string;
  /** Keys of personal data, as key-ring.ts reads them. */
  readonly dataKey: string | undefined;
  /** Where evidence lies: a bucket if one is named, else a folder beside the data. */
  readonly evidence:
    | { readonly folder: string }
    | { readonly bucket: string; readonly endpoint: string | undefined; readonly region: string };
  /** Where browsers find the server, if a proxy stands before it. */
  readonly publicUrl: string | undefined;
  /** Whether the API tells its schema: the demonstration does, a server over PostgreSQL only if told to. */
  readonly introspection: boolean;
  /** Whether documents other than the dashboard's are answered to machines alone: over PostgreSQL, unless told otherwise. */
  readonly persistedOnly: boolean;
  /** The server that e-mail leaves by, and the sender that it names; without one no e-mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** Hosts of one's own network that notices may be sent to; to others of it they are not. */
  readonly noticeHosts: ReadonlySet<string>;
  readonly limits: Limits;
  /** Proxies whose word is taken for where a request comes from. */
  readonly trustProxy: string | undefined;
  readonly metricsToken: string | undefined;
  /** The demonstration's terminal tells what goes wrong; a server's log tells of every request. */
  readonly logLevel: string;
}

/** Reads the settings; a wrong one is refused by name. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(set);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal(`Setting ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is not valid"}`);
  }
  const given = parsed.data;
  // Whatever is no demonstration is a server that strangers may reach.
  const isServer = given.DATABASE_URL !== undefined || environment["NODE_ENV"] === "production";
  const { EVIDENCE_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_REGION: region } = given;
  return {
    databaseUrl: given.DATABASE_URL,
    dataDir: resolve(given.DATA_DIR),
    host: given.HOST,
    port: given.PORT,
    timeZone: given.TIME_ZONE,
    dataKey: given.DATA_KEY,
    publicUrl: given.PUBLIC_URL,
    evidence:
      bucket === undefined ? { folder: join(resolve(given.DATA_DIR), "evidence") } : { bucket, endpoint, region },
    mail: mailOf(given.SMTP_URL, given.MAIL_FROM),
    noticeHosts: new Set(given.NOTICE_HOSTS?.split(",") ?? []),
    limits: {
      perAddress: given.RATE_PER_ADDRESS,
      perPerson: given.RATE_PER_PERSON,
      atOnce: given.REQUESTS_AT_ONCE,
      seconds: given.REQUEST_SECONDS,
    },
    trustProxy: given.TRUST_PROXY,
    metricsToken: given.METRICS_TOKEN,
    logLevel: given.LOG_LEVEL ?? (isServer ? "info" : "warn"),
    persistedOnly: (given.PERSISTED_ONLY ?? (given.DATABASE_URL === undefined ? "0" : "1")) === "1",
    introspection: (given.GRAPHQL_INTROSPECTION ?? (isServer ? "off" : "on")) === "on",
  };
}

function mailOf(url: string | undefined, from: string | undefined): Config["mail"] {
  if (url === undefined) return undefined;
  if (from === undefined)
    throw new Refusal("Setting MAIL_FROM: is needed with SMTP_URL, as the sender that mails name");
  return { url, from };
}
