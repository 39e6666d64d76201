/** Adds whole numbers written as digits, exactly. */
export const sum = (values: readonly string[]): string =>
  values.reduce((total, value) => total + BigInt(value), 0n).toString();

/** Subtracts whole numbers written as digits, exactly. */
export const minus = (from: string, value: string): string => (BigInt(from) - BigInt(value)).toString();
