/** A bill or a receipt, by its estate's code and its number. */
export interface Entry {
  readonly kind: "bill" | "receipt";
  readonly estate: string;
  readonly no: string;
}

/** An entry as the address writes it: kind, estate and number, each encoded, since codes may hold anything. */
export const entryText = ({ kind, estate, no }: Entry): string =>
  [kind, encodeURIComponent(estate), encodeURIComponent(no)].join("/");

/** The entry that a text names; null where it names none. */
export function parseEntry(text: string | null): Entry | null {
  const [kind, estate, no, ...rest] = text?.split("/") ?? [];
  if (kind !== "bill" && kind !== "receipt") return null;
  if (estate === undefined || no === undefined || no === "" || rest.length > 0) return null;
  try {
    return { kind, estate: decodeURIComponent(estate), no: decodeURIComponent(no) };
  } catch {
    // A mistyped address names nothing.
    return null;
  }
}
