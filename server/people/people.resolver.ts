import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Trx } from "../database/transaction.ts";
import { forbidden } from "../platform/access.ts";
import type { RequestContext } from "../platform/context.ts";
import type { Outcome } from "../platform/outcome.ts";
import { PageInfo } from "../platform/page.type.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { RowCount } from "../platform/row-count.type.ts";
import { declareInterest, endInterest } from "./declare-interest.ts";
import { disablePerson, enablePerson } from "./disable-person.ts";
import { endGrant } from "./end-grant.ts";
import { grantRole } from "./grant-role.ts";
import { inviteAgain, invitePerson, linkPath, type Invitation } from "./invite-person.ts";
import { DeclareInterestInput, GrantRoleInput, InvitePersonInput } from "./people.input.ts";
import { PersonConnection, PersonPayload } from "./people.type.ts";
import { countPeople, readPeople } from "./person-list.store.ts";
import { readEstateNames } from "./person.store.ts";
import { NamedEstate, Person } from "./person.type.ts";

const EVERYBODY = { text: null, after: null, personId: null };

/** Does something in the caller's name, and tells how the person stands afterwards. */
function payload(
  context: RequestContext,
  act: (trx: Trx) => Promise<Outcome<{ readonly personId: number } | Invitation>>,
): Promise<PersonPayload> {
  return context.writePeople(async (trx) => {
    const { done, refused } = await act(trx);
    if (done === undefined) return { person: null, invitation: null, userErrors: refused };
    const [person] = await readPeople(trx, { ...EVERYBODY, personId: done.personId }, 1);
    const invitation = "secret" in done ? { path: linkPath(done.secret), expiresAt: done.expiresAt } : null;
    return { person: person ?? null, invitation, userErrors: [] };
  });
}

@Resolver(() => PersonConnection)
export class PersonListResolver {
  @FieldResolver(() => RowCount, { description: "How many match." })
  matching(@Root() { text }: PersonConnection, @Ctx() context: RequestContext): Promise<RowCount> {
    return context.readPeople((trx) => countPeople(trx, text));
  }
}

@Resolver()
export class PeopleResolver {
  @Query(() => PersonConnection, { description: "Who may sign in, and what they may." })
  async people(
    @Ctx() context: RequestContext,
    @Arg("first", () => Int, { defaultValue: 50, description: "Rows of the page, at most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to go on after." }) after?: string | null,
    @Arg("text", () => String, {
      nullable: true,
      description: "Part of a name, or a whole phone number or e-mail address.",
    })
    text?: string | null,
  ): Promise<PersonConnection> {
    const limit = pageSize(first);
    const cursor = readCursor(after, /^\d{1,9}$/);
    const wanted = { ...EVERYBODY, text: text?.trim() || null, after: cursor === null ? null : Number(cursor) };
    const rows = await context.readPeople((trx) => readPeople(trx, wanted, limit + 1));
    const nodes = rows.slice(0, limit);
    const last = nodes.at(-1);
    const end = last === undefined ? null : cursorOf(String(last.personId));
    return { text: wanted.text, nodes, pageInfo: new PageInfo(rows.length > limit, end) };
  }

  @Query(() => Person, { nullable: true, description: "Somebody by key; null where there is nobody." })
  async person(
    @Ctx() context: RequestContext,
    @Arg("personId", () => Int, { description: "Key." }) personId: number,
  ): Promise<Person | null> {
    const [person] = await context.readPeople((trx) => readPeople(trx, { ...EVERYBODY, personId }, 1));
    return person ?? null;
  }

  @Query(() => [NamedEstate], { description: "Estates that roles can be granted for, without any figure." })
  grantableEstates(@Ctx() context: RequestContext): Promise<NamedEstate[]> {
    return context.readPeople(readEstateNames);
  }

  @Mutation(() => PersonPayload, {
    description: "Adds somebody and makes the one link with which they choose a password.",
  })
  invitePerson(
    @Ctx() context: RequestContext,
    @Arg("input", () => InvitePersonInput) input: InvitePersonInput,
  ): Promise<PersonPayload> {
    return payload(context, (trx) => invitePerson(trx, context.clock.now(), input));
  }

  @Mutation(() => PersonPayload, {
    description: "Makes a new link for who lost theirs, or their password; links made before stop working.",
  })
  inviteAgain(
    @Ctx() context: RequestContext,
    @Arg("personId", () => Int, { description: "For whom." }) personId: number,
  ): Promise<PersonPayload> {
    return payload(context, (trx) => inviteAgain(trx, context.clock.now(), personId));
  }

  @Mutation(() => PersonPayload, { description: "Grants a role for the portfolio or for estates; never to oneself." })
  grantRole(
    @Ctx() context: RequestContext,
    @Arg("input", () => GrantRoleInput) input: GrantRoleInput,
  ): Promise<PersonPayload> {
    const given = { ...input, endsOn: input.endsOn ?? null };
    return payload(context, (trx) => grantRole(trx, context.clock.now(), given));
  }

  @Mutation(() => PersonPayload, { description: "Ends a grant at once; the last administrator's stays." })
  endGrant(
    @Ctx() context: RequestContext,
    @Arg("grantId", () => Int, { description: "Which." }) grantId: number,
  ): Promise<PersonPayload> {
    return payload(context, (trx) => endGrant(trx, context.clock.now(), context.today, grantId));
  }

  @Mutation(() => PersonPayload, { description: "Shuts somebody out: sessions end, tokens and links stop working." })
  disablePerson(
    @Ctx() context: RequestContext,
    @Arg("personId", () => Int, { description: "Whom." }) personId: number,
  ): Promise<PersonPayload> {
    return payload(context, (trx) => disablePerson(trx, context.clock.now(), context.today, personId));
  }

  @Mutation(() => PersonPayload, { description: "Lets somebody in again." })
  enablePerson(
    @Ctx() context: RequestContext,
    @Arg("personId", () => Int, { description: "Whom." }) personId: number,
  ): Promise<PersonPayload> {
    return payload(context, (trx) => enablePerson(trx, personId));
  }

  @Mutation(() => PersonPayload, {
    description: "Declares a conflict of interest: one's own, or as administrator anybody's.",
  })
  async declareInterest(
    @Ctx() context: RequestContext,
    @Arg("input", () => DeclareInterestInput) { personId, ...input }: DeclareInterestInput,
  ): Promise<PersonPayload> {
    const me = await context.me();
    const whose = personId ?? me.personId;
    if (whose !== me.personId && me.role !== "ADMINISTRATOR")
      throw forbidden("Only an administrator declares an interest for somebody else.");
    return payload(context, (trx) => declareInterest(trx, context.today, { ...input, personId: whose }));
  }

  @Mutation(() => PersonPayload, { description: "Notes that a conflict of interest is over." })
  endInterest(
    @Ctx() context: RequestContext,
    @Arg("interestId", () => Int, { description: "Which." }) interestId: number,
  ): Promise<PersonPayload> {
    return payload(context, (trx) => endInterest(trx, context.today, interestId));
  }
}
