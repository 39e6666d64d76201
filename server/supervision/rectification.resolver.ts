import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { RequestContext } from "../platform/context.ts";
import type { Outcome } from "../platform/outcome.ts";
import { estateKey } from "../register/find-estate.ts";
import { acceptRectification } from "./accept-rectification.ts";
import { acceptRisk } from "./accept-risk.ts";
import { assignFinding } from "./assign-finding.ts";
import { consentToRisk } from "./consent-to-risk.ts";
import { decideDispute } from "./decide-dispute.ts";
import { decideExtension } from "./decide-extension.ts";
import { disputeFinding } from "./dispute-finding.ts";
import { inFindings, type Moved } from "./finding-event.ts";
import { FindingPayload } from "./finding-list.type.ts";
import {
  AcceptRectificationInput,
  AssignFindingInput,
  ConsentToRiskInput,
  DecideDisputeInput,
  DecideExtensionInput,
  FindingInput,
  FindingReasonInput,
  FindingUntilInput,
  RaiseFindingInput,
  SubmitRectificationInput,
} from "./finding.input.ts";
import { findFinding } from "./finding.resolver.ts";
import { raiseFinding } from "./raise-finding.ts";
import { rejectRectification } from "./reject-rectification.ts";
import { requestExtension } from "./request-extension.ts";
import { resumeRectification } from "./resume-rectification.ts";
import { startRectification } from "./start-rectification.ts";
import { submitRectification } from "./submit-rectification.ts";
import { voidFinding } from "./void-finding.ts";

/** Does something in the caller's name, and tells how the finding stands afterwards. */
async function payload<I>(
  context: RequestContext,
  command: (trx: Trx, clock: Clock, input: I) => Promise<Outcome<Moved>>,
  input: I,
): Promise<FindingPayload> {
  const { done, refused } = await context.write((database, viewer) =>
    inFindings(database, viewer, (trx) => command(trx, context.clock, input)),
  );
  if (done === undefined) return { finding: null, userErrors: refused };
  return { finding: await findFinding(context, done.code), userErrors: [] };
}

@Resolver()
export class RectificationResolver {
  @Mutation(() => FindingPayload, { description: "Records a problem 登记问题." })
  async raiseFinding(
    @Ctx() context: RequestContext,
    @Arg("input", () => RaiseFindingInput) { estate: code, confidential, ...input }: RaiseFindingInput,
  ): Promise<FindingPayload> {
    const opening = {
      ...input,
      estateId: await estateKey(context, code),
      sourceKey: null,
      confidential: confidential ?? null,
    };
    return payload(context, raiseFinding, opening);
  }

  @Mutation(() => FindingPayload, { description: "Makes somebody of the estate responsible 派单." })
  assignFinding(
    @Ctx() context: RequestContext,
    @Arg("input", () => AssignFindingInput) input: AssignFindingInput,
  ): Promise<FindingPayload> {
    return payload(context, assignFinding, { ...input, dueOn: input.dueOn ?? null });
  }

  @Mutation(() => FindingPayload, { description: "The estate takes it up 开始整改." })
  startRectification(
    @Ctx() context: RequestContext,
    @Arg("input", () => FindingInput) input: FindingInput,
  ): Promise<FindingPayload> {
    return payload(context, startRectification, input);
  }

  @Mutation(() => FindingPayload, { description: "Hands the rectification in for acceptance 提交验收." })
  submitRectification(
    @Ctx() context: RequestContext,
    @Arg("input", () => SubmitRectificationInput) input: SubmitRectificationInput,
  ): Promise<FindingPayload> {
    return payload(context, submitRectification, input);
  }

  @Mutation(() => FindingPayload, { description: "Accepts the rectification 验收通过; never the doer (P6.6)." })
  acceptRectification(
    @Ctx() context: RequestContext,
    @Arg("input", () => AcceptRectificationInput) input: AcceptRectificationInput,
  ): Promise<FindingPayload> {
    return payload(context, acceptRectification, input);
  }

  @Mutation(() => FindingPayload, { description: "Sends the rectification back 退回整改; another round begins." })
  rejectRectification(
    @Ctx() context: RequestContext,
    @Arg("input", () => FindingReasonInput) input: FindingReasonInput,
  ): Promise<FindingPayload> {
    return payload(context, rejectRectification, input);
  }

  @Mutation(() => FindingPayload, { description: "Asks for a later deadline 延期申请." })
  requestExtension(
    @Ctx() context: RequestContext,
    @Arg("input", () => FindingUntilInput) input: FindingUntilInput,
  ): Promise<FindingPayload> {
    return payload(context, requestExtension, input);
  }

  @Mutation(() => FindingPayload, { description: "Grants or refuses a later deadline 延期审批." })
  decideExtension(
    @Ctx() context: RequestContext,
    @Arg("input", () => DecideExtensionInput) input: DecideExtensionInput,
  ): Promise<FindingPayload> {
    return payload(context, decideExtension, { ...input, untilOn: input.untilOn ?? null });
  }

  @Mutation(() => FindingPayload, { description: "The estate disputes it 提出异议." })
  disputeFinding(
    @Ctx() context: RequestContext,
    @Arg("input", () => FindingReasonInput) input: FindingReasonInput,
  ): Promise<FindingPayload> {
    return payload(context, disputeFinding, input);
  }

  @Mutation(() => FindingPayload, { description: "Decides a dispute 异议裁定." })
  decideDispute(
    @Ctx() context: RequestContext,
    @Arg("input", () => DecideDisputeInput) input: DecideDisputeInput,
  ): Promise<FindingPayload> {
    return payload(context, decideDispute, input);
  }

  @Mutation(() => FindingPayload, {
    description: "Puts the rectification off 挂账; from more serious upwards the acceptor of record has to consent.",
  })
  acceptRisk(
    @Ctx() context: RequestContext,
    @Arg("input", () => FindingUntilInput) input: FindingUntilInput,
  ): Promise<FindingPayload> {
    return payload(context, acceptRisk, input);
  }

  @Mutation(() => FindingPayload, { description: "Consents to its being put off, or does not 挂账审议." })
  consentToRisk(
    @Ctx() context: RequestContext,
    @Arg("input", () => ConsentToRiskInput) input: ConsentToRiskInput,
  ): Promise<FindingPayload> {
    return payload(context, consentToRisk, input);
  }

  @Mutation(() => FindingPayload, { description: "Takes up again what was put off 恢复整改." })
  resumeRectification(
    @Ctx() context: RequestContext,
    @Arg("input", () => FindingReasonInput) input: FindingReasonInput,
  ): Promise<FindingPayload> {
    return payload(context, resumeRectification, input);
  }

  @Mutation(() => FindingPayload, { description: "Withdraws what was recorded by mistake 作废." })
  voidFinding(
    @Ctx() context: RequestContext,
    @Arg("input", () => FindingReasonInput) input: FindingReasonInput,
  ): Promise<FindingPayload> {
    return payload(context, voidFinding, input);
  }
}
