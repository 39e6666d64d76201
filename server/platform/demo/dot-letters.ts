/** Capital letters, digits and some signs, five dots wide and seven high: a row of dots in each two digits, the leftmost dot the highest of five bits. */
const LETTERS: Readonly<Record<string, string>> = {
  "0": "0e11131519110e",
  "1": "040c040404040e",
  "2": "0e11010204081f",
  "3": "1f02040201110e",
  "4": "02060a121f0202",
  "5": "1f101e0101110e",
  "6": "0608101e11110e",
  "7": "1f010204080808",
  "8": "0e11110e11110e",
  "9": "0e11110f01020c",
  A: "0e11111f111111",
  B: "1e11111e11111e",
  C: "0e11101010110e",
  D: "1c12111111121c",
  E: "1f10101e10101f",
  F: "1f10101e101010",
  G: "0e11101711110f",
  H: "1111111f111111",
  I: "0e04040404040e",
  J: "0702020202120c",
  K: "11121418141211",
  L: "1010101010101f",
  M: "111b1515111111",
  N: "11111915131111",
  O: "0e11111111110e",
  P: "1e11111e101010",
  Q: "0e11111115120d",
  R: "1e11111e141211",
  S: "0f10100e01011e",
  T: "1f040404040404",
  U: "1111111111110e",
  V: "11111111110a04",
  W: "1111111515150a",
  X: "11110a040a1111",
  Y: "1111110a040404",
  Z: "1f01020408101f",
  "-": "0000001f000000",
  ".": "00000000000c0c",
  ",": "000000000c0408",
  ":": "000c0c000c0c00",
  "/": "01010204081010",
};

/** Dots from the left edge of one letter to that of the next. */
export const LETTER_STEP = 6;
const [WIDE, HIGH] = [5, 7];

/** Where the dots of a text lie, in dots from its upper left corner; what is no letter of these leaves a gap. */
export function* dotsOf(text: string): Generator<readonly [x: number, y: number]> {
  for (const [at, sign] of [...text].entries()) {
    const letter = LETTERS[sign];
    if (letter === undefined) continue;
    for (let y = 0; y < HIGH; y++) {
      const row = Number.parseInt(letter.slice(2 * y, 2 * y + 2), 16);
      for (let x = 0; x < WIDE; x++) if ((row >> (WIDE - 1 - x)) & 1) yield [at * LETTER_STEP + x, y];
    }
  }
}
