import type { Cells } from "../intake/sources.ts";

/** A complaint as a file tells it. */
export const complaint = (complaint_no: string, received_at: string, given: Cells = {}): Cells => ({
  estate_code: "VA",
  complaint_no,
  channel: "电话",
  subject: "保洁",
  received_at,
  ...given,
});

/** An answer to a survey, with its three scores. */
export const answer = (response_no: string, scores: string, given: Cells = {}): Cells => ({
  estate_code: "VA",
  response_no,
  survey_no: "S1",
  building_code: "01",
  answered_on: "2026-03-20",
  speed: scores[0] ?? "",
  correctness: scores[1] ?? "",
  manner: scores[2] ?? "",
  ...given,
});
