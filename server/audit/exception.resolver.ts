import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Trx } from "../database/transaction.ts";
import { BilingualText } from "../platform/bilingual-text.type.ts";
import type { RequestContext } from "../platform/context.ts";
import { FindingDesk } from "../platform/finding-desk.ts";
import { readGlobalId } from "../platform/global-id.ts";
import type { Outcome } from "../platform/outcome.ts";
import { PageInfo } from "../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { RowCount } from "../platform/row-count.type.ts";
import { estateOf } from "../register/find-estate.ts";
import { unitLoader } from "../register/register.loader.ts";
import { Estate, Unit } from "../register/register.type.ts";
import {
  AuditDecision,
  AuditException,
  AuditExceptionConnection,
  AuditExceptionPayload,
  AuditFinding,
  AuditProgress,
  AuditRuleSummary,
} from "./audit-exception.type.ts";
import { exceptionFilterOf } from "./audit-filter.ts";
import { AuditRule } from "./audit-rule.type.ts";
import { AuditExceptionPage, ConfirmExceptionInput, ExplainExceptionInput } from "./audit.input.ts";
import { confirmException } from "./confirm-exception.ts";
import type { DecidedException } from "./decision.store.ts";
import {
  auditFindingLoader,
  countExceptions,
  decisionsLoader,
  listExceptions,
  readException,
  readProgress,
  summarise,
} from "./exception.store.ts";
import { explainException } from "./explain-exception.ts";
import { tellFacts } from "./fact.rules.ts";
import { rulesLoader } from "./rule.store.ts";

/** Weight, estate and key. */
const PLACE_KEY = /^\d{1,19}\/\d{1,9}\/\d{1,18}$/;

async function ruleOf(context: RequestContext, code: string): Promise<AuditRule> {
  const found = (await context.load(rulesLoader, "all")).find((rule) => rule.code === code);
  if (found === undefined) throw new Error(`an exception of the rule ${code}, which is not in the catalogue`);
  return found;
}

@Resolver(() => AuditExceptionConnection)
export class AuditExceptionListResolver {
  @Query(() => AuditExceptionConnection, { description: "Exceptions 审计疑点 that match, a page at a time." })
  async auditExceptions(
    @Ctx() context: RequestContext,
    @Args(() => AuditExceptionPage) { filter, first, after }: AuditExceptionPage,
  ): Promise<AuditExceptionConnection> {
    const limit = pageSize(first);
    const [weight, estate, found] = readCursor(after, PLACE_KEY)?.split("/") ?? [];
    const place =
      weight === undefined || estate === undefined || found === undefined ? null : { weight, estate, found };
    const query = { filter: await exceptionFilterOf(context, filter ?? {}), asOf: context.today };
    const rows = await context.read((trx) => listExceptions(trx, query, place, limit + 1));
    const nodes = rows.slice(0, limit);
    const last = nodes.at(-1);
    const end = last === undefined ? null : cursorOf(`${last.weight}/${last.estateId}/${last.foundId}`);
    return Object.assign(new AuditExceptionConnection(), {
      query,
      nodes,
      pageInfo: new PageInfo(rows.length > limit, end),
    });
  }

  @FieldResolver(() => RowCount, { description: "How many match." })
  matching(@Root() { query }: AuditExceptionConnection, @Ctx() context: RequestContext): Promise<RowCount> {
    return context.read((trx) => countExceptions(trx, query));
  }

  @FieldResolver(() => [AuditRuleSummary], { description: "All that match counted by rule, however they stand." })
  summary(@Root() { query }: AuditExceptionConnection, @Ctx() context: RequestContext): Promise<AuditRuleSummary[]> {
    const { standings: _standings, rule: _rule, ...filter } = query.filter;
    return context.read((trx) => summarise(trx, { ...query, filter }));
  }

  @FieldResolver(() => AuditProgress, { description: "How far the rules have looked." })
  progress(@Ctx() context: RequestContext): Promise<AuditProgress> {
    return context.read((trx) => readProgress(trx, context.today));
  }
}

@Resolver(() => AuditRuleSummary)
export class AuditRuleSummaryResolver {
  @FieldResolver(() => AuditRule, { description: "The rule." })
  rule(@Root() { ruleCode }: AuditRuleSummary, @Ctx() context: RequestContext): Promise<AuditRule> {
    return ruleOf(context, ruleCode);
  }
}

/** Does something in the caller's name, and tells how the exception stands afterwards. */
async function payload(
  context: RequestContext,
  id: string,
  act: (trx: Trx, key: DecidedException) => Promise<Outcome<DecidedException>>,
): Promise<AuditExceptionPayload> {
  const { type, key } = readGlobalId(id);
  const [estateId, foundId] = key;
  if (type !== "AuditException" || estateId === undefined || foundId === undefined || Number(estateId) > 2_147_483_647)
    return { exception: null, userErrors: [UNKNOWN] };
  return context.write((database, viewer) =>
    database.asServer(viewer, async (trx) => {
      const { done, refused } = await act(trx, { estateId: Number(estateId), foundId });
      if (done === undefined) return { exception: null, userErrors: refused };
      return { exception: await readException(trx, done, context.today), userErrors: [] };
    }),
  );
}

const UNKNOWN = { code: "EXCEPTION_UNKNOWN", field: "id", message: "There is no such exception." };

@Resolver(() => AuditException)
export class AuditExceptionResolver {
  @FieldResolver(() => AuditRule, { description: "The rule that found it." })
  rule(@Root() { ruleCode }: AuditException, @Ctx() context: RequestContext): Promise<AuditRule> {
    return ruleOf(context, ruleCode);
  }

  @FieldResolver(() => BilingualText, { description: "The fact 事实, in a sentence." })
  async fact(@Root() { ruleCode, facts }: AuditException, @Ctx() context: RequestContext): Promise<BilingualText> {
    return tellFacts((await ruleOf(context, ruleCode)).fact, facts);
  }

  @FieldResolver(() => Estate, { description: "Its estate." })
  estate(@Root() { estateId }: AuditException, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }

  @FieldResolver(() => Unit, { nullable: true, description: "The household, where it is about one." })
  async unit(@Root() { estateId, unitId }: AuditException, @Ctx() context: RequestContext): Promise<Unit | null> {
    return unitId === null ? null : context.load(unitLoader, { estateId, unitId });
  }

  @FieldResolver(() => [AuditDecision], { description: "What was said and decided about it, latest first." })
  decisions(
    @Root() { estateId, ruleCode, subject }: AuditException,
    @Ctx() context: RequestContext,
  ): Promise<AuditDecision[]> {
    return context.load(decisionsLoader, { estateId, rule: ruleCode, subject });
  }

  @FieldResolver(() => AuditFinding, {
    nullable: true,
    description: "The latest finding that was opened for it; null before it is confirmed.",
  })
  finding(
    @Root() { estateId, ruleCode, subject }: AuditException,
    @Ctx() context: RequestContext,
  ): Promise<AuditFinding | null> {
    return context.load(auditFindingLoader, { estateId, rule: ruleCode, subject });
  }

  @Mutation(() => AuditExceptionPayload, {
    description:
      "Explains an exception, until a day where one is named. What the estate's manager says is kept, and settles nothing.",
  })
  explainException(
    @Ctx() context: RequestContext,
    @Arg("input", () => ExplainExceptionInput) { id, reason, expiresOn }: ExplainExceptionInput,
  ): Promise<AuditExceptionPayload> {
    return payload(context, id, (trx, key) =>
      explainException(trx, context.clock, { ...key, reason, expiresOn: expiresOn ?? null }),
    );
  }

  @Mutation(() => AuditExceptionPayload, {
    description:
      "Confirms an exception: it was verified, and it stands. It opens a finding, once for a rule and subject.",
  })
  confirmException(
    @Ctx() context: RequestContext,
    @Arg("input", () => ConfirmExceptionInput) { id, reason }: ConfirmExceptionInput,
  ): Promise<AuditExceptionPayload> {
    return payload(context, id, (trx, key) =>
      confirmException(trx, context.clock, context.part(FindingDesk), { ...key, reason }),
    );
  }
}
