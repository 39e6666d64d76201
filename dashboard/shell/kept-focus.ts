import { useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

/** Dialogs give the keyboard back themselves; by then they have, in milliseconds. */
const PATIENCE = 60;

/** What can have the keyboard in the place of something it held. */
const PLACES = "main, section, figure, form, fieldset, [role='dialog'], [role='group']";

const linkOf = (element: Element | undefined): string | null =>
  element instanceof HTMLAnchorElement ? element.getAttribute("href") : null;

/** Keeps the keyboard where it was: what held a thing that is gone has it next, and who goes back finds the link that was followed. */
export function useKeptFocus(): void {
  const { key } = useLocation();
  const type = useNavigationType();
  // What has the keyboard, and all around it, the inmost first.
  const held = useRef<readonly Element[]>([]);
  useEffect(() => keepWithin(held), []);

  const before = useRef(key);
  const followed = useRef(new Map<string, string>());
  useEffect(() => {
    if (before.current === key) return;
    const link = linkOf(held.current[0]);
    if (link !== null && type === "PUSH") followed.current.set(before.current, link);
    before.current = key;
    const back = type === "POP" ? followed.current.get(key) : undefined;
    if (back === undefined) return;
    document.querySelector<HTMLElement>(`main a[href="${CSS.escape(back)}"]`)?.focus({ preventScroll: true });
  }, [key, type]);
}

const isThere = (element: Element): boolean => element.isConnected && !element.matches(":disabled");

function keepWithin(held: { current: readonly Element[] }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // What has the keyboard in the place of something.
  let standing: { readonly place: Element; readonly own: Element } | undefined;
  const note = ({ target }: FocusEvent) => {
    held.current = target instanceof Element ? [target, ...around(target)] : [];
    standing = undefined;
  };
  // Whoever presses on nothing lets go.
  const letGo = () => {
    held.current = [];
  };
  const isLost = () => document.activeElement === document.body && held.current.length > 0;
  const mend = () => {
    const [own, ...others] = held.current;
    if (!isLost() || own === undefined) return;
    if (isThere(own)) return give(own);
    const place = others.find((each) => each.isConnected && each.matches(PLACES)) ?? document.querySelector("main");
    if (place === null) return;
    give(place);
    standing = { place, own };
  };
  const changes = new MutationObserver(() => {
    // A button that was only busy has it again.
    if (standing !== undefined && document.activeElement === standing.place && isThere(standing.own))
      give(standing.own);
    if (!isLost()) return;
    clearTimeout(timer);
    timer = setTimeout(mend, PATIENCE);
  });
  changes.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
  document.addEventListener("focusin", note);
  document.addEventListener("pointerdown", letGo, true);
  return () => {
    clearTimeout(timer);
    changes.disconnect();
    document.removeEventListener("focusin", note);
    document.removeEventListener("pointerdown", letGo, true);
  };
}

function* around(element: Element): Iterable<Element> {
  for (let each = element.parentElement; each !== null; each = each.parentElement) yield each;
}

/** Gives something the keyboard; what never asks for it can be given it as long as it keeps it. */
function give(place: Element): void {
  if (!(place instanceof HTMLElement)) return;
  const lent = place.tabIndex < 0 && !place.hasAttribute("tabindex");
  if (lent) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  if (lent) place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
}
