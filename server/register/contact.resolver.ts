import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { contactLoader } from "./contact.loader.ts";
import { Contact, RevealContactInput, RevealContactPayload } from "./contact.type.ts";
import { Unit } from "./register.type.ts";
import { revealContact } from "./reveal-contact.ts";

@Resolver(() => Unit)
export class ContactResolver {
  @FieldResolver(() => Contact, {
    nullable: true,
    description: "Contact details, masked; null where none are registered.",
  })
  contact(@Root() { estateId, unitId }: Unit, @Ctx() context: RequestContext): Promise<Contact | null> {
    return context.load(contactLoader, { estateId, unitId });
  }

  @Mutation(() => RevealContactPayload, {
    description:
      "Shows name and phone of one household, with a reason. It is journalled; a machine's token cannot do it.",
  })
  async revealContact(
    @Ctx() context: RequestContext,
    @Arg("input", () => RevealContactInput) input: RevealContactInput,
  ): Promise<RevealContactPayload> {
    // A person asks household by household; a program would ask for all of them.
    if ((await context.me()).sessionId === null) return { contact: null, userErrors: [NOT_A_SESSION] };
    const { done, refused = [] } = await context.write((database, viewer) =>
      database.asServer(viewer, (trx) => revealContact(trx, input)),
    );
    return { contact: done ?? null, userErrors: refused };
  }
}

const NOT_A_SESSION = { code: "NOT_A_SESSION", field: null, message: "A token reveals nobody's contact: sign in." };
