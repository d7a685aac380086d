/** A simple bind: name and password in clear (RFC 4513 5.1). */
export interface SimpleBind {
  readonly dn: string;
  readonly password: string;
}

/** A request of slapd, in the format of slapd-sock(5). */
export type SocketRequest =
  /** `bind` is undefined for another kind of bind, or one that cannot be read beyond doubt. */
  | { readonly operation: 'bind'; readonly bind: SimpleBind | undefined }
  | { readonly operation: 'unbind' }
  | { readonly operation: 'other' };

const emptyLine = Buffer.from('\n\n');
const credentials = '\ncred: ';

// RFC 4511 4.2: a simple bind is the choice [0], 0x80. slapd writes the DN unchanged, line breaks
// included: only one line may be between `dn` and `method`.
const bindHead = /^BIND\n(?:(?!dn: )\w+: [^\n]*\n)*dn: ([^\n]*)\nmethod: 128\ncredlen: (\d+)$/;

/** Parses a request; undefined while it is incomplete. */
export function readRequest(bytes: Buffer): SocketRequest | undefined {
  // slapd writes a request in one piece that ends with an empty line. A request that was cut after an
  // empty line in its password is taken for complete: no PIN has an empty line.
  if (!bytes.subarray(-emptyLine.length).equals(emptyLine)) return undefined;
  const operation = bytes.toString('latin1', 0, bytes.indexOf('\n'));
  if (operation === 'BIND') return { operation: 'bind', bind: readBind(bytes) };
  return { operation: operation === 'UNBIND' ? 'unbind' : 'other' };
}

function readBind(bytes: Buffer): SimpleBind | undefined {
  const start = bytes.indexOf(credentials);
  if (start < 0) return undefined;
  const [, dn, length] = bindHead.exec(bytes.toString('utf8', 0, start)) ?? [];
  const password = bytes.subarray(start + credentials.length, -emptyLine.length);
  // slapd counts the whole password, but writes it up to its first NUL.
  if (dn === undefined || length !== String(password.length)) return undefined;
  return { dn, password: password.toString('utf8') };
}
