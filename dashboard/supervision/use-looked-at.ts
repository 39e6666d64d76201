import { useEffect } from "react";

/** Reads anew what somebody comes back to: others have acted meanwhile. */
export function useLookedAt(refetch: () => void): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") refetch();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [refetch]);
}
