import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from "node:crypto";

/** OWASP's parameters for argon2id: 19 MiB, two passes; about 40 ms, in the thread pool. */
const MEMORY = 19_456;
const PASSES = 2;
const LENGTH = 32;

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const derive = (parameters: Argon2Parameters): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    argon2("argon2id", parameters, (error, key) => (error === null ? resolve(key) : reject(error))),
  );

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64").replace(/=+$/, "");

/** The password's argon2id hash with salt and parameters, in PHC form. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const key = await derive({
    message: password.normalize("NFKC"),
    nonce,
    parallelism: 1,
    tagLength: LENGTH,
    memory: MEMORY,
    passes: PASSES,
  });
  return `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=1$${unpadded(nonce)}$${unpadded(key)}`;
}

/** Whether a password is the one that was hashed. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, nonce, expected] = PHC.exec(hash) ?? [];
  if (memory === undefined || passes === undefined || nonce === undefined || expected === undefined)
    throw new Error("a stored password hash is not in PHC form");
  const key = Buffer.from(expected, "base64");
  const found = await derive({
    message: password.normalize("NFKC"),
    nonce: Buffer.from(nonce, "base64"),
    parallelism: 1,
    tagLength: key.length,
    memory: Number(memory),
    passes: Number(passes),
  });
  return timingSafeEqual(found, key);
}
