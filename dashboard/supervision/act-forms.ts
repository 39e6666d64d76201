import type { Client, OperationResult } from "urql";
import {
  AcceptRectificationDocument,
  AcceptRiskDocument,
  AssignFindingDocument,
  ConsentToRiskDocument,
  DecideDisputeDocument,
  DecideExtensionDocument,
  DisputeFindingDocument,
  RejectRectificationDocument,
  RequestExtensionDocument,
  ResumeRectificationDocument,
  StartRectificationDocument,
  SubmitRectificationDocument,
  VoidFindingDocument,
  type FindingAction,
  type MovedFindingFragment,
} from "../api/generated/graphql.ts";

/** What a form of an act may hold. */
export interface ActWords {
  readonly reason: string;
  /** A day, or an empty text. */
  readonly untilOn: string;
  readonly rootCause: string;
  readonly corrective: string;
  readonly preventive: string;
  /** Key of a person, or null. */
  readonly assigneeId: number | null;
}

export type ActField = keyof ActWords | "dueOn";

export const NO_WORDS: ActWords = {
  reason: "",
  untilOn: "",
  rootCause: "",
  corrective: "",
  preventive: "",
  assigneeId: null,
};

/** The finding as the reader sees it. */
export interface Seen {
  readonly code: string;
  readonly version: number;
}

type Answer = Promise<Pick<OperationResult<{ answer: MovedFindingFragment }>, "data" | "error">>;

export interface ActForm {
  readonly fields: readonly ActField[];
  /** Fields that may be left empty. */
  readonly optional?: readonly ActField[];
  readonly send: (client: Client, seen: Seen, words: ActWords) => Answer;
}

const dayOrNull = (text: string): string | null => (text === "" ? null : text);

/** The form of every act: what it asks for, and how it is sent. */
export const ACT_FORMS: Readonly<Record<Exclude<FindingAction, "RAISE">, ActForm>> = {
  ASSIGN: {
    fields: ["assigneeId", "untilOn", "reason"],
    optional: ["untilOn", "reason"],
    send: (client, seen, { assigneeId, untilOn, reason }) =>
      client
        .mutation(AssignFindingDocument, {
          input: { ...seen, assigneeId: assigneeId ?? 0, dueOn: dayOrNull(untilOn), reason },
        })
        .toPromise(),
  },
  START: {
    fields: [],
    send: (client, input) => client.mutation(StartRectificationDocument, { input }).toPromise(),
  },
  SUBMIT: {
    fields: ["rootCause", "corrective", "preventive"],
    send: (client, seen, { rootCause, corrective, preventive }) =>
      client
        .mutation(SubmitRectificationDocument, { input: { ...seen, rootCause, corrective, preventive } })
        .toPromise(),
  },
  ACCEPT: {
    fields: ["reason"],
    optional: ["reason"],
    send: (client, seen, { reason }) =>
      client.mutation(AcceptRectificationDocument, { input: { ...seen, opinion: reason } }).toPromise(),
  },
  REJECT: {
    fields: ["reason"],
    send: (client, seen, { reason }) =>
      client.mutation(RejectRectificationDocument, { input: { ...seen, reason } }).toPromise(),
  },
  REQUEST_EXTENSION: {
    fields: ["untilOn", "reason"],
    send: (client, seen, { untilOn, reason }) =>
      client.mutation(RequestExtensionDocument, { input: { ...seen, untilOn, reason } }).toPromise(),
  },
  GRANT_EXTENSION: {
    fields: ["untilOn", "reason"],
    optional: ["untilOn", "reason"],
    send: (client, seen, { untilOn, reason }) =>
      client
        .mutation(DecideExtensionDocument, { input: { ...seen, granted: true, untilOn: dayOrNull(untilOn), reason } })
        .toPromise(),
  },
  REFUSE_EXTENSION: {
    fields: ["reason"],
    send: (client, seen, { reason }) =>
      client.mutation(DecideExtensionDocument, { input: { ...seen, granted: false, reason } }).toPromise(),
  },
  DISPUTE: {
    fields: ["reason"],
    send: (client, seen, { reason }) =>
      client.mutation(DisputeFindingDocument, { input: { ...seen, reason } }).toPromise(),
  },
  UPHOLD: {
    fields: ["reason"],
    send: (client, seen, { reason }) =>
      client.mutation(DecideDisputeDocument, { input: { ...seen, upheld: true, reason } }).toPromise(),
  },
  DISMISS: {
    fields: ["reason"],
    send: (client, seen, { reason }) =>
      client.mutation(DecideDisputeDocument, { input: { ...seen, upheld: false, reason } }).toPromise(),
  },
  ACCEPT_RISK: {
    fields: ["untilOn", "reason"],
    send: (client, seen, { untilOn, reason }) =>
      client.mutation(AcceptRiskDocument, { input: { ...seen, untilOn, reason } }).toPromise(),
  },
  PROPOSE_RISK: {
    fields: ["untilOn", "reason"],
    send: (client, seen, { untilOn, reason }) =>
      client.mutation(AcceptRiskDocument, { input: { ...seen, untilOn, reason } }).toPromise(),
  },
  CONSENT_TO_RISK: {
    fields: ["reason"],
    optional: ["reason"],
    send: (client, seen, { reason }) =>
      client.mutation(ConsentToRiskDocument, { input: { ...seen, consents: true, reason } }).toPromise(),
  },
  DECLINE_RISK: {
    fields: ["reason"],
    send: (client, seen, { reason }) =>
      client.mutation(ConsentToRiskDocument, { input: { ...seen, consents: false, reason } }).toPromise(),
  },
  RESUME: {
    fields: ["reason"],
    send: (client, seen, { reason }) =>
      client.mutation(ResumeRectificationDocument, { input: { ...seen, reason } }).toPromise(),
  },
  VOID: {
    fields: ["reason"],
    send: (client, seen, { reason }) =>
      client.mutation(VoidFindingDocument, { input: { ...seen, reason } }).toPromise(),
  },
};
