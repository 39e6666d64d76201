import type { BothLanguages } from "../platform/both-languages.ts";

/** Files, sheets, columns and rows that an import leaves out: each is told once, however often a file is read. */
export class LeftOut {
  private readonly notes = new Map<string, BothLanguages>();

  note(note: BothLanguages): void {
    this.notes.set(note.en, note);
  }

  column(file: string, column: string): void {
    this.note({ en: `${file}: column ${column}`, zh: `${file}：列“${column}”` });
  }

  get told(): readonly BothLanguages[] {
    return [...this.notes.values()];
  }
}
