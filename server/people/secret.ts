import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, fit for a link or a header. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is stored of a secret, as hexadecimal digits for decode(…, 'hex'). */
export const digestOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
