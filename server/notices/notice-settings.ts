/** What the server was told about sending notices. */
export class NoticeSettings {
  constructor(readonly mailReady: boolean) {}
}
