import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { drawLots, sha256, universeObjection, type DrawUniverse } from "../../server/checks/draw.rules.ts";

const estate = (code: string, weight: number, drawn = false, inspectors = [1, 2]) => ({
  code,
  weight,
  drawn,
  inspectors,
});
const INSPECTORS = [1, 2, 3].map((id) => ({ id, name: `督导${id}` }));
const universe = (changes: Partial<DrawUniverse>): DrawUniverse => ({
  year: 2026,
  places: 1,
  drawsLeft: 99,
  estates: [],
  inspectors: INSPECTORS,
  ...changes,
});
const key = (n: number) => ({ seed: sha256(String(n)), publicWord: "3888.60", universeHash: sha256("universe") });

/** As a committee member would write it, from the description alone. */
function replayed({ places, drawsLeft, estates }: DrawUniverse, k: ReturnType<typeof key>): string[] {
  const numbers: number[] = [];
  for (let i = 0; i < 50; i++) {
    const hex = createHash("sha256").update(`${k.seed}:${k.publicWord}:${k.universeHash}:${i}`).digest("hex");
    for (let at = 0; at < 64; at += 8) numbers.push(Number.parseInt(hex.slice(at, at + 8), 16));
  }
  const below = (n: number): number => {
    for (;;) {
      const x = numbers.shift() ?? Number.NaN;
      if (x < Math.floor(4294967296 / n) * n) return x % n;
    }
  };
  const lots: string[] = [];
  const had: number[] = [];
  const left = [...estates];
  const owed = left.filter((e) => !e.drawn).length - drawsLeft * places;
  for (let i = 0; i < places; i++) {
    const pool = i < owed ? left.filter((e) => !e.drawn) : left;
    const tickets = pool.flatMap((e) => Array<string>(e.weight).fill(e.code));
    const code = tickets[below(tickets.length)];
    const [found] = left.splice(
      left.findIndex((e) => e.code === code),
      1,
    );
    const count = (id: number) => had.filter((other) => other === id).length;
    const all = found?.inspectors ?? [];
    const free = all.filter((id) => all.every((other) => count(id) <= count(other)));
    const inspector = free[below(free.length)] ?? 0;
    had.push(inspector);
    lots.push(`${code} ${inspector}`);
  }
  return lots;
}

describe("a surprise draw", () => {
  const many = universe({
    places: 3,
    drawsLeft: 1,
    estates: ["A", "B", "C", "D", "E", "F"].map((code, at) => estate(code, at + 1, at > 4, at % 2 ? [1, 3] : [2, 3])),
  });

  it("replays identically from its published description", () => {
    for (let n = 0; n < 300; n++) {
      const lots = drawLots(many, key(n)).map((lot) => `${lot.estate} ${lot.inspector}`);
      expect(lots).toEqual(replayed(many, key(n)));
    }
    // One literal, so that the description itself cannot drift.
    expect(drawLots(many, key(1))).toMatchInlineSnapshot(`
      [
        {
          "estate": "C",
          "inspector": 2,
        },
        {
          "estate": "B",
          "inspector": 3,
        },
        {
          "estate": "E",
          "inspector": 2,
        },
      ]
    `);
    expect(drawLots(many, { ...key(1), publicWord: "3888.61" })).not.toEqual(drawLots(many, key(1)));
  });

  it("draws as the weights say, over 100,000 draws", () => {
    // 1 of weights 1, 2, 3, 4: 10 %, 20 %, 30 %, 40 %.
    const estates = [1, 2, 3, 4].map((weight) => estate(`W${weight}`, weight));
    const count = new Map<string, number>();
    const inspected = new Map<number, number>();
    const one = universe({ estates });
    for (let n = 0; n < 100_000; n++)
      for (const lot of drawLots(one, { seed: String(n), publicWord: "", universeHash: "" })) {
        count.set(lot.estate, (count.get(lot.estate) ?? 0) + 1);
        inspected.set(lot.inspector, (inspected.get(lot.inspector) ?? 0) + 1);
      }
    // Chi-square with 3 degrees of freedom exceeds 16.27 once in a thousand; the seeds are fixed.
    const chi = [1, 2, 3, 4].reduce((sum, weight) => {
      const expected = weight * 10_000;
      return sum + ((count.get(`W${weight}`) ?? 0) - expected) ** 2 / expected;
    }, 0);
    expect(chi).toBeLessThan(16.27);
    // Two inspectors, one half each: three standard deviations are 474.
    expect(Math.abs((inspected.get(1) ?? 0) - 50_000)).toBeLessThan(474);
    expect(inspected.get(3)).toBeUndefined();
  });

  it("gives the heavier estate of a pair its share of both places", () => {
    // 2 of weights 1, 1, 2: the last is in with 2/4 + 2 · 1/4 · 2/3 = 5/6.
    const pair = universe({ places: 2, estates: [estate("A", 1), estate("B", 1), estate("C", 2)] });
    let included = 0;
    for (let n = 0; n < 20_000; n++)
      included += Number(
        drawLots(pair, { seed: String(n), publicWord: "", universeHash: "" }).some((l) => l.estate === "C"),
      );
    // Three standard deviations: 3 · √(20,000 · 5/6 · 1/6) = 158.
    expect(Math.abs(included - 16_667)).toBeLessThan(158);
  });

  it("never draws an inspector who is excluded, and spreads the work over the others", () => {
    const estates = ["A", "B", "C", "D"].map((code) => estate(code, 1, false, code === "A" ? [2, 3] : [1, 2]));
    for (let n = 0; n < 2_000; n++) {
      const lots = drawLots(universe({ places: 4, estates }), key(n));
      expect(lots.find((lot) => lot.estate === "A")?.inspector).not.toBe(1);
      expect(lots.filter((lot) => lot.inspector === 3).length).toBeLessThan(2);
    }
  });

  it("visits every estate within the year, whatever the chance and the weights", () => {
    for (let n = 0; n < 200; n++) {
      const drawn = new Set<string>();
      for (let left = 3; left >= 0; left--) {
        const estates = Array.from({ length: 10 }, (_, at) =>
          estate(`E${at}`, at === 0 ? 900 : 1, drawn.has(`E${at}`)),
        );
        const year = universe({ places: 3, drawsLeft: left, estates });
        expect(universeObjection(year)).toBeNull();
        for (const lot of drawLots(year, key(n * 4 + left))) drawn.add(lot.estate);
      }
      expect(drawn.size).toBe(10);
    }
  });

  it("says why nothing can be drawn", () => {
    const estates = [estate("A", 1), estate("B", 1), estate("C", 1)];
    expect(universeObjection(universe({ estates, places: 0 }))?.code).toBe("NO_PLACES");
    expect(universeObjection(universe({ estates, places: 4 }))?.code).toBe("TOO_MANY_PLACES");
    // Three estates are owed a visit, and one draw of two is left in the year.
    expect(universeObjection(universe({ estates, places: 2, drawsLeft: 0 }))?.code).toBe("TOO_FEW_PLACES");
    expect(universeObjection(universe({ estates: [...estates, estate("D", 1, false, [])] }))).toEqual({
      code: "NO_INSPECTOR",
      estate: "D",
    });
  });
});
