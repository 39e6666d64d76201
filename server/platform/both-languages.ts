/** A text in both languages of the product. */
export interface BothLanguages {
  readonly en: string;
  readonly zh: string;
}
