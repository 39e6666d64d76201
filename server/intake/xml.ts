import { SaxesParser } from "saxes";
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

/** Parses a whole document; what is wrong with it is told by `refuse`. */
export async function parseXml(
  pieces: AsyncIterable<string>,
  listener: XmlListener,
  refuse: (cause: string) => Error,
): Promise<void> {
  const parser = new XmlParser(listener);
  for await (const piece of pieces) attempt(() => parser.write(piece), refuse);
  attempt(() => parser.end(), refuse);
}

export function attempt(act: () => void, refuse: (cause: string) => Error): void {
  try {
    act();
  } catch (error) {
    // The parser tells where after what; its first line is enough.
    throw error instanceof Error && error.name === "Refusal" ? error : refuse(messageOf(error).split("\n")[0] ?? "");
  }
}
