/** What an envelope is bound to: it opens at this place alone. Household codes never change; fingerprints and digests tell rows apart. */
export const sealedPlace = {
  person: (personId: number) => JSON.stringify(["person", personId]),
  occupant: (estateCode: string, unitCode: string) => JSON.stringify(["occupant", estateCode, unitCode]),
  quarantine: (fingerprint: string) => JSON.stringify(["quarantine", fingerprint]),
  contact: (digest: string) => JSON.stringify(["contact", digest]),
  finding: (estateId: number, findingId: number) => JSON.stringify(["finding", estateId, findingId]),
  noticeHook: (hookId: number) => JSON.stringify(["notice_hook", hookId]),
  drawSeed: (drawId: number) => JSON.stringify(["draw_seed", drawId]),
} as const;
