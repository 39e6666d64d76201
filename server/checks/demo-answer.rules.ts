import type { RawAnswer } from "./answer.rules.ts";

const given = (item: string, value: string, note = ""): RawAnswer => ({ item, value, note });

/** What an inspector of the demonstration found; every third estate has something wrong. */
export function demoAnswers(template: string, estateId: number): RawAnswer[] {
  const wrong = estateId % 3 === 2;
  if (template === "CASH")
    return [
      given("DIFFERENCE", wrong ? "-86.50" : "0"),
      given("BANKED", wrong ? "NO" : "YES", wrong ? "周五收取的现金周二缴存" : ""),
      given("TWO_LINES", "YES"),
      given("RECEIPTS", "YES"),
      given("PRIVATE_CODE", "YES"),
    ];
  return [
    given("COMPLETE", "YES"),
    given("SAMPLE_WRONG", wrong ? "2" : "0"),
    given("STATUS", "YES"),
    given("EXCEPTIONS", estateId % 3 === 0 ? "NO" : "YES", estateId % 3 === 0 ? "两笔退票未登记" : ""),
    given("REPORTS", estateId % 2 === 0 ? "LATE" : "ON_TIME"),
  ];
}
