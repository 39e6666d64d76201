import { z } from "zod";

/** An answer about an estate's control charts: what each month is made of. */
export const WATCHES = z.object({
  data: z.object({
    estate: z.object({
      outlook: z.object({
        watches: z.array(
          z.object({
            rate: z.string(),
            months: z.array(z.string()),
            numerators: z.array(z.string()),
            denominators: z.array(z.string()),
            effective: z.array(z.number()),
          }),
        ),
      }),
    }),
  }),
});
