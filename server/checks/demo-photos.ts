import type { Database } from "../database/transaction.ts";
import { demoPicture, type DemoSubject } from "../platform/demo/demo-picture.ts";
import type { PhotoGiven } from "./add-photo.ts";
import { checkNumber, type CheckKey } from "./check.store.ts";

/** Where the files of photos lie. */
export interface PhotoStore {
  /** Stores a file, and gives its SHA-256. */
  readonly put: (bytes: Uint8Array) => Promise<string>;
}

interface Photographed extends CheckKey {
  readonly on: string;
  readonly shown: readonly (readonly [subject: DemoSubject, inOrder: boolean])[];
}

/** Latitude and longitude in the middle of the cities of the demonstration, by the letters of their estates' codes. */
const CITIES: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  BJ: [39.9, 116.4],
  TJ: [39.13, 117.2],
  SH: [31.23, 121.47],
  HZ: [30.27, 120.15],
  NJ: [32.06, 118.8],
  WH: [30.59, 114.31],
  GZ: [23.13, 113.26],
  SZ: [22.54, 114.06],
  CD: [30.57, 104.07],
  CQ: [29.56, 106.55],
  XA: [34.34, 108.94],
  KM: [25.04, 102.71],
};

/** The item of a checklist that asks for photos. */
const ITEM = "PHOTO";

/**
 * The photos of a check as the phone sends them: each as it was taken, then with the check's number, its time and its place stamped on it.
 * The files are stored first; what is given is still to be noted.
 */
export async function storeDemoPhotos(
  database: Database,
  store: PhotoStore,
  { estateId, checkId, on, shown }: Photographed,
): Promise<PhotoGiven[]> {
  const estateCode = await database.asViewer({ scope: "all" }, async (trx) => {
    const { estate_code } = await trx
      .selectFrom("estate")
      .select("estate_code")
      .where("estate_id", "=", estateId)
      .executeTakeFirstOrThrow();
    return estate_code;
  });
  const place = placeOf(estateCode, estateId);
  const photos: PhotoGiven[] = [];
  for (const [at, [subject, inOrder]] of shown.entries()) {
    const time = `09:${40 + 7 * at}:00`;
    const keep = async (stamp: readonly string[], stampedFrom: string | null) => {
      const bytes = demoPicture({ subject, inOrder, stamp });
      const file = { sha256: await store.put(bytes), mediaType: "image/png", bytes: bytes.length };
      photos.push({ estateId, checkId, item: ITEM, takenAt: `${on}T${time}+08:00`, place, stampedFrom, ...file });
      return file.sha256;
    };
    const taken = await keep([], null);
    await keep([checkNumber(estateCode, checkId), `${on} ${time}`, place], taken);
  }
  return photos;
}

/** A few streets away from the middle of its city; empty where no city is known, as from a basement. */
function placeOf(code: string, estateId: number): string {
  const city = CITIES[code.slice(0, 2)];
  if (city === undefined) return "";
  const [latitude, longitude] = city;
  return `${(latitude + estateId / 900).toFixed(5)},${(longitude - estateId / 700).toFixed(5)}`;
}
