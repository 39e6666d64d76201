import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { estatesLoader } from "../register/register.loader.ts";
import { LiableKind } from "../register/word.type.ts";
import type { SliceInput } from "./collection.input.ts";
import type { Slice } from "./scope.rules.ts";
import { everPlacesLoader, feeItemsLoader } from "./slice.loader.ts";

/** The slice asked for, by ids. What names nothing is refused: a slip of the pen would read as "nothing was billed". */
export async function resolveSlice(context: RequestContext, given: SliceInput | null | undefined): Promise<Slice> {
  if (given === null || given === undefined) return {};
  const { estates, regions, cityCompanies, propertyTypes, uses, feeItems } = given;
  const liableKinds = liableKindsOf(given);
  return {
    ...(estates != null && { estates: await estateIds(context, estates) }),
    ...(regions != null && { regions: known("regions", regions, (await places(context)).regions) }),
    ...(cityCompanies != null && {
      cityCompanies: known("cityCompanies", cityCompanies, (await places(context)).cityCompanies),
    }),
    ...(propertyTypes != null && { propertyTypes }),
    ...(uses != null && { uses }),
    ...(feeItems != null && { feeItems: known("feeItems", feeItems, await context.load(feeItemsLoader, "all")) }),
    ...(liableKinds !== null && { liableKinds }),
  };
}

const places = (context: RequestContext) => context.load(everPlacesLoader, "all");

async function estateIds(context: RequestContext, codes: readonly string[]): Promise<string[]> {
  const estates = await context.load(estatesLoader, "all");
  const ids = new Map(estates.map((estate) => [estate.code, String(estate.estateId)]));
  known("estates", codes, [...ids.keys()]);
  return codes.flatMap((code) => ids.get(code) ?? []);
}

function known(field: string, given: readonly string[], words: readonly string[]): readonly string[] {
  // An empty text asks for what has none, and there may be none of that.
  const unknown = given.find((word) => word !== "" && !words.includes(word));
  if (unknown === undefined) return given;
  throw inputError(
    `slice.${field}`,
    `slice.${field} names ${JSON.stringify(unknown)}, which is not known: the query filters and the list of estates tell what is.`,
  );
}

function liableKindsOf({ liableKinds, excludeDevelopers }: SliceInput): readonly LiableKind[] | null {
  if (excludeDevelopers !== true) return liableKinds ?? null;
  return (liableKinds ?? Object.values(LiableKind)).filter((kind) => kind !== LiableKind.DEVELOPER);
}
