import { join, resolve } from "node:path";
import { z } from "zod";
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
  GRAPHQL_INTROSPECTION: z.enum(["on", "off"], "is on or off").optional(),
  EVIDENCE_BUCKET: z.string().min(1).optional(),
  S3_ENDPOINT: z.url("must be an address such as https://s3.example.com").optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
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
}

/** Reads the settings; a wrong one is refused by name. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal(`Setting ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is not valid"}`);
  }
  const { DATABASE_URL, DATA_DIR, HOST, PORT, TIME_ZONE, PUBLIC_URL, DATA_KEY, GRAPHQL_INTROSPECTION } = parsed.data;
  const told = DATABASE_URL === undefined && environment["NODE_ENV"] !== "production" ? "on" : "off";
  const { EVIDENCE_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_REGION: region } = parsed.data;
  return {
    databaseUrl: DATABASE_URL,
    dataDir: resolve(DATA_DIR),
    host: HOST,
    port: PORT,
    timeZone: TIME_ZONE,
    dataKey: DATA_KEY,
    publicUrl: PUBLIC_URL,
    introspection: (GRAPHQL_INTROSPECTION ?? told) === "on",
    evidence: bucket === undefined ? { folder: join(resolve(DATA_DIR), "evidence") } : { bucket, endpoint, region },
  };
}
