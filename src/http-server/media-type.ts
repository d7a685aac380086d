export interface MediaType {
  /** Type and subtype in lower case. */
  readonly type: string;
  readonly charset?: string;
}

const longestContentType = 512;

/** Parses a Content-Type (RFC 9110 8.3.1); undefined if it is malformed or names two charsets. */
export function mediaTypeOf(contentType: string): MediaType | undefined {
  if (contentType.length > longestContentType) return undefined;
  const start = /^[\t ]*([\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+)[\t ]*/.exec(contentType);
  const type = start?.[1]?.toLowerCase();
  if (!start || !type) return undefined;
  const charsets: string[] = [];
  const parameter =
    /;[\t ]*(?:([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([\w!#$%&'*+.^`|~-]+)))?[\t ]*/y;
  for (let end = start[0].length; end < contentType.length; end = parameter.lastIndex) {
    parameter.lastIndex = end;
    const found = parameter.exec(contentType);
    if (!found) return undefined;
    const [, name, quoted, token] = found;
    if (name?.toLowerCase() === 'charset') {
      charsets.push(token ?? quoted?.replace(/\\(.)/g, '$1') ?? '');
    }
  }
  const [charset, ...others] = charsets;
  if (others.length > 0) return undefined;
  return charset === undefined ? { type } : { type, charset };
}
