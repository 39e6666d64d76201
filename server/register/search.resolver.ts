import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { buildingsLoader, estatesLoader, unitLoader } from "./register.loader.ts";
import { Building, Estate, Unit } from "./register.type.ts";
import { searchRegister, type Hit } from "./search.store.ts";

@ObjectType({ description: "What a text means, best first." })
export class SearchHits {
  @Field(() => [Estate], { description: "Estates by code or name." })
  estates!: Estate[];
  @Field(() => [Building], { description: "Buildings by code or name." })
  buildings!: Building[];
  @Field(() => [Unit], { description: "Households by the beginning of their code." })
  households!: Unit[];
}

const LONGEST_TEXT = 64;
const MOST_HITS = 20;

@Resolver()
export class SearchResolver {
  @Query(() => SearchHits, {
    description: "Estates, buildings and households by code or name; never by a person's name or phone.",
  })
  async search(
    @Ctx() context: RequestContext,
    @Arg("text", () => String, { description: "Part of a name or code; of a household the beginning of its code." })
    given: string,
    @Arg("first", () => Int, { defaultValue: 5, description: "Hits of each kind, at most 20." }) first: number,
  ): Promise<SearchHits> {
    const text = given.trim();
    if (text.length > LONGEST_TEXT) throw inputError("text", `A text has at most ${LONGEST_TEXT} characters.`);
    if (!Number.isInteger(first) || first < 1 || first > MOST_HITS)
      throw inputError("first", `first is ${first}: ask for 1 to ${MOST_HITS} hits.`);
    if (text === "") return { estates: [], buildings: [], households: [] };
    const hits = Map.groupBy(await context.read((trx) => searchRegister(trx, text, first)), (hit) => hit.kind);
    const [estates, buildings, households] = await Promise.all([
      load(hits.get("estate"), (hit) => estateOf(context, hit)),
      load(hits.get("building"), (hit) => buildingOf(context, hit)),
      load(hits.get("unit"), ({ estateId, id }) => context.load(unitLoader, { estateId, unitId: id ?? 0n })),
    ]);
    return { estates, buildings, households };
  }
}

async function load<T>(hits: readonly Hit[] = [], find: (hit: Hit) => Promise<T | null | undefined>): Promise<T[]> {
  return (await Promise.all(hits.map(find))).flatMap((found) => found ?? []);
}

const estateOf = async (context: RequestContext, { estateId }: Hit) =>
  (await context.load(estatesLoader, "all")).find((estate) => estate.estateId === estateId);

const buildingOf = async (context: RequestContext, { estateId, id }: Hit) =>
  (await context.load(buildingsLoader, estateId)).find((building) => building.buildingId === id);
