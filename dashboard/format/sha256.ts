/** SHA-256 of a text, in hexadecimal digits; null where the browser works none out: on pages that come over plain HTTP. */
export async function sha256Hex(text: string): Promise<string | null> {
  if (!("subtle" in crypto)) return null;
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
