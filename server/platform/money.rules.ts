/** Fen as yuan with two decimals and nothing else, as files and spreadsheets read numbers: "-1234.50". */
export function plainYuan(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0");
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A number of at most two decimals with its thousands apart. */
export const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** Fen as yuan as people read them: "−1,234.50". */
export const yuan = (fen: bigint): string => grouped(plainYuan(fen)).replace("-", "−");
