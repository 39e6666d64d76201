import { labelLines } from "./label-lines.ts";

/** Widths of letters at the size of axes, a little generous: Chinese ones are square. */
const SQUARE = 12;
const NARROW = 7.2;
/** Between a name and the bars. */
const GAP = 14;

const widthOf = (letter: string): number => (letter > "\u2e7f" ? SQUARE : NARROW);
const lengthOf = (name: string): number => [...name].reduce((sum, letter) => sum + widthOf(letter), 0);

interface AxisNames {
  /** Room on the left for the longest name, or for as much as may be taken. */
  readonly room: number;
  /** A name as it stands there: in two lines where one is too short for it. */
  readonly lines: (name: string) => readonly string[];
}

/** Makes room for names beside bars that lie, between the least and the most that they may take. */
export function axisNames(names: readonly string[], least: number, most: number): AxisNames {
  const longest = Math.max(0, ...names.map(lengthOf));
  const room = Math.min(most, Math.max(least, Math.ceil(longest) + GAP));
  const lines = (name: string): readonly string[] =>
    lengthOf(name) <= room - GAP ? [name] : labelLines(name, Math.floor((room - GAP) / (SQUARE / 2)), 2);
  return { room, lines };
}
