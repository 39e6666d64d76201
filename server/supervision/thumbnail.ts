import sharp from "sharp";

// One picture at a time takes one core; and what nobody asks for again stays out of memory.
sharp.concurrency(1);
sharp.cache(false);
// Of all that the library reads, only what evidence may be.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});

/** Longest edge in pixels: twice what pages show, for screens that are fine. */
const EDGE = 320;
/** More than any phone's picture has; a small file that claims more is made to exhaust the machine. */
const MOST_PIXELS = 250_000_000;
const MOST_SECONDS = 20;

export const THUMBNAIL_TYPE = "image/webp";

/**
 * A picture made small, upright as it was taken, without what the camera noted about it; null where the picture cannot be opened. It is
 * made of the file each time it is asked for: it is no second file that could tell something else.
 */
export async function thumbnailOf(picture: Uint8Array): Promise<Buffer | null> {
  try {
    return await sharp(picture, { limitInputPixels: MOST_PIXELS, failOn: "error" })
      .autoOrient()
      .resize({ width: EDGE, height: EDGE, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 72 })
      .timeout({ seconds: MOST_SECONDS })
      .toBuffer();
  } catch {
    // The library tells all that is wrong with a picture by throwing, and nothing else.
    return null;
  }
}
