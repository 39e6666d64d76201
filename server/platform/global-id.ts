/** A global id names an object's type and its own key, so that node(id) finds it again. */
export const globalId = (type: string, ...key: readonly (string | number | bigint)[]): string =>
  Buffer.from([type, ...key].join(":")).toString("base64url");

/** Type and key of a global id; an id that is none is of no type. */
export function readGlobalId(id: string): { type: string; key: string[] } {
  const [type = "", ...key] = Buffer.from(id, "base64url").toString("utf8").split(":");
  return { type, key: key.every((part) => /^\d{1,18}$/.test(part)) ? key : [] };
}
