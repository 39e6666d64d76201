import { useLayoutEffect, useState, type RefObject } from "react";

/** Which of many rows are drawn, and the room that the others take. */
export interface RowWindow {
  readonly first: number;
  /** The first row that is not drawn again. */
  readonly end: number;
  /** Heights in pixels of what is left out above and below. */
  readonly above: number;
  readonly below: number;
}

/** Rows drawn beyond what is in sight, on either side; the window moves by so many at once. */
const BEYOND = 8;
/** Rows drawn before anything is measured. */
const AT_FIRST = 16;

interface Measured {
  /** Of a row, on average. */
  readonly height: number;
  readonly top: number;
  readonly inSight: number;
}

/** The rows of a table that scrolls in a room of its own: those in sight and some beyond; all of them where whole is set. */
export function useRowWindow(room: RefObject<HTMLElement | null>, count: number, whole: boolean): RowWindow {
  const [measured, setMeasured] = useState<Measured | null>(null);
  useLayoutEffect(() => {
    const { current } = room;
    if (whole || current === null) return;
    const rows = [...current.querySelectorAll<HTMLElement>("tbody tr[data-key]")];
    const height = rows.reduce((sum, { offsetHeight }) => sum + offsetHeight, 0) / Math.max(1, rows.length);
    if (height === 0) return;
    const measure = () => {
      const top = Math.floor(current.scrollTop / height / BEYOND) * BEYOND;
      const inSight = Math.ceil(current.clientHeight / height);
      setMeasured((before) =>
        before?.top === top && before.inSight === inSight && before.height === height
          ? before
          : { height, top, inSight },
      );
    };
    measure();
    current.addEventListener("scroll", measure, { passive: true });
    return () => current.removeEventListener("scroll", measure);
  }, [room, count, whole]);
  if (whole) return { first: 0, end: count, above: 0, below: 0 };
  const { height, top, inSight } = measured ?? { height: 0, top: 0, inSight: AT_FIRST };
  const first = Math.min(Math.max(0, top - BEYOND), Math.max(0, count - inSight));
  const end = Math.min(count, top + inSight + 2 * BEYOND);
  return { first, end, above: first * height, below: (count - end) * height };
}
