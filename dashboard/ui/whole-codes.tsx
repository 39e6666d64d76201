import { Fragment } from "react";

/** A code, a day or an amount owed within words, such as BJ02-F3, 2026-09-30 or −¥82.63: browsers break lines after their hyphens and signs. */
const CODE = /([\w/]*\w-\w[\w/-]*|−¥[\d,.]*\d)/;

/** A line of words whose codes, days and amounts stay whole. */
export function WholeCodes({ text }: { readonly text: string }) {
  return text.split(CODE).map((part, i) =>
    i % 2 === 0 ? (
      // Parts of one text have no other name than their place.
      <Fragment key={i}>{part}</Fragment>
    ) : (
      <span key={i} className="whole">
        {part}
      </span>
    ),
  );
}
