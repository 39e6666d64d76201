import { inflateSync } from "node:zlib";

/** Streams of a PDF's objects, by number, unpacked. */
function objectsOf(pdf: Buffer): Map<number, { readonly head: string; readonly body: string }> {
  const text = pdf.toString("latin1");
  const objects = new Map<number, { head: string; body: string }>();
  for (const { 1: number, 2: head = "", index, 0: whole } of text.matchAll(
    /(?:^|\n)(\d+) 0 obj\n([\s\S]*?)(?:stream\n|endobj)/g,
  )) {
    const start = index + whole.length;
    const end = whole.endsWith("stream\n") ? text.indexOf("\nendstream", start) : start;
    const packed = pdf.subarray(start, end);
    const body =
      head.includes("FlateDecode") && end > start ? inflateSync(packed).toString("latin1") : packed.toString("latin1");
    objects.set(Number(number), { head, body });
  }
  return objects;
}

/**
 * What each code of a font stands for, as its ToUnicode map says: that is what a reader copies. The letters of a
 * ligature, such as "ff" in a fingerprint, are written with spaces between.
 */
function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  const decode = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex").swap16().toString("utf16le");
  for (const [, from = "", to = "", list = ""] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    const first = parseInt(from, 16);
    for (const [at, [, hex = ""]] of [...list.matchAll(/<([0-9a-f ]+)>/gi)].entries())
      if (first + at <= parseInt(to, 16)) letters.set((first + at).toString(16).padStart(4, "0"), decode(hex));
  }
  return letters;
}

/** The text of a PDF as a reader would copy it, and how many pages it has. */
export function readPdf(pdf: Buffer): { readonly text: string; readonly pages: number } {
  const objects = objectsOf(pdf);
  const all = [...objects.values()];
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of all)
    for (const [, name = "", key] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /ToUnicode (\d+) 0 R/.exec(objects.get(Number(key))?.head ?? "")?.[1];
      if (unicode !== undefined) fonts.set(name, lettersOf(objects.get(Number(unicode))?.body ?? ""));
    }
  const lines = all.flatMap(({ body }) => {
    let font = new Map<string, string>();
    return [...body.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)].flatMap(([, name, shown]) => {
      if (name !== undefined) font = fonts.get(name) ?? font;
      if (shown === undefined) return [];
      const codes = [...shown.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
      return [codes.map((code) => font.get(code.toLowerCase()) ?? "\ufffd").join("")];
    });
  });
  return { text: lines.join("\n"), pages: all.filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head)).length };
}
