import { hash } from "node:crypto";

/** An estate that may be drawn. */
export interface DrawEstate {
  readonly code: string;
  /** Chance relative to the others: a whole number from 1. */
  readonly weight: number;
  /** Whether it has had its surprise check of the year. */
  readonly drawn: boolean;
  /** Who may inspect it: inspectors who hold it and have no interest in it, in order of their number. */
  readonly inspectors: readonly number[];
}

/** What a draw is made from; frozen before its seed is made public. */
export interface DrawUniverse {
  readonly year: number;
  /** How many estates are drawn. */
  readonly places: number;
  /** Draws of the same size that follow this one within the year. */
  readonly drawsLeft: number;
  /** In order of code. */
  readonly estates: readonly DrawEstate[];
  readonly inspectors: readonly { readonly id: number; readonly name: string }[];
}

export interface DrawnLot {
  readonly estate: string;
  readonly inspector: number;
}

/** What decides a draw: the seed that was committed, what was said in public after that, and the frozen universe. */
export interface DrawKey {
  /** 64 hexadecimal digits. */
  readonly seed: string;
  readonly publicWord: string;
  /** SHA-256 of the universe as it was published. */
  readonly universeHash: string;
}

export const sha256 = (text: string): string => hash("sha256", text);

/** Why nothing can be drawn from a universe, or null. `estate` names the one at fault. */
export function universeObjection({ places, drawsLeft, estates }: DrawUniverse): {
  readonly code: "NO_PLACES" | "TOO_MANY_PLACES" | "TOO_FEW_PLACES" | "NO_INSPECTOR";
  readonly estate: string | null;
} | null {
  if (!Number.isInteger(places) || places < 1) return { code: "NO_PLACES", estate: null };
  if (places > estates.length) return { code: "TOO_MANY_PLACES", estate: null };
  const unmanned = estates.find(({ inspectors }) => inspectors.length === 0);
  if (unmanned !== undefined) return { code: "NO_INSPECTOR", estate: unmanned.code };
  // Every estate at least yearly: whoever starts late has to draw more at once.
  const undrawn = estates.filter(({ drawn }) => !drawn).length;
  return undrawn > (drawsLeft + 1) * places ? { code: "TOO_FEW_PLACES", estate: null } : null;
}

/**
 * Draws estates and inspectors 双随机 (P6.3). Anybody with the key and the universe gets the same:
 *
 * - The stream is SHA-256 over the text `seed:word:universeHash:0`, then `…:1` and so on, each digest read as eight 32-bit numbers,
 *   big-endian.
 * - A number below n is the next of the stream that is below the largest multiple of n within 2³², modulo n: none is likelier.
 * - Places that the year's remaining draws could not make up for go to estates that were not drawn this year; all others to any.
 * - For each place a number below the sum of weights is drawn, and taken off weight by weight in order of code until it is less than
 *   the next weight: that estate is drawn, and leaves the pool.
 * - Its inspector follows at once: a number below how many of its inspectors have the fewest lots so far picks among those.
 */
export function drawLots(universe: DrawUniverse, key: DrawKey): DrawnLot[] {
  const stream = new Stream(key);
  const lots: DrawnLot[] = [];
  const load = new Map<number, number>();
  let pool = universe.estates;
  const undrawn = pool.filter(({ drawn }) => !drawn).length;
  const owed = Math.max(0, undrawn - universe.drawsLeft * universe.places);
  for (let place = 0; place < universe.places; place++) {
    const estate = pickWeighted(place < owed ? pool.filter(({ drawn }) => !drawn) : pool, stream);
    pool = pool.filter((other) => other !== estate);
    const fewest = Math.min(...estate.inspectors.map((id) => load.get(id) ?? 0));
    const free = estate.inspectors.filter((id) => (load.get(id) ?? 0) === fewest);
    const inspector = free[stream.below(free.length)];
    if (inspector === undefined) throw new Error(`nobody may inspect ${estate.code}`);
    load.set(inspector, fewest + 1);
    lots.push({ estate: estate.code, inspector });
  }
  return lots;
}

function pickWeighted(pool: readonly DrawEstate[], stream: Stream): DrawEstate {
  let rest = stream.below(pool.reduce((sum, { weight }) => sum + weight, 0));
  for (const estate of pool) {
    if (rest < estate.weight) return estate;
    rest -= estate.weight;
  }
  throw new Error("the pool is empty");
}

const RANGE = 2 ** 32;
const WORDS = 8;

class Stream {
  private readonly prefix: string;
  private block = Buffer.alloc(0);
  private taken = 0;

  constructor({ seed, publicWord, universeHash }: DrawKey) {
    this.prefix = `${seed}:${publicWord}:${universeHash}`;
  }

  below(limit: number): number {
    if (!Number.isInteger(limit) || limit < 1 || limit > RANGE) throw new Error(`no number is below ${limit}`);
    const fair = RANGE - (RANGE % limit);
    for (;;) {
      const word = this.next();
      if (word < fair) return word % limit;
    }
  }

  private next(): number {
    if (this.taken % WORDS === 0) this.block = hash("sha256", `${this.prefix}:${this.taken / WORDS}`, "buffer");
    return this.block.readUInt32BE(4 * (this.taken++ % WORDS));
  }
}
