import { expect, it } from "vitest";
import { replay } from "../../dashboard/checks/replay.ts";
import { drawLots, sha256, type DrawUniverse } from "../../server/checks/draw.rules.ts";

it("the browser's replay, written apart, draws the same as the server, and notices what was changed", async () => {
  const estates = Array.from({ length: 9 }, (_, at) => ({
    code: `E${at}`,
    weight: 1 + ((at * 7) % 5),
    drawn: at % 4 === 0,
    inspectors: [1, 2, 3].filter((id) => (id + at) % 3 > 0),
  }));
  const inspectors = [1, 2, 3].map((id) => ({ id, name: `督导${id}` }));
  for (let n = 0; n < 40; n++) {
    const universe: DrawUniverse = { year: 2026, places: 4, drawsLeft: n % 2, estates, inspectors };
    const text = JSON.stringify(universe);
    const seed = sha256(String(n));
    const key = { seed, publicWord: `3888.${n}`, universeHash: sha256(text) };
    const told = { ...key, universe: text, seedHash: sha256(seed), result: JSON.stringify(drawLots(universe, key)) };
    expect(await replay(told)).toMatchObject({ seedHolds: true, universeHolds: true, same: true });
    expect(await replay({ ...told, publicWord: "another" })).toMatchObject({ seedHolds: true, same: false });
    expect(await replay({ ...told, seed: sha256("other") })).toMatchObject({ seedHolds: false, same: false });
    expect(await replay({ ...told, universe: text.replace("E1", "X1") })).toMatchObject({ universeHolds: false });
  }
});
