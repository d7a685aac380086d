/** What a client wants of slapd: a name and a password in clear, as RFC 4513 5.1 has them. */
export interface SimpleBind {
  readonly dn: string;
  readonly password: string;
}

/** What slapd asks over the socket, as slapd-sock(5) writes it. */
export type SocketRequest =
  /** Without one where it is a bind of another kind, or cannot be read beyond doubt. */
  | { readonly operation: 'bind'; readonly bind: SimpleBind | undefined }
  | { readonly operation: 'unbind' }
  | { readonly operation: 'other' };

const emptyLine = Buffer.from('\n\n');
const credentials = '\ncred: ';

// RFC 4511 4.2: a simple bind is the choice [0], 0x80. slapd writes the DN as it is, line breaks and
// all: only one line may be between `dn` and `method`.
const bindHead = /^BIND\n(?:(?!dn: )\w+: [^\n]*\n)*dn: ([^\n]*)\nmethod: 128\ncredlen: (\d+)$/;

/** The request that these bytes are; undefined while more of it has to come. */
export function readRequest(bytes: Buffer): SocketRequest | undefined {
  // slapd hands a request over in one piece that ends so. A piece that was cut within a password
  // that holds an empty line is taken for whole: no PIN has one.
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
  // slapd counts all of a password, and writes it up to its first NUL.
  if (dn === undefined || length !== String(password.length)) return undefined;
  return { dn, password: password.toString('utf8') };
}
