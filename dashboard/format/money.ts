/** Fen as digits → yuan with two decimals, thousands separated; exact, since no number of JavaScript's is involved. */
export function yuan(fen: string): string {
  const amount = BigInt(fen);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, "0");
  return `${amount < 0n ? "−" : ""}${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** Yuan as typed, "1,200.5" → fen as digits; null where it is no amount. */
export function fenOf(yuanText: string): string | null {
  const [, whole, cents = ""] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(yuanText.replaceAll(",", "").trim()) ?? [];
  return whole === undefined ? null : BigInt(whole + cents.padEnd(2, "0")).toString();
}

/** A whole number with its thousands separated. */
export function count(value: number | bigint): string {
  const digits = value.toString();
  return digits.startsWith("-") ? `−${grouped(digits.slice(1))}` : grouped(digits);
}

/** A number as it is stored, "-1234.50" → "−1,234.50"; words that are none stay as they are. */
export function decimal(stored: string): string {
  const [, sign, whole, rest] = /^(-?)(\d+)(\.\d+)?$/.exec(stored) ?? [];
  return whole === undefined ? stored : `${sign === "-" ? "−" : ""}${grouped(whole)}${rest ?? ""}`;
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ",");
