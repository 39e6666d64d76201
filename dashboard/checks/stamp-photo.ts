import type { DraftPhoto } from "./field-store.ts";

const LONGEST_EDGE = 1600;
const THUMBNAIL_EDGE = 160;

interface Taken {
  readonly draft: string;
  readonly item: string;
  readonly number: string;
  readonly file: File;
}

/** Keeps a photo as it was taken, and makes a copy on which its time, its place and the check's number stand. */
export async function stampPhoto({ draft, item, number, file }: Taken): Promise<DraftPhoto> {
  const [picture, place] = await Promise.all([createImageBitmap(file), whereAmI()]);
  const takenAt = new Date().toISOString();
  const lines = [number, localTime(takenAt), place].filter((line) => line !== "");
  const canvas = drawn(picture, LONGEST_EDGE);
  writeOn(canvas, lines);
  const stamped = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
  if (stamped === null) throw new Error("the photo was not stamped");
  const thumbnail = drawn(canvas, THUMBNAIL_EDGE).toDataURL("image/jpeg", 0.7);
  return { key: crypto.randomUUID(), draft, item, takenAt, place, taken: file, stamped, thumbnail };
}

function drawn(picture: ImageBitmap | HTMLCanvasElement, edge: number): HTMLCanvasElement {
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function writeOn(canvas: HTMLCanvasElement, lines: readonly string[]): void {
  const brush = canvas.getContext("2d");
  if (brush === null) throw new Error("nothing can be drawn here");
  const size = Math.max(12, Math.round(canvas.width / 32));
  const height = size * 1.4 * lines.length + size;
  brush.fillStyle = "#000a";
  brush.fillRect(0, canvas.height - height, canvas.width, height);
  brush.fillStyle = "#fff";
  brush.font = `${size}px sans-serif`;
  brush.textBaseline = "top";
  for (const [at, line] of lines.entries())
    brush.fillText(line, size / 2, canvas.height - height + size / 2 + at * size * 1.4);
}

const localTime = (instant: string): string => new Date(instant).toLocaleString("sv-SE");

/** Latitude and longitude, or nothing where the phone does not say within a few seconds: a basement has no sky. */
function whereAmI(): Promise<string> {
  return new Promise((resolve) => {
    if (!("geolocation" in navigator)) return resolve("");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(`${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`),
      () => resolve(""),
      { timeout: 4000, maximumAge: 60_000 },
    );
  });
}
