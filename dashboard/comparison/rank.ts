import { hundredths } from "../format/ratio.ts";
import { rateIn, type AnyRate } from "../figures/compared.ts";
import { directionOf, type RateName } from "../figures/rates.ts";
import { isInStage, type ComparedEstate } from "./compared-estates.ts";

export interface RankedEstate {
  readonly code: string;
  readonly name: string;
  readonly rate: AnyRate;
  /** Hundredths of a per cent. */
  readonly value: bigint;
  /** From 1; estates with the same rate share a place. */
  readonly place: number;
}

/** Estates with a value, the best first; those without one have no place, nor have those in their take-over stage. */
export function rank(estates: readonly ComparedEstate[], name: RateName): readonly RankedEstate[] {
  const sign = directionOf(name) === "UP" ? -1 : 1;
  const valued = estates
    .filter((estate) => !isInStage(estate))
    .flatMap(({ code, name: called, collection }) => {
      const rate = rateIn(collection, name);
      const value = hundredths(rate);
      return value === null ? [] : [{ code, name: called, rate, value }];
    });
  const sorted = valued.sort((a, b) =>
    a.value === b.value ? (a.code < b.code ? -1 : 1) : sign * (a.value < b.value ? -1 : 1),
  );
  return sorted.map((estate) => ({ ...estate, place: sorted.findIndex(({ value }) => value === estate.value) + 1 }));
}
