import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ownMark, processOf } from "../platform/lock-holder.ts";

const shape = z.object({
  id: z.string(),
  kind: z.enum(["IMPORT", "RESUBMISSION", "WITHDRAWAL"]),
  files: z.array(z.string()),
  uploads: z.array(z.string()),
  mapping: z.string().nullable(),
  dryRun: z.boolean(),
  startedAt: z.string().nullable(),
  /** The mark of the server that has it under way; a number alone in notes of former versions. */
  process: z.coerce.string(),
});

/** An import that a server had under way. */
export type JobNote = z.infer<typeof shape>;

/** Notes of what is under way, so that the end of a server half way is told by the next one. */
export class JobNotes {
  constructor(private readonly folder: string) {}

  keep(note: Omit<JobNote, "process">): void {
    // They name files of households: like these they are nobody else's on this machine.
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    writeFileSync(this.pathOf(note.id), JSON.stringify({ ...note, process: ownMark() }));
  }

  drop(id: string): void {
    rmSync(this.pathOf(id), { force: true });
  }

  /** What servers that have ended had under way; told once. */
  left(): JobNote[] {
    if (!existsSync(this.folder)) return [];
    const notes = readdirSync(this.folder).flatMap((file) => {
      const path = join(this.folder, file);
      const note = noteIn(readFileSync(path, "utf8"));
      if (note !== null && runsElsewhere(note.process)) return [];
      rmSync(path);
      return note ?? [];
    });
    return notes.sort((a, b) => (a.startedAt ?? "~").localeCompare(b.startedAt ?? "~"));
  }

  private pathOf(id: string): string {
    return join(this.folder, `${id}.json`);
  }
}

/** A note that was cut short by the end of its server says nothing. */
function noteIn(text: string): JobNote | null {
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** What is this process's own was under way in a server that it ran before: of the one that asks, nothing is yet. */
function runsElsewhere(mark: string): boolean {
  const holder = processOf(mark);
  return holder !== null && holder !== process.pid;
}
