import { Fragment } from "react";

/** A code or a day within words, such as BJ02-F3 or 2026-09-30: browsers break lines after its hyphens. */
const CODE = /([\w/]*\w-\w[\w/-]*)/;

/** A line of words whose codes and days stay whole. */
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
