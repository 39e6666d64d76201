import { DOT, Dotted } from "./dotted.tsx";
import { keptWhole } from "./kept-whole.tsx";

/** A line of words whose codes, days and amounts stay whole; dots between its parts stand neither at a line's end nor at its beginning. */
export function WholeCodes({ text }: { readonly text: string }) {
  if (text.includes(DOT)) return <Dotted parts={text.split(DOT)} />;
  return keptWhole(text);
}
