export const EVIDENCE_TYPES = ["image/jpeg", "image/png", "image/webp", "application/pdf"] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** Bytes of one file: a phone's photo is a tenth of it. */
export const LARGEST_EVIDENCE = 20 * 1024 ** 2;

const begins = (bytes: Uint8Array, at: number, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[at + index] === byte);

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** Whether the last of a file holds a text; what is cut off does not. */
const endsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(Math.max(0, bytes.length - 1024))).includes(text, 0, "latin1");

const SIGNS: Readonly<Record<EvidenceType, (bytes: Uint8Array) => boolean>> = {
  "image/jpeg": (bytes) => begins(bytes, 0, 0xff, 0xd8, 0xff) && endsWith(bytes, "\xff\xd9"),
  "image/png": (bytes) => begins(bytes, 0, 0x89, ...ascii("PNG\r\n\x1a\n")) && endsWith(bytes, "IEND"),
  "image/webp": (bytes) => begins(bytes, 0, ...ascii("RIFF")) && begins(bytes, 8, ...ascii("WEBP")),
  "application/pdf": (bytes) => begins(bytes, 0, ...ascii("%PDF-")) && endsWith(bytes, "%%EOF"),
};

/** What a file is by its content; null where it is nothing that proves anything here, whatever its name says. */
export const evidenceType = (bytes: Uint8Array): EvidenceType | null =>
  EVIDENCE_TYPES.find((type) => SIGNS[type](bytes)) ?? null;

/** A name without folders or control characters, short enough to be kept. */
export const isEvidenceName = (name: string): boolean => /^[^/\\\p{Cc}]{1,200}$/u.test(name) && name.trim() !== "";
