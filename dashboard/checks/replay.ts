import { sha256Hex } from "../format/sha256.ts";

/** What a draw is made from, as it was published. */
export interface Universe {
  readonly places: number;
  readonly drawsLeft: number;
  readonly estates: readonly {
    readonly code: string;
    readonly weight: number;
    readonly drawn: boolean;
    readonly inspectors: readonly number[];
  }[];
  readonly inspectors: readonly { readonly id: number; readonly name: string }[];
}

export interface Revealed {
  readonly universe: string;
  readonly universeHash: string;
  readonly seed: string;
  readonly seedHash: string;
  readonly publicWord: string;
  /** What the server says was drawn, as JSON. */
  readonly result: string;
}

export interface Lot {
  readonly estate: string;
  readonly inspector: number;
}

export interface Replay {
  readonly seedHolds: boolean;
  readonly universeHolds: boolean;
  readonly lots: readonly Lot[];
  /** Whether the lots are those that the server told. */
  readonly same: boolean;
}

async function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
}

/** Numbers of the draw: SHA-256 over seed:word:universe's hash:0, 1, 2 …, each read as eight 32-bit numbers. */
async function* numbers(prefix: string): AsyncGenerator<number, never> {
  for (let block = 0; ; block++) {
    const digest = new DataView(await sha256(`${prefix}:${block}`));
    for (let at = 0; at < 32; at += 4) yield digest.getUint32(at);
  }
}

/** A number below a limit, none likelier than another. */
async function below(limit: number, stream: AsyncGenerator<number, never>): Promise<number> {
  for (;;) {
    const { value } = await stream.next();
    if (value < 2 ** 32 - (2 ** 32 % limit)) return value % limit;
  }
}

/** Draws again in this browser, and compares with what was published: written apart from the server's draw, from its description. */
export async function replay(revealed: Revealed): Promise<Replay> {
  const { universe: text, universeHash, seed, seedHash, publicWord, result } = revealed;
  const universe = readUniverse(text);
  const lots = await drawAgain(universe, numbers(`${seed}:${publicWord}:${universeHash}`));
  return {
    seedHolds: (await sha256Hex(seed)) === seedHash,
    universeHolds: (await sha256Hex(text)) === universeHash,
    lots,
    same: JSON.stringify(lots) === result,
  };
}

export const readUniverse = (text: string): Universe => JSON.parse(text);

/** What the server says was drawn; nothing before it is revealed. */
export const readLots = (result: string | null): readonly Lot[] => (result === null ? [] : JSON.parse(result));

async function drawAgain(
  { places, drawsLeft, estates }: Universe,
  stream: AsyncGenerator<number, never>,
): Promise<Lot[]> {
  const lots: Lot[] = [];
  const left = [...estates];
  const had = (id: number) => lots.filter(({ inspector }) => inspector === id).length;
  // So many places have to go to estates that were not drawn this year, or the year would end without them.
  const owed = estates.filter(({ drawn }) => !drawn).length - drawsLeft * places;
  for (let place = 0; place < places; place++) {
    const pool = place < owed ? left.filter(({ drawn }) => !drawn) : left;
    let ticket = await below(
      pool.reduce((sum, { weight }) => sum + weight, 0),
      stream,
    );
    const estate = pool.find(({ weight }) => (ticket -= weight) < 0);
    if (estate === undefined) throw new Error("the universe holds no estate for a place");
    left.splice(left.indexOf(estate), 1);
    const fewest = Math.min(...estate.inspectors.map(had));
    const free = estate.inspectors.filter((id) => had(id) === fewest);
    const inspector = free[await below(free.length, stream)] ?? 0;
    lots.push({ estate: estate.code, inspector });
  }
  return lots;
}
