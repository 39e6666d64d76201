import { Field, ID, InterfaceType } from "type-graphql";

@InterfaceType({
  description: "Anything that has a global id.",
  resolveType: (value: object) => value.constructor.name,
})
export class Node {
  @Field(() => ID, { description: "Global id; node(id) finds the object again." })
  id(): string {
    throw new Error(`${this.constructor.name} has no id of its own`);
  }
}
