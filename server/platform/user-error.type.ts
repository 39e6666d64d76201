import { Field, ObjectType } from "type-graphql";
import { BilingualText } from "./bilingual-text.type.ts";
import type { BothLanguages } from "./both-languages.ts";
import type { Objection } from "./outcome.ts";

@ObjectType({ description: "Why something was not done; nothing was changed." })
export class UserError implements Objection {
  @Field(() => String, { description: "What is wrong, as a word of a closed list that pages translate." })
  code!: string;
  @Field(() => String, { nullable: true, description: "Field of the input that is at fault." })
  field!: string | null;
  @Field(() => String, { description: "The same as a sentence, and what to do." })
  message!: string;
  @Field(() => String, {
    nullable: true,
    description: "Which of many it is about, such as an estate's code; the sentence names it too.",
  })
  at?: string;
  @Field(() => BilingualText, {
    nullable: true,
    description: "The sentence in both languages, where it tells more than the code does, such as what a file lacks.",
  })
  told?: BothLanguages;
}
