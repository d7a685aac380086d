import { Logger } from '@nestjs/common';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ldapResult, type Answer } from './ldap-socket-endpoint.js';
import { SocketServer } from './socket-server.js';

const bind =
  'BIND\nmsgid: 1\nsuffix: o=x\ndn: uid=1001,o=x\nmethod: 128\ncredlen: 6\ncred: 482915\n\n';
/** A refusal for as long as nothing else is said, and then the code that counts. */
const answer = (code: number) => `RESULT\ncode: 80\ncode: ${code}\n\n`;
const yes: Answer = () => Promise.resolve(ldapResult.success);

function aGate(): { passed: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

describe('SocketServer', () => {
  let folder: string;
  let path: string;
  const servers: SocketServer[] = [];
  const sockets: Socket[] = [];

  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-ldap-socket-'));
    path = join(folder, 'pins.sock');
  });
  afterEach(async () => {
    sockets.splice(0).forEach((socket) => socket.destroy());
    for (const server of servers.splice(0)) await server.close();
    await rm(folder, { recursive: true });
  });

  async function serve(answer: Answer = yes, deadlineMs = 5_000): Promise<SocketServer> {
    const server = new SocketServer({ path, deadlineMs }, answer);
    await server.open();
    servers.push(server);
    return server;
  }

  async function client(): Promise<Socket> {
    const socket = connect(path);
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  }

  async function ask(...pieces: (string | Buffer)[]): Promise<string> {
    const socket = await client();
    pieces.forEach((piece) => socket.write(piece));
    return text(socket);
  }

  it('sends every connection a refusal before it reads the request', async () => {
    await serve();
    const [said] = (await once(await client(), 'data')) as [Buffer];
    expect(said.toString()).toBe('RESULT\ncode: 80\n');
  });

  it('answers a request and closes the connection', async () => {
    await serve();
    expect(await ask(bind)).toBe(answer(0));
  });

  it('sends the text of a refusal in a line of its own, whatever it holds', async () => {
    const text = 'Код истёк.\ncode: 0\n\ninfo: ü\0';
    await serve(() => Promise.resolve({ code: ldapResult.invalidCredentials, text }));
    expect(await ask(bind)).toBe(
      'RESULT\ncode: 80\ncode: 49\ninfo:Код истёк. code: 0  info: ü \n\n',
    );
  });

  it('waits for the rest of a request', async () => {
    await serve();
    const socket = await client();
    for (const piece of [bind.slice(0, 7), bind.slice(7, -1), bind.slice(-1)]) {
      await new Promise((resolve) => socket.write(piece, resolve));
    }
    expect(await text(socket)).toBe(answer(0));
  });

  it('answers only one request per connection', async () => {
    let asked = 0;
    await serve(() => {
      asked += 1;
      return yes({ operation: 'other' });
    });
    const socket = await client();
    socket.write(bind);
    socket.on('data', () => socket.write(bind));
    await once(socket, 'close');
    expect(asked).toBe(1);
  });

  it('adds nothing to the refusal of a request without an answer', async () => {
    await serve(() => Promise.resolve(undefined));
    expect(await ask('UNBIND\nmsgid: 2\nsuffix: o=x\n\n')).toBe('RESULT\ncode: 80\n');
  });

  it('refuses a request that is too long, and reads it to its end', async () => {
    await serve(() => Promise.reject(new Error('must not be asked')));
    expect(await ask(Buffer.alloc(1_000_000, 'a'))).toBe(answer(53));
  });

  it('reports an error if the answer throws', async () => {
    await serve(() => Promise.reject(new Error('made up for a test')));
    expect(await ask(bind)).toBe(answer(80));
  });

  it.each([
    ['is not asked in time', bind.slice(0, -1)],
    ['cannot answer in time', bind],
  ])('answers busy when it %s', async (_, request) => {
    await serve(() => new Promise(() => undefined), 50);
    expect(await ask(request)).toBe(answer(51));
  });

  it('answers busy to connections beyond its limit, after their request', async () => {
    const answered = aGate();
    const all = aGate();
    let asked = 0;
    await serve(() => {
      asked += 1;
      if (asked === 100) all.open();
      return answered.passed.then(() => ldapResult.success);
    });
    const admitted = Array.from({ length: 100 }, () => ask(bind));
    await all.passed;
    const more = Array.from({ length: 20 }, () => ask(bind));
    expect(new Set(await Promise.all(more))).toEqual(new Set(['RESULT\ncode: 51\ncode: 51\n\n']));
    answered.open();
    expect(new Set(await Promise.all(admitted))).toEqual(new Set([answer(0)]));
    expect(asked).toBe(100);
    expect(await ask(bind)).toBe(answer(0));
  });

  it('survives a client that disconnects', async () => {
    const answered = aGate();
    await serve(() => answered.passed.then(() => ldapResult.success));
    const socket = await client();
    await new Promise((resolve) => socket.write(bind, resolve));
    socket.destroy();
    answered.open();
    expect(await ask(bind)).toBe(answer(0));
  });

  it('answers the requests under way when it stops, and accepts no further ones', async () => {
    const answered = aGate();
    const asked = aGate();
    const server = await serve(() => {
      asked.open();
      return answered.passed.then(() => ldapResult.success);
    });
    const socket = await client();
    socket.write(bind);
    await asked.passed;
    const closed = server.close();
    await expect(client()).rejects.toThrow('ENOENT');
    answered.open();
    expect(await text(socket)).toBe(answer(0));
    await closed;
    servers.splice(0);
  });

  it('answers the connections in its queue when it stops', async () => {
    const server = await serve();
    const waiting = Array.from({ length: 50 }, () => ask(bind));
    const closed = server.close();
    expect(await Promise.all(waiting)).toEqual(Array(50).fill(answer(0)));
    await closed;
  });

  it('does not remove the socket of a successor when it stops', async () => {
    const server = await serve();
    await rename(path, `${path}.old`);
    const next = await serve();
    await server.close();
    expect(await ask(bind)).toBe(answer(0));
    await next.close();
    await rm(`${path}.old`);
    expect(await readdir(folder)).toEqual([]);
  });

  it('lets only its owner and its group connect', async () => {
    await serve();
    expect((await stat(path)).mode & 0o777).toBe(0o660);
  });

  it('replaces a socket that a dead process left behind', async () => {
    const program = `require('net').createServer().listen(process.argv[1], () => console.log())`;
    const child = spawn(process.execPath, ['-e', program, path], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    await once(child.stdout, 'data');
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    expect((await stat(path)).isSocket()).toBe(true);
    await serve();
    expect(await ask(bind)).toBe(answer(0));
  });

  it('does not replace a socket that another process serves', async () => {
    const other = createServer((socket) => socket.on('error', () => undefined).end('other')).listen(
      path,
    );
    await once(other, 'listening');
    await expect(serve()).rejects.toThrow('is in use by another process, or is not a socket');
    expect(await ask('')).toBe('other');
    await new Promise((resolve) => other.close(resolve));
  });

  it('does not replace a file that is not a socket', async () => {
    await writeFile(path, 'precious');
    await expect(serve()).rejects.toThrow('is in use by another process, or is not a socket');
    expect((await stat(path)).size).toBe(8);
  });

  it('names the setting if the socket cannot be created', async () => {
    path = join(folder, 'no-folder', 'pins.sock');
    await expect(serve()).rejects.toThrow(`LDAP_SOCKET: cannot listen on ${path} `);
  });
});
