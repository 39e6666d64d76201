import type { InjectOptions } from "fastify";
import type { Who } from "./matrix.ts";

/** What lies at addresses of an estate: a finding with evidence, a check with a photo, minutes. */
export interface Files {
  readonly finding: string;
  readonly check: string;
  readonly photo: string;
}

export interface Address {
  /** Who gets an answer about an estate of theirs; everybody else 401 or 403. */
  readonly open: readonly Who[];
  /** The request for something of an estate. */
  readonly request: (estate: string, files: Files) => InjectOptions;
  /** Status for somebody who may, of what is theirs; 422 besides where rules of the matter itself decide. And of what is not. */
  readonly own: number;
  readonly ruled?: boolean;
  readonly foreign?: number;
}

export const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
export const TAKEN_AT = "2026-05-31T10:00:00+08:00";

const FIGURES: readonly Who[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "COMMITTEE", "AUDITOR"];
const HOUSEHOLDS = FIGURES.filter((who) => who !== "COMMITTEE");
const HEADQUARTERS: readonly Who[] = ["HEADQUARTERS"];
const EVERYBODY: readonly Who[] = [...FIGURES, "ADMINISTRATOR", "VISITOR"];

const get = (url: string): InjectOptions => ({ method: "GET", url });
const bring = (url: string): InjectOptions => ({
  method: "POST",
  url,
  headers: { "content-type": "application/octet-stream" },
  payload: PICTURE,
});
const list = (name: string, sort: string) =>
  get(`/exports/${name}.csv?asked=${encodeURIComponent(JSON.stringify({ filter: {}, sort, asOf: "2026-05-31" }))}`);

/** Every address of the server but the API's own. */
export const ADDRESSES: Readonly<Record<string, Address>> = {
  "GET /healthz": { open: EVERYBODY, request: () => get("/healthz"), own: 200 },
  "GET /readyz": { open: EVERYBODY, request: () => get("/readyz"), own: 200 },
  // Whoever asks on the machine itself is its operator.
  "GET /metrics": { open: EVERYBODY, request: () => get("/metrics"), own: 200 },
  "GET /exports/bills.csv": { open: HOUSEHOLDS, request: () => list("bills", "DUE_LATEST"), own: 200 },
  "GET /exports/receipts.csv": { open: HOUSEHOLDS, request: () => list("receipts", "PAID_LATEST"), own: 200 },
  "GET /reports/monthly.xlsx": {
    open: HOUSEHOLDS,
    request: () => get("/reports/monthly.xlsx?month=2026-01"),
    own: 200,
  },
  "GET /reports/review-notice.pdf": {
    open: HOUSEHOLDS,
    request: (estate) => get(`/reports/review-notice.pdf?code=2026-04&estate=${estate}`),
    own: 200,
    foreign: 400,
  },
  "GET /quarantine.csv": { open: HEADQUARTERS, request: () => get("/quarantine.csv?table=bills"), own: 200 },
  "POST /uploads": {
    open: HEADQUARTERS,
    request: () => ({ method: "POST", url: "/uploads", payload: { name: "a.csv", size: 1 } }),
    own: 201,
  },
  "GET /uploads/:id": { open: HEADQUARTERS, request: () => get("/uploads/none"), own: 404 },
  "PUT /uploads/:id": {
    open: HEADQUARTERS,
    request: () => ({ ...bring("/uploads/none?offset=0"), method: "PUT" }),
    own: 404,
  },
  "DELETE /uploads/:id": {
    open: HEADQUARTERS,
    request: () => ({ method: "DELETE", url: "/uploads/none" }),
    own: 404,
  },
  "POST /evidence/:code": {
    open: FIGURES,
    request: (_estate, { finding }) => bring(`/evidence/${finding}?name=b.png`),
    own: 201,
    ruled: true,
    foreign: 404,
  },
  "GET /evidence/:code/:number": {
    open: FIGURES,
    request: (_estate, { finding }) => get(`/evidence/${finding}/1`),
    own: 200,
    foreign: 404,
  },
  "GET /evidence/:code/:number/thumbnail": {
    open: FIGURES,
    request: (_estate, { finding }) => get(`/evidence/${finding}/1/thumbnail`),
    own: 200,
    foreign: 404,
  },
  "POST /check-photos/:id": {
    open: HOUSEHOLDS,
    request: (_estate, { check }) => bring(`/check-photos/${check}?item=PHOTO&takenAt=${encodeURIComponent(TAKEN_AT)}`),
    own: 201,
    ruled: true,
    foreign: 404,
  },
  "GET /check-photos/:id/:sha256": {
    open: HOUSEHOLDS,
    request: (_estate, { check, photo }) => get(`/check-photos/${check}/${photo}`),
    own: 200,
    foreign: 404,
  },
  "GET /check-photos/:id/:sha256/thumbnail": {
    open: HOUSEHOLDS,
    request: (_estate, { check, photo }) => get(`/check-photos/${check}/${photo}/thumbnail`),
    own: 200,
    foreign: 404,
  },
  "POST /committee-minutes/:estate": {
    open: FIGURES,
    request: (estate) => bring(`/committee-minutes/${estate}?heldOn=2026-05-01&title=x&name=b.png`),
    own: 201,
    ruled: true,
    foreign: 404,
  },
  "GET /committee-minutes/:estate/:number": {
    open: FIGURES,
    request: (estate) => get(`/committee-minutes/${estate}/1`),
    own: 200,
    foreign: 404,
  },
};
