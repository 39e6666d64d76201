import type { ReactNode } from "react";
import "./state-mark.css";

interface StateMarkProps {
  /** DONE and LATE stand out, GONE steps back. */
  readonly tone?: "DONE" | "LATE" | "GONE" | undefined;
  /** The state's word. */
  readonly children: ReactNode;
}

/** Where something stands; the look only repeats the word. */
export function StateMark({ tone, children }: StateMarkProps) {
  return (
    <span className="state-mark" data-tone={tone}>
      {children}
    </span>
  );
}
