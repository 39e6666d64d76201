import { useEffect } from "react";
import { useLocation } from "react-router";

/** What somebody does who finds their own way about the page. */
const OWN_WAYS = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/** Brings what an address names after its # into sight as soon as the page has drawn it, unless the reader has gone elsewhere meanwhile. */
export function useAnchor(): void {
  const { hash, key } = useLocation();
  useEffect(() => (hash === "" ? undefined : reach(hash.slice(1))), [hash, key]);
}

function reach(id: string): () => void {
  const show = (): boolean => {
    const element = document.getElementById(id);
    element?.scrollIntoView();
    return element !== null;
  };
  const changes = new MutationObserver(() => show() && stop());
  const stop = () => {
    changes.disconnect();
    for (const way of OWN_WAYS) document.removeEventListener(way, stop);
  };
  if (show()) return stop;
  changes.observe(document.body, { childList: true, subtree: true });
  for (const way of OWN_WAYS) document.addEventListener(way, stop, { passive: true });
  return stop;
}
