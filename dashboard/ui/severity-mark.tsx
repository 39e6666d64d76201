import type { ReactNode } from "react";
import "./severity-mark.css";

interface SeverityMarkProps {
  readonly severity: "MEASURE" | "GENERAL" | "MORE_SERIOUS" | "SEVERE";
  /** Its word. */
  readonly children: ReactNode;
}

/** How grave something is; each step looks heavier than the one before, and says so in its word. */
export function SeverityMark({ severity, children }: SeverityMarkProps) {
  return (
    <span className="severity" data-severity={severity}>
      {children}
    </span>
  );
}
