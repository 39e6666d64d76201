import type { BuildingPlan } from "./portfolio.type.ts";

type Block = Omit<BuildingPlan, "code">;
/** Floors, units on each floor, and the fee standard in fen. */
type Shape = readonly [floors: number, perFloor: number, rateFen: number];

export function towers(count: number, [floors, perFloor, rateFen]: Shape, area: readonly [number, number]): Block[] {
  return numbered(count, (n) => ({
    name: `${n}号楼`,
    propertyType: "HIGH_RISE_RESIDENTIAL",
    floors,
    perFloor,
    use: "RESIDENTIAL",
    area,
    rateFen,
    letShare: 0.02,
    trade: "OFFICE",
  }));
}

/** Homes above a commercial podium. */
export function apartments(
  names: readonly string[],
  [floors, perFloor, rateFen]: Shape,
  area: readonly [number, number],
): Block[] {
  return names.map((name) => ({
    name,
    propertyType: "MIXED_USE",
    floors,
    perFloor,
    use: "RESIDENTIAL",
    area,
    rateFen,
    letShare: 0.05,
    trade: "OFFICE",
  }));
}

export function offices(
  names: readonly string[],
  [floors, perFloor, rateFen]: Shape,
  area: readonly [number, number],
): Block[] {
  return names.map((name) => ({
    name,
    propertyType: "MIXED_USE",
    floors,
    perFloor,
    use: "OFFICE",
    area,
    rateFen,
    letShare: 0.75,
    trade: "OFFICE",
  }));
}

export function shops(
  names: readonly string[],
  [floors, perFloor, rateFen]: Shape,
  area: readonly [number, number],
): Block[] {
  return names.map((name) => ({
    name,
    propertyType: "ANCILLARY_COMMERCIAL",
    floors,
    perFloor,
    use: "COMMERCIAL",
    area,
    rateFen,
    letShare: 0.7,
    trade: "SHOP",
  }));
}

export function workshops(count: number, [floors, perFloor, rateFen]: Shape, area: readonly [number, number]): Block[] {
  return numbered(count, (n) => ({
    name: `${n}号厂房`,
    propertyType: "INDUSTRIAL_PARK",
    floors,
    perFloor,
    use: "OTHER",
    area,
    rateFen,
    letShare: 0.85,
    trade: "INDUSTRY",
  }));
}

export function halls(
  names: readonly string[],
  [floors, perFloor, rateFen]: Shape,
  area: readonly [number, number],
): Block[] {
  return names.map((name) => ({
    name,
    propertyType: "PUBLIC_FACILITY",
    floors,
    perFloor,
    use: "OTHER",
    area,
    rateFen,
    letShare: 0.9,
    trade: "OFFICE",
  }));
}

/** Spaces that households own: billed to the parking class, and no household of their own in the figures. */
export function garage(spaces: number, rateFen: number): Block {
  return {
    name: "地下车库",
    propertyType: "HIGH_RISE_RESIDENTIAL",
    floors: 1,
    perFloor: spaces,
    use: "PARKING",
    area: [12, 15],
    rateFen,
    letShare: 0,
    trade: "OFFICE",
  };
}

/** Gives the buildings of an estate their codes, 01 onwards. */
export function coded(...blocks: readonly (Block | readonly Block[])[]): BuildingPlan[] {
  const all = blocks.flatMap((block) => ("name" in block ? [block] : block));
  return all.map((block, i) => ({ ...block, code: String(i + 1).padStart(2, "0") }));
}

function numbered(count: number, make: (n: number) => Block): Block[] {
  return Array.from({ length: count }, (_, i) => make(i + 1));
}
