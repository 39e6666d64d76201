import { crc32, deflateSync } from "node:zlib";

const WIDTH = 480;
const HEIGHT = 320;

/** A sheet with lines of writing on a notice board, as a PNG: what a phone might have taken, in four grey tones. */
export function demoPicture(): Buffer {
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) rows[y * (WIDTH + 1) + 1 + x] = toneAt(x, y);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  // Eight bits of grey.
  head[8] = 8;
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function toneAt(x: number, y: number): number {
  const onSheet = x > 120 && x < 360 && y > 40 && y < 290;
  if (!onSheet) return y > 300 ? 90 : 150;
  const line = y > 80 && (y - 80) % 26 < 6 && x > 145 && x < 335 - ((y * 7) % 60);
  return line ? 70 : 244;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}
