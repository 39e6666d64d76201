import { Fragment } from "react";

/** A code, a day with its time or an amount owed within words, such as BJ02-F3, 2026-09-30 10:00 or −¥82.63: browsers break lines after their hyphens and signs, and before the time. */
const CODE = /([\w/]*\w-\w[\w/-]*(?: \d\d:\d\d)?|−¥[\d,.]*\d)/;

/** Words whose codes, days with their times and amounts are not broken between lines. */
export const keptWhole = (text: string) =>
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
