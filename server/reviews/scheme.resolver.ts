import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { BilingualText } from "../platform/bilingual-text.type.ts";
import type { RequestContext } from "../platform/context.ts";
import { estateOf } from "../register/find-estate.ts";
import { Estate } from "../register/register.type.ts";
import { adoptScheme } from "./adopt-scheme.ts";
import { readSchemes, type SchemeRow } from "./cycle.store.ts";
import { inReviews } from "./review-event.ts";
import { givenLine, tellLine } from "./scheme-line.rules.ts";
import {
  AdoptSchemeInput,
  ReviewScheme,
  ReviewSchemeLineInput,
  SchemePayload,
  SchemeTrial,
  TriedEstate,
} from "./scheme.type.ts";
import { tryScheme } from "./try-scheme.ts";

const tellScheme = ({ titleZh, titleEn, lines, ...row }: SchemeRow): ReviewScheme => ({
  ...row,
  title: new BilingualText(titleEn, titleZh),
  lines: lines.map((line) => tellLine(line)),
});

/** The schemes as told; with a version that one. */
export async function schemesOf(context: RequestContext, version: number | null = null): Promise<ReviewScheme[]> {
  return (await context.read((trx) => readSchemes(trx, version))).map(tellScheme);
}

@Resolver(() => TriedEstate)
export class SchemeResolver {
  @Query(() => [ReviewScheme], { description: "Versions of the scheme 考核方案, the latest first." })
  reviewSchemes(@Ctx() context: RequestContext): Promise<ReviewScheme[]> {
    return schemesOf(context);
  }

  @Query(() => SchemeTrial, { description: "Tries a scheme on a period that is over 试算; nothing is kept." })
  async schemeTrial(
    @Ctx() context: RequestContext,
    @Arg("code", () => String, { description: "2025, 2026-Q3 or 2026-10." }) code: string,
    @Arg("lines", () => [ReviewSchemeLineInput], { description: "Lines of the scheme." })
    lines: ReviewSchemeLineInput[],
  ): Promise<SchemeTrial> {
    const { done, refused } = await context.read((trx) =>
      tryScheme(trx, context.today, { code, lines: lines.map(givenLine) }),
    );
    if (done === undefined) return { estates: [], userErrors: refused };
    return { estates: done.map((tried) => Object.assign(new TriedEstate(), tried)), userErrors: [] };
  }

  @Mutation(() => SchemePayload, { description: "Adopts the next version of the scheme; open reviews keep theirs." })
  async adoptScheme(
    @Ctx() context: RequestContext,
    @Arg("input", () => AdoptSchemeInput) { lines, ...input }: AdoptSchemeInput,
  ): Promise<SchemePayload> {
    const given = { ...input, lines: lines.map(givenLine) };
    const { done, refused } = await context.write((database, viewer) =>
      inReviews(database, viewer, (trx) => adoptScheme(trx, context.clock, given)),
    );
    if (done === undefined) return { scheme: null, userErrors: refused };
    return { scheme: (await schemesOf(context, done))[0] ?? null, userErrors: [] };
  }

  @FieldResolver(() => Estate, { description: "The estate." })
  estate(@Root() { estateId }: TriedEstate, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }
}
