const CODE = /^(.+)-F(\d{1,9})$/;

/** Estate and number of a finding's code, such as E01-F12; null where a text is none. */
export function readFindingCode(code: string): { readonly estate: string; readonly number: number } | null {
  const match = CODE.exec(code);
  return match === null ? null : { estate: match[1] ?? "", number: Number(match[2]) };
}

export const findingCode = (estate: string, number: number): string => `${estate}-F${number}`;
