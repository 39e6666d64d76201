/** What adjustments (红冲, 减免, 核销) took off a bill, in fen: what neither was paid nor is owed. */
export const adjustedOff = ({ amount, paid, open }: Readonly<Record<"amount" | "paid" | "open", string>>): bigint =>
  BigInt(amount) - BigInt(paid) - BigInt(open);
