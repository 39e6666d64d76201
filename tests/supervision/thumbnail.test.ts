import sharp from "sharp";
import { expect, it } from "vitest";
import { demoPicture } from "../../server/platform/demo/demo-picture.ts";
import { evidenceType } from "../../server/supervision/evidence-file.rules.ts";
import { thumbnailOf } from "../../server/supervision/thumbnail.ts";

/** A photo as a phone takes it, held upright: stored lying, with a note to turn it, and where it was taken. */
const photo = () =>
  sharp({ create: { width: 1600, height: 1200, channels: 3, background: "#888" } })
    .composite([{ input: { create: { width: 400, height: 1200, channels: 3, background: "#c00" } }, left: 0, top: 0 }])
    .withExif({ IFD0: { Make: "Phone" }, IFD3: { GPSLatitudeRef: "N" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

async function madeSmall(picture: Buffer) {
  const small = await thumbnailOf(picture);
  if (small === null) throw new Error("the picture was not opened");
  return { small, ...(await sharp(small).metadata()) };
}

it("makes a photo small and upright, and tells nothing of where it was taken", async () => {
  const taken = await photo();
  expect((await sharp(taken).metadata()).orientation).toBe(6);
  const { small, format, width, height, exif, orientation } = await madeSmall(taken);
  // Three by four, turned: the longest edge is 320.
  expect([format, width, height, exif, orientation]).toEqual(["webp", 240, 320, undefined, undefined]);
  // What lay to the left is at the top.
  const { data } = await sharp(small).extract({ left: 120, top: 20, width: 1, height: 1 }).raw().toBuffer({
    resolveWithObject: true,
  });
  expect([(data[0] ?? 0) > 150, (data[1] ?? 255) < 60]).toEqual([true, true]);
});

it("leaves what is small as it is, and opens every kind of picture that evidence may be", async () => {
  const { width, height } = await madeSmall(demoPicture({ subject: "LEDGER", inOrder: true }));
  expect([width, height]).toEqual([320, Math.round((320 * 320) / 480)]);
  const dot = sharp({ create: { width: 7, height: 5, channels: 4, background: "#00f8" } });
  for (const picture of [dot.clone().png(), dot.clone().webp(), dot.clone().jpeg()]) {
    const small = await madeSmall(await picture.toBuffer());
    expect([small.width, small.height]).toEqual([7, 5]);
  }
});

it("opens nothing that only looks like a picture, that claims more than a machine holds, or is of another kind", async () => {
  const png = demoPicture({ subject: "CASH_COUNT", inOrder: true });
  // Begins and ends as it should; what lies between is not what it says.
  const hollow = Buffer.concat([png.subarray(0, 8), Buffer.alloc(64), Buffer.from("IEND")]);
  expect(evidenceType(hollow)).toBe("image/png");
  const vast = Buffer.from(png);
  vast.writeUInt32BE(60_000, 16);
  vast.writeUInt32BE(60_000, 20);
  const gif = await sharp({ create: { width: 3, height: 3, channels: 3, background: "#000" } })
    .gif()
    .toBuffer();
  const svg = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>`,
  );
  for (const other of [hollow, vast, gif, svg, Buffer.from("%PDF-1.4\n%%EOF"), Buffer.alloc(0)])
    expect(await thumbnailOf(other)).toBeNull();
});
