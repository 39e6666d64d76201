import { Field, InputType } from "type-graphql";
import type { HookPlatform } from "./hook-request.rules.ts";
import type { Language } from "../platform/both-languages.ts";
import { HookPlatformEnum, NoticeLanguageEnum } from "./notice.type.ts";

@InputType({ description: "Has notices of an estate, or of the company, sent to a group chat." })
export class SetNoticeHookInput {
  @Field(() => String, { nullable: true, description: "Code of the estate; the company where left out." })
  estate?: string | null;
  @Field(() => HookPlatformEnum, { description: "What takes them." })
  platform!: HookPlatform;
  @Field(() => String, { description: "What it is called, in at most 60 characters." })
  name!: string;
  @Field(() => String, { description: "Its address, beginning with https://." })
  url!: string;
  @Field(() => String, { defaultValue: "", description: "What requests are signed with; needed but for WeCom." })
  secret!: string;
  @Field(() => NoticeLanguageEnum, { defaultValue: "zh", description: "In which language." })
  language!: Language;
}

@InputType({ description: "Says how one wants to be told." })
export class SetNoticePreferenceInput {
  @Field(() => NoticeLanguageEnum, { description: "In which language." })
  language!: Language;
  @Field(() => Boolean, { description: "Whether by e-mail as well." })
  byMail!: boolean;
}
