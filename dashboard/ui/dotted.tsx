import { Fragment, type ReactNode } from "react";
import { keptWhole } from "./kept-whole.tsx";
import "./dotted.css";

/** What stands between the parts of a line that is written as one text. */
export const DOT = " · ";

interface DottedProps {
  /** Those that are null, false or empty are left out. */
  readonly parts: readonly ReactNode[];
}

/** Parts of a line with dots between them: where the line is broken between two, no dot ends it or begins the next. Takes lines of its own. */
export function Dotted({ parts }: DottedProps) {
  const told = parts.filter((part) => part !== null && part !== undefined && part !== false && part !== "");
  return (
    <span className="dotted">
      {told.map((part, at) => (
        // Parts of one line have no other name than their place.
        <Fragment key={at}>
          {at > 0 && <Dot />}
          {typeof part === "string" ? keptWhole(part) : part}
        </Fragment>
      ))}
    </span>
  );
}

/** For copying and for those who listen the dot is text; it takes no room, and is drawn over the gap before it. */
const Dot = () => (
  <span className="dotted-gap">
    {" "}
    <span className="dotted-dot">
      <span>{"·\u00a0"}</span>
    </span>
  </span>
);
