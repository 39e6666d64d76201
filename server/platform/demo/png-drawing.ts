import { crc32, deflateSync } from "node:zlib";
import { dotsOf } from "./dot-letters.ts";

const COLOURS = {
  WALL: 0xc9cec6,
  DESK: 0x8a6a4a,
  EDGE: 0x5f4630,
  PAPER: 0xf6f3ea,
  SHADE: 0xd8d2c2,
  INK: 0x2f3a46,
  PALE: 0x9aa3aa,
  RED: 0xb8322a,
  GREEN: 0x6f9272,
  DARK: 0x15191c,
  WHITE: 0xffffff,
} as const;

export type Colour = keyof typeof COLOURS;

const NAMES = Object.keys(COLOURS);

/** A picture of plain shapes in a few colours, that becomes a PNG: the same shapes, the same bytes. */
export class PngDrawing {
  /** A byte before each row says that it is written as it is. */
  private readonly rows: Buffer;

  constructor(
    readonly width: number,
    readonly height: number,
    ground: Colour,
  ) {
    this.rows = Buffer.alloc((width + 1) * height, NAMES.indexOf(ground));
    for (let y = 0; y < height; y++) this.rows[y * (width + 1)] = 0;
  }

  /** A filled rectangle; what lies outside is left out. */
  box(left: number, top: number, width: number, height: number, colour: Colour): this {
    const from = Math.max(0, left);
    const to = Math.min(this.width, left + width);
    const index = NAMES.indexOf(colour);
    for (let y = Math.max(0, top); y < Math.min(this.height, top + height); y++) {
      const row = y * (this.width + 1) + 1;
      if (to > from) this.rows.fill(index, row + from, row + to);
    }
    return this;
  }

  /** Words in capitals, digits and signs, so many pixels for each of their dots. */
  words(left: number, top: number, text: string, colour: Colour, size = 2): this {
    for (const [x, y] of dotsOf(text)) this.box(left + x * size, top + y * size, size, size, colour);
    return this;
  }

  png(): Buffer {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(this.width, 0);
    head.writeUInt32BE(this.height, 4);
    // Eight bits for each pixel, which name a colour of the palette.
    head[8] = 8;
    head[9] = 3;
    const palette = Buffer.from(
      Object.values(COLOURS).flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]),
    );
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", head),
      chunk("PLTE", palette),
      chunk("IDAT", deflateSync(this.rows)),
      chunk("IEND", Buffer.alloc(0)),
    ]);
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}
