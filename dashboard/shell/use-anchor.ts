import { useEffect } from "react";
import { useLocation } from "react-router";

/** What somebody does who finds their own way about the page. */
const OWN_WAYS = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/** Brings what an address names after its # into sight as soon as the page has drawn it, unless the reader has gone elsewhere meanwhile. */
export function useAnchor(): void {
  const { hash, key } = useLocation();
  useEffect(() => (hash === "" ? undefined : reach(hash.slice(1))), [hash, key]);
}

/** What an entry of a list needs so that an address can name it, as its list's id and its numbers with hyphens before them. */
export function useNamedEntry(): (id: string) => NamedEntry {
  const { hash } = useLocation();
  return (id) => ({ id, tabIndex: -1, ...(hash === `#${id}` && { "aria-current": "location" as const }) });
}

interface NamedEntry {
  readonly id: string;
  readonly tabIndex: number;
  readonly "aria-current"?: "location";
}

function reach(id: string): () => void {
  let atList = false;
  const show = (): boolean => {
    const element = document.getElementById(id);
    if (element !== null) {
      element.scrollIntoView();
      // The keyboard goes on from there.
      if (element.hasAttribute("tabindex")) element.focus({ preventScroll: true });
      return true;
    }
    // Of an entry that is no longer listed, the list at least.
    const list = document.getElementById(id.replace(/(-\d+)+$/, ""));
    if (!atList) list?.scrollIntoView();
    atList ||= list !== null;
    return false;
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
