import { useEffect } from "react";

/** Reads anew what somebody comes back to: others have acted meanwhile. What is being written in a dialog is left alone. */
export function useLookedAt(refetch: () => void): void {
  useEffect(() => {
    const look = () => {
      const writing = document.querySelector("[role='dialog']") !== null;
      if (document.visibilityState === "visible" && !writing) refetch();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [refetch]);
}
