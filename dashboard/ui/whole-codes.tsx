import { Fragment } from "react";
import { DOT, Dotted } from "./dotted.tsx";

/** A code, a day or an amount owed within words, such as BJ02-F3, 2026-09-30 or −¥82.63: browsers break lines after their hyphens and signs. */
const CODE = /([\w/]*\w-\w[\w/-]*|−¥[\d,.]*\d)/;

/** A line of words whose codes, days and amounts stay whole; dots between its parts stand neither at a line's end nor at its beginning. */
export function WholeCodes({ text }: { readonly text: string }) {
  if (text.includes(DOT)) return <Dotted parts={text.split(DOT).map(wholeCodes)} />;
  return wholeCodes(text);
}

const wholeCodes = (text: string) =>
  text.split(CODE).map((part, i) =>
    i % 2 === 0 ? (
      // Parts of one text have no other name than their place.
      <Fragment key={i}>{part}</Fragment>
    ) : (
      <span key={i} className="whole">
        {part}
      </span>
    ),
  );
