import type { ServiceLineFragment } from "../api/generated/graphql.ts";
import { hundredths } from "../format/ratio.ts";

type Satisfaction = Pick<ServiceLineFragment["satisfaction"], "answers" | "answerRate">;

/** Whether nobody was asked: there is no answer, and no questionnaire of which a share could have been answered. */
export const nobodyAsked = ({ answers, answerRate }: Satisfaction): boolean =>
  answers === 0 && answerRate !== null && hundredths(answerRate) === null;
