// html-to-text ships no types; these are the two functions of it that we call.
declare module 'html-to-text' {
  interface Options {
    wordwrap?: number | false;
  }
  export function compile(options?: Options): (html: string) => string;
  export function convert(html: string, options?: Options): string;
}
