import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { loginOf } from "../database/login-of.ts";
import type { RequestContext } from "../platform/context.ts";
import type { Identity } from "../platform/identity.ts";
import type { Outcome } from "../platform/outcome.ts";
import { acceptInvitation, readInvited } from "./accept-invitation.ts";
import { changePassword } from "./change-password.ts";
import { chooseRole } from "./choose-role.ts";
import { enterDemo } from "./enter-demo.ts";
import type { Identified } from "./identify.ts";
import { Entrance, InvitedPerson, Me, MePayload, SignOutPayload } from "./me.type.ts";
import { readEntrance, readInterests, readOwnSessions } from "./own-account.store.ts";
import { AcceptInvitationInput, ChangePasswordInput, ChooseRoleInput, SignInInput } from "./people.input.ts";
import { Interest, OwnSession } from "./person.type.ts";
import { signIn } from "./sign-in.ts";
import { signOut, signOutEverywhere } from "./sign-out.ts";

const meOf = ({ personId, name, demo, role, roles, sessionId }: Identity): Me =>
  Object.assign(new Me(), { personId, name, demo, role, roles, machine: sessionId === null });

/** Who comes out of an act is the caller from then on, and their browser gets the session's new secret. */
function settle(context: RequestContext, { done, refused }: Outcome<Identified>): MePayload {
  if (done === undefined) return { me: null, userErrors: refused };
  context.transaction.caller.become(done.identity);
  if (done.secret !== null) context.leaveSession(done.secret);
  return { me: meOf(done.identity), userErrors: [] };
}

@Resolver(() => Me)
export class MeResolver {
  @Query(() => Me, { nullable: true, description: "Who asks; null for a visitor." })
  async me(@Ctx() context: RequestContext): Promise<Me | null> {
    const identity = await context.transaction.identity();
    return identity === null ? null : meOf(identity);
  }

  @Query(() => Entrance, { description: "What a visitor finds at the door." })
  entrance(@Ctx() context: RequestContext): Promise<Entrance> {
    return context.readPeople((trx) => readEntrance(trx, context.engine, context.visit, context.today));
  }

  @Query(() => InvitedPerson, {
    nullable: true,
    description: "Whom an invitation is for; null where it was used or has expired.",
  })
  invitation(
    @Ctx() context: RequestContext,
    @Arg("secret", () => String, { description: "The part of the link after #." }) secret: string,
  ): Promise<InvitedPerson | null> {
    return context.readPeople(async (trx) => {
      const person = await readInvited(trx, context.clock.now(), secret);
      if (person === null) return null;
      const { phone, email } = loginOf(trx.vault, person);
      return { name: person.name, login: phone ?? email ?? "" };
    });
  }

  @FieldResolver(() => [OwnSession], { description: "One's open sessions, the latest used first." })
  async sessions(@Root() _me: Me, @Ctx() context: RequestContext): Promise<OwnSession[]> {
    const { personId, sessionId } = await context.me();
    return context.readPeople((trx) => readOwnSessions(trx, personId, sessionId, context.clock.now()));
  }

  @FieldResolver(() => [Interest], { description: "One's own conflicts of interest, latest first." })
  async interests(@Root() _me: Me, @Ctx() context: RequestContext): Promise<readonly Interest[]> {
    const { personId } = await context.me();
    return context.readPeople((trx) => readInterests(trx, personId));
  }

  @Mutation(() => MePayload, { description: "Signs in; the session is left with the browser as a cookie." })
  async signIn(
    @Ctx() context: RequestContext,
    @Arg("input", () => SignInInput) input: SignInInput,
  ): Promise<MePayload> {
    return settle(context, await context.write((database) => signIn(database, context.clock, context.visit, input)));
  }

  @Mutation(() => MePayload, { description: "Enters an account of the demonstration, at the machine that shows it." })
  async enterDemo(
    @Ctx() context: RequestContext,
    @Arg("account", () => Int, { description: "Key of the account." }) account: number,
  ): Promise<MePayload> {
    const { clock, visit } = context;
    return settle(context, await context.write((database) => enterDemo(database, clock, visit, account)));
  }

  @Mutation(() => MePayload, { description: "Chooses a password with an invitation, and signs in. A link works once." })
  async acceptInvitation(
    @Ctx() context: RequestContext,
    @Arg("input", () => AcceptInvitationInput) input: AcceptInvitationInput,
  ): Promise<MePayload> {
    const { clock, visit } = context;
    return settle(context, await context.write((database) => acceptInvitation(database, clock, visit, input)));
  }

  @Mutation(() => MePayload, { description: "Changes one's own password; all other sessions end." })
  async changePassword(
    @Ctx() context: RequestContext,
    @Arg("input", () => ChangePasswordInput) input: ChangePasswordInput,
  ): Promise<MePayload> {
    const { clock, visit } = context;
    const me = await context.me();
    return settle(context, await context.write((database) => changePassword(database, clock, visit, me, input)));
  }

  @Mutation(() => MePayload, { description: "Acts in another of one's roles from now on." })
  async chooseRole(
    @Ctx() context: RequestContext,
    @Arg("input", () => ChooseRoleInput) { role }: ChooseRoleInput,
  ): Promise<MePayload> {
    const { clock, visit } = context;
    const me = await context.me();
    return settle(context, await context.writePeople((trx) => chooseRole(trx, clock, visit, me, role)));
  }

  @Mutation(() => SignOutPayload, { description: "Ends the session." })
  async signOut(@Ctx() context: RequestContext): Promise<SignOutPayload> {
    const me = await context.transaction.identity();
    if (me?.sessionId != null) await context.writePeople((trx) => signOut(trx, context.clock.now(), me));
    context.leaveSession(null);
    return { sessions: me?.sessionId == null ? 0 : 1, userErrors: [] };
  }

  @Mutation(() => SignOutPayload, { description: "Ends all of one's sessions, on whatever device." })
  async signOutEverywhere(@Ctx() context: RequestContext): Promise<SignOutPayload> {
    const me = await context.me();
    const sessions = await context.writePeople((trx) => signOutEverywhere(trx, context.clock.now(), me));
    context.leaveSession(null);
    return { sessions, userErrors: [] };
  }
}
