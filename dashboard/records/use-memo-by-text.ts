import { useMemo } from "react";

/** The same object as long as it says the same. */
export function useMemoByText<T>(value: T): T {
  const text = JSON.stringify(value);
  return useMemo(() => value, [text]);
}
