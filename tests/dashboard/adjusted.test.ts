import { describe, expect, it } from "vitest";
import { adjustedOff } from "../../dashboard/records/adjusted.ts";

describe("what adjustments took off a bill", () => {
  it("is what is neither paid nor owed", () => {
    expect(adjustedOff({ amount: "17323", paid: "0", open: "12993" })).toBe(4330n);
    expect(adjustedOff({ amount: "17323", paid: "4330", open: "12993" })).toBe(0n);
  });
});
