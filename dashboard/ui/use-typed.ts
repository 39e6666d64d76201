import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";

/** A text that is being typed into a field, and told once the typing rests; `text` is the one told last. */
export function useTyped(text: string, tell: (text: string) => void): [typed: string, type: (text: string) => void] {
  const [typed, type] = useState(text);
  const [rested] = useDebouncedValue(typed.trim(), 250);
  const telling = useRef(tell);
  useEffect(() => {
    telling.current = tell;
  });
  useEffect(() => telling.current(rested), [rested]);
  return [typed, type];
}
