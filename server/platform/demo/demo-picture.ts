import { PngDrawing } from "./png-drawing.ts";

/** What a picture of the demonstration shows, and what its file is called after. */
export const DEMO_SUBJECTS = {
  RECEIPT_BOOK: "收据存根",
  NOTICE_BOARD: "公示栏",
  LEDGER: "收费台账",
  CASH_COUNT: "现金盘点",
} as const;

export type DemoSubject = keyof typeof DEMO_SUBJECTS;

interface Shown {
  readonly subject: DemoSubject;
  /** Whether all is as it ought to be: numbers without a gap, the count agreeing, nothing missing on the board. */
  readonly inOrder: boolean;
  /** Lines at the foot, as a phone stamps them: the check's number, when, and where. */
  readonly stamp?: readonly string[];
}

const [WIDTH, HEIGHT] = [480, 320];
const LINE = 22;

/** A drawing of what somebody would have photographed on site, as a PNG; always the same for the same. */
export function demoPicture({ subject, inOrder, stamp = [] }: Shown): Buffer {
  const drawing = new PngDrawing(WIDTH, HEIGHT, subject === "NOTICE_BOARD" ? "WALL" : "DESK");
  DRAWN[subject](drawing, inOrder);
  if (stamp.length > 0) drawing.box(0, HEIGHT - stamp.length * LINE - 12, WIDTH, HEIGHT, "DARK");
  for (const [at, line] of stamp.entries()) drawing.words(12, HEIGHT - (stamp.length - at) * LINE - 3, line, "WHITE");
  return drawing.png();
}

type Draw = (drawing: PngDrawing, inOrder: boolean) => void;

/** A sheet with its shadow, and lines of writing on it of uneven length. */
function sheet(drawing: PngDrawing, left: number, top: number, width: number, lines: number): void {
  const height = lines * 14 + 48;
  drawing.box(left + 5, top + 6, width, height, "EDGE").box(left, top, width, height, "PAPER");
  for (let line = 0; line < lines; line++)
    drawing.box(left + 14, top + 38 + line * 14, width - 28 - ((line * 23) % 40), 3, "PALE");
}

const receiptBook: Draw = (drawing, inOrder) => {
  for (const [at, no] of (inOrder ? [411, 412] : [411, 414]).entries()) {
    const left = 28 + at * 222;
    sheet(drawing, left, 30, 200, 9);
    drawing.words(left + 14, 42, `NO 000${no}`, "RED").box(left, 30, 6, 174, "SHADE");
    drawing
      .box(left + 130, 150, 44, 44, "RED")
      .box(left + 134, 154, 36, 36, "PAPER")
      .words(left + 141, 165, "PAID", "RED", 1);
  }
};

const noticeBoard: Draw = (drawing, inOrder) => {
  drawing.box(24, 18, 432, 222, "EDGE").box(34, 28, 412, 202, "GREEN");
  for (const left of inOrder ? [50, 182, 314] : [50, 182]) {
    sheet(drawing, left, 44, 116, 9);
    drawing.words(left + 12, 56, left === 314 ? "TEL" : "FEES", "INK").box(left + 54, 40, 8, 8, "RED");
  }
};

const ledger: Draw = (drawing, inOrder) => {
  drawing.box(46, 22, 400, 220, "EDGE").box(40, 16, 400, 220, "PAPER");
  for (let row = 0; row < 9; row++) {
    const top = 24 + row * 24;
    drawing.box(40, top + 19, 400, 1, "PALE");
    if (!inOrder && (row === 4 || row === 6)) continue;
    drawing.words(54, top + 2, row === 0 ? "NO" : `1-${101 + row}`, "INK");
    drawing.words(190, top + 2, row === 0 ? "DUE" : `${286 + row * 17}.00`, "INK");
    drawing.words(330, top + 2, row === 0 ? "PAID" : `${286 + row * 17}.00`, "INK");
  }
  for (const left of [176, 316]) drawing.box(left, 16, 1, 220, "PALE");
};

const cashCount: Draw = (drawing, inOrder) => {
  for (const [at, left] of [30, 118, 206].entries()) {
    drawing.box(left + 5, 66, 76, 150 - at * 30, "EDGE").box(left, 60, 76, 150 - at * 30, at === 0 ? "RED" : "GREEN");
    for (let top = 66; top < 200 - at * 30; top += 8) drawing.box(left, top, 76, 2, "SHADE");
  }
  sheet(drawing, 310, 40, 146, 8);
  drawing.words(322, 52, "4,860.00", "INK").box(316, 156, 136, 40, "PAPER");
  drawing.words(322, 168, inOrder ? "4,860.00" : "4,773.50", inOrder ? "INK" : "RED");
};

const DRAWN: Readonly<Record<DemoSubject, Draw>> = {
  RECEIPT_BOOK: receiptBook,
  NOTICE_BOARD: noticeBoard,
  LEDGER: ledger,
  CASH_COUNT: cashCount,
};
