import { SaxesParser } from "saxes";
import type { BothLanguages } from "../platform/both-languages.ts";
import { messageOf } from "../platform/refusal.ts";

export type Attributes = Readonly<Record<string, string>>;

/** Hears the elements of an XML document; names come without their prefixes. */
export interface XmlListener {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const bare = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Parses XML piece by piece. Entities of the document's own are not expanded: they are an error. */
export class XmlParser {
  private readonly parser = new SaxesParser();

  constructor({ open, text, close }: XmlListener) {
    if (open !== undefined) this.parser.on("opentag", ({ name, attributes }) => open(bare(name), attributes));
    if (text !== undefined) this.parser.on("text", text);
    if (close !== undefined) this.parser.on("closetag", ({ name }) => close(bare(name)));
  }

  write(piece: string): void {
    this.parser.write(piece);
  }

  end(): void {
    this.parser.close();
  }
}

/** What is wrong with a document, as a refusal. */
export type Refuse = (cause: BothLanguages) => Error;

/** Parses a whole document; what is wrong with it is told by `refuse`. */
export async function parseXml(pieces: AsyncIterable<string>, listener: XmlListener, refuse: Refuse): Promise<void> {
  const parser = new XmlParser(listener);
  for await (const piece of pieces) attempt(() => parser.write(piece), refuse);
  attempt(() => parser.end(), refuse);
}

export function attempt(act: () => void, refuse: Refuse): void {
  try {
    act();
  } catch (error) {
    throw error instanceof Error && error.name === "Refusal" ? error : refuse(faultOf(error));
  }
}

/** The parser tells line, column and what, in English; its first line is enough. */
function faultOf(error: unknown): BothLanguages {
  const en = messageOf(error).split("\n")[0] ?? "";
  const [, line, column] = /^(\d+):(\d+): /.exec(en) ?? [];
  return { en, zh: line === undefined ? "内容不是有效的 XML" : `第 ${line} 行第 ${column} 个字符处不是有效的 XML` };
}
