/** Of pdfmake what result notices use. */
declare module "pdfmake" {
  export interface Text {
    readonly text: string;
    readonly bold?: boolean;
    readonly fontSize?: number;
    readonly color?: string;
    readonly alignment?: "left" | "center" | "right";
    readonly margin?: readonly number[];
    readonly colSpan?: number;
  }
  export type Content =
    | string
    | Text
    | { readonly ol: readonly string[] }
    | { readonly stack: readonly Content[] }
    | { readonly columns: readonly Content[]; readonly margin?: readonly number[] }
    | {
        readonly table: {
          readonly headerRows?: number;
          readonly dontBreakRows?: boolean;
          readonly widths: readonly (number | string)[];
          readonly body: readonly (readonly Content[])[];
        };
        readonly layout: Readonly<Record<string, () => number | string>>;
        readonly fontSize?: number;
        readonly margin?: readonly number[];
      };
  export interface DocumentDefinition {
    readonly pageSize: "A4";
    readonly pageMargins: readonly number[];
    readonly info: { readonly title: string };
    readonly defaultStyle: { readonly font: string; readonly fontSize: number; readonly lineHeight: number };
    readonly content: readonly Content[];
    readonly footer: (page: number, pages: number) => Content;
  }
  const pdfmake: {
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Buffer> };
  };
  export default pdfmake;
}
