// html-to-text ships no types; this is the one function of it that we call.
declare module 'html-to-text' {
  export function convert(html: string, options?: { wordwrap?: number | false }): string;
}
