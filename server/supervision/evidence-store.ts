import { createHash } from "node:crypto";
import { Disk, errors } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";

/** Where the files lie: a folder of this machine, or a bucket. */
export type EvidencePlace =
  | { readonly folder: string }
  | { readonly bucket: string; readonly endpoint: string | undefined; readonly region: string };

/** A stored file that is not what was stored, or is gone: it proves nothing, so nobody is shown it. */
export class AlteredEvidence extends Error {
  constructor(readonly sha256: string) {
    super(`evidence ${sha256} is missing or was altered`);
  }
}

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Files by the SHA-256 of their content: the same file is stored once, and a changed one is found when it is read. */
export class EvidenceStore {
  private disk: Promise<Disk> | undefined;

  constructor(private readonly place: EvidencePlace) {}

  /** Stores a file, and gives its SHA-256. */
  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Of(bytes);
    const disk = await this.open();
    await disk.put(keyOf(sha256), bytes);
    return sha256;
  }

  /** The content of a file, checked against its hash. */
  async get(sha256: string): Promise<Uint8Array> {
    const disk = await this.open();
    const bytes = await disk.getBytes(keyOf(sha256)).catch((error: unknown) => {
      if (error instanceof errors.E_CANNOT_READ_FILE) throw new AlteredEvidence(sha256);
      throw error;
    });
    if (sha256Of(bytes) !== sha256) throw new AlteredEvidence(sha256);
    return bytes;
  }

  private open(): Promise<Disk> {
    this.disk ??= openDisk(this.place);
    return this.disk;
  }
}

/** A folder holds at most a 256th of all files. */
const keyOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256}`;

async function openDisk(place: EvidencePlace): Promise<Disk> {
  if ("folder" in place) return new Disk(new FSDriver({ location: place.folder, visibility: "private" }));
  // Its client is large, and few need it.
  const { S3Driver } = await import("flydrive/drivers/s3");
  const { bucket, endpoint, region } = place;
  // Other makers' stores are found by path, and know no access lists. Credentials come from the environment.
  const other = endpoint === undefined ? {} : { endpoint, forcePathStyle: true, supportsACL: false };
  return new Disk(new S3Driver({ bucket, region, visibility: "private", ...other }));
}
