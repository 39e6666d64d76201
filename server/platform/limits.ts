/** What one caller may ask of the server, and the server of itself. */
export interface Limits {
  /** Requests a minute from one network address, whoever sends them. */
  readonly perAddress: number;
  /** Requests a minute of one person, from wherever and with whatever token. */
  readonly perPerson: number;
  /** Requests that are answered at once. */
  readonly atOnce: number;
  /** Seconds that the reading for one answer may take. */
  readonly seconds: number;
}

/** An office behind one address, pages that ask a dozen questions, and the slowest figure over ten million bills. */
export const USUAL_LIMITS: Limits = { perAddress: 6_000, perPerson: 3_000, atOnce: 200, seconds: 120 };
