import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Trx } from "../database/transaction.ts";
import type { RequestContext } from "../platform/context.ts";
import { FindingDesk } from "../platform/finding-desk.ts";
import { inputError } from "../platform/input-error.ts";
import type { Outcome } from "../platform/outcome.ts";
import { PageInfo } from "../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { RowCount } from "../platform/row-count.type.ts";
import { estateOf, estateWith } from "../register/find-estate.ts";
import { Estate } from "../register/register.type.ts";
import { logComplaint } from "./log-complaint.ts";
import { raiseComplaintFinding } from "./raise-complaint-finding.ts";
import { ownMaking } from "./own-making.rules.ts";
import { ComplaintPage, LogComplaintInput, RaiseComplaintInput, ServiceArguments } from "./service.input.ts";
import { complaintFindingLoader, countComplaints, listComplaints, readServiceFigures } from "./service.store.ts";
import { Complaint, ComplaintConnection, ComplaintFinding, ComplaintPayload, ServiceFigures } from "./service.type.ts";

/** Time, estate and number. */
const PLACE_KEY = /^[0-9 :.+-]{19,35}\/\d{1,9}\/[\s\S]{1,64}$/;

async function acting(
  context: RequestContext,
  code: string,
  act: (trx: Trx, estate: Estate) => Promise<Outcome<Complaint>>,
): Promise<ComplaintPayload> {
  const estate = await estateWith(context, code);
  if (estate === undefined)
    return {
      complaint: null,
      userErrors: [{ code: "ESTATE_UNKNOWN", field: "estate", message: "There is no such estate." }],
    };
  return context.write((database, viewer) =>
    database.asServer(viewer, async (trx) => {
      const { done, refused } = await act(trx, estate);
      return { complaint: done ?? null, userErrors: refused ?? [] };
    }),
  );
}

@Resolver(() => ComplaintConnection)
export class ComplaintListResolver {
  @FieldResolver(() => RowCount, { description: "How many match." })
  matching(@Root() { query }: ComplaintConnection, @Ctx() context: RequestContext): Promise<RowCount> {
    return context.read((trx) => countComplaints(trx, query));
  }
}

@Resolver(() => Complaint)
export class ServiceResolver {
  @Query(() => [ServiceFigures], {
    description:
      "How complaints are answered and how satisfied owners are, by group; a group without either is not among them.",
  })
  async serviceFigures(
    @Ctx() context: RequestContext,
    @Args(() => ServiceArguments) { by, from, to, asOf, knownAt, estates }: ServiceArguments,
  ): Promise<ServiceFigures[]> {
    if (to < from) throw inputError("to", "to lies before from.");
    const { today } = context;
    if ((await context.me()).role === "COMMITTEE") {
      const own = ownMaking({ from, to, asOf, knownAt }, today);
      if (own !== null)
        throw inputError(own, "A committee is shown whole months as they stand, and asks for no days of its own.");
    }
    const asked = { by, from, to, asOf: asOf ?? today, knownAt: knownAt ?? null, estates: estates ?? null, today };
    return context.read((trx) => readServiceFigures(trx, asked));
  }

  @Query(() => ComplaintConnection, { description: "Complaints and enquiries, a page at a time, the latest first." })
  async complaints(
    @Ctx() context: RequestContext,
    @Args(() => ComplaintPage) { estate: code, open, from, to, dueBy, knownAt, first, after }: ComplaintPage,
  ): Promise<ComplaintConnection> {
    const limit = pageSize(first);
    const [at, estateId, ...no] = readCursor(after, PLACE_KEY)?.split("/") ?? [];
    const place = at === undefined || estateId === undefined ? null : { at, estate: estateId, no: no.join("/") };
    const estate = code == null ? null : await estateWith(context, code);
    if (estate === undefined)
      throw inputError("estate", `There is no estate ${code}: the list of estates tells which are.`);
    const query = {
      estateIds: estate === null ? null : [estate.estateId],
      open,
      from: from ?? null,
      to: to ?? null,
      dueBy: dueBy ?? null,
      knownAt: knownAt ?? null,
    };
    const rows = await context.read((trx) => listComplaints(trx, query, place, limit + 1));
    const nodes = rows.slice(0, limit);
    const last = nodes.at(-1);
    const end = last === undefined ? null : cursorOf(`${last.receivedAt}/${last.estateId}/${last.complaintNo}`);
    const pageInfo = new PageInfo(rows.length > limit, end);
    return Object.assign(new ComplaintConnection(), { query, nodes, pageInfo });
  }

  @FieldResolver(() => Estate, { description: "Its estate." })
  estate(@Root() { estateId }: Complaint, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }

  @FieldResolver(() => ComplaintFinding, {
    nullable: true,
    description: "The latest finding that it was made; null where it was made none.",
  })
  finding(
    @Root() { estateId, complaintNo }: Complaint,
    @Ctx() context: RequestContext,
  ): Promise<ComplaintFinding | null> {
    return context.load(complaintFindingLoader, { estateId, complaintNo });
  }

  @Mutation(() => ComplaintPayload, {
    description: "Logs a complaint or an enquiry, or what became of it: the same number again is its next version.",
  })
  logComplaint(
    @Ctx() context: RequestContext,
    @Arg("input", () => LogComplaintInput) input: LogComplaintInput,
  ): Promise<ComplaintPayload> {
    const { building = null, respondedAt = null, settledAt = null } = input;
    return acting(context, input.estate, (trx, estate) =>
      logComplaint(trx, context.clock, { ...input, estate, building, respondedAt, settledAt }),
    );
  }

  @Mutation(() => ComplaintPayload, {
    description: "Makes a complaint a finding to be rectified, once while it is open.",
  })
  raiseComplaintFinding(
    @Ctx() context: RequestContext,
    @Arg("input", () => RaiseComplaintInput) { estate: code, complaintNo, severity }: RaiseComplaintInput,
  ): Promise<ComplaintPayload> {
    return acting(context, code, (trx, { estateId }) =>
      raiseComplaintFinding(trx, context.clock, context.part(FindingDesk), { estateId, complaintNo }, severity),
    );
  }
}
