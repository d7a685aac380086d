import { connect } from 'node:net';

/** The answer that a client in the place of slapd's back-sock received. */
export interface Heard {
  readonly connected: boolean;
  /** Whether its whole request was taken. */
  readonly asked: boolean;
  /** The one that slapd goes by; undefined if there was none. */
  readonly lastCode: number | undefined;
}

export interface Asking {
  /** When the connection is there and the request written. */
  readonly asked: Promise<boolean>;
  /** When the first code has come. */
  readonly refused: Promise<unknown>;
  readonly heard: Promise<Heard>;
}

/** A bind as OpenLDAP 2.5.13 writes it. */
export function bindRequest(name = 'uid=1001,ou=pins,dc=example,dc=com', pin = '482915'): string {
  return `BIND\nmsgid: 1\nsuffix: ou=pins,dc=example,dc=com\ndn: ${name}\nmethod: 128\ncredlen: ${pin.length}\ncred: ${pin}\n\n`;
}

/** Asks, and listens until the connection ends. */
export function asking(path: string, request = bindRequest()): Asking {
  const socket = connect(path);
  let said = '';
  socket.on('data', (data: Buffer) => (said += data.toString()));
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const connected = Promise.race([
    new Promise<boolean>((resolve) => socket.once('connect', () => resolve(true))),
    closed.then(() => false),
  ]);
  const asked = connected.then(
    (there) =>
      there && new Promise<boolean>((resolve) => socket.write(request, (error) => resolve(!error))),
  );
  const refused = Promise.race([new Promise((resolve) => socket.once('data', resolve)), closed]);
  const heard = closed.then(async () => ({
    connected: await connected,
    asked: await asked,
    lastCode: [...said.matchAll(/^code: (\d+)\n/gm)].map(([, code]) => Number(code)).at(-1),
  }));
  return { asked, refused, heard };
}

export const ask = (path: string, request?: string) => asking(path, request).heard;
