import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { contactLoader } from "./contact.loader.ts";
import { Contact } from "./contact.type.ts";
import { Unit } from "./register.type.ts";

@Resolver(() => Unit)
export class ContactResolver {
  @FieldResolver(() => Contact, {
    nullable: true,
    description: "Contact details, masked; null where none are registered.",
  })
  contact(@Root() { estateId, unitId }: Unit, @Ctx() context: RequestContext): Promise<Contact | null> {
    return context.load(contactLoader, { estateId, unitId });
  }
}
