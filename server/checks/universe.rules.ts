import { z } from "zod";
import type { DrawUniverse } from "./draw.rules.ts";

const SHAPE = z.object({
  year: z.int(),
  places: z.int(),
  drawsLeft: z.int(),
  estates: z.array(
    z.object({ code: z.string(), weight: z.int().min(1), drawn: z.boolean(), inspectors: z.array(z.int()) }),
  ),
  inspectors: z.array(z.object({ id: z.int(), name: z.string() })),
});

/** A universe from the text that was hashed. */
export const readUniverseText = (text: string): DrawUniverse => SHAPE.parse(JSON.parse(text));
