import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { turnedAway } from "./turned-away.ts";

/** How many requests a minute somebody may send. Counts are kept in memory, each server its own. */
export class RateLimit {
  private readonly limiter: RateLimiterMemory;

  constructor(
    private readonly perMinute: number,
    private readonly whose: string,
  ) {
    this.limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  }

  /** Counts a request; throws where it is one too many. */
  async count(key: string): Promise<void> {
    try {
      await this.limiter.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const seconds = Math.ceil(error.msBeforeNext / 1000);
      throw turnedAway(
        "RATE_LIMITED",
        `More than ${this.perMinute} requests a minute ${this.whose}. Try again in ${seconds} seconds.`,
        seconds,
      );
    }
  }
}
