import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect, createServer } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailCatcher, startMailCatcher } from './mail-catcher.js';

interface Summary {
  ID: string;
  Subject: string;
  Read: boolean;
}

let catcher: MailCatcher;

beforeEach(async () => {
  catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, keep: 3 });
});

afterEach(() => catcher.stop());

function mail(subject: string, more: SendMailOptions = {}) {
  const transport = createTransport({ host: '127.0.0.1', port: catcher.smtpPort });
  const plain = { from: 'umpin@example.com', to: 'alice@example.com', subject, text: subject };
  return transport.sendMail({ ...plain, ...more });
}

function ask(path: string, init?: RequestInit): Promise<Response> {
  return fetch(`http://127.0.0.1:${catcher.httpPort}${path}`, init);
}

async function read<T>(path: string): Promise<T> {
  return (await ask(path)).json() as Promise<T>;
}

async function subjects(query = ''): Promise<string[]> {
  const { messages } = await read<{ messages: Summary[] }>(`/api/v1/messages${query}`);
  return messages.map(({ Subject }) => Subject);
}

/** fetch refuses to send a Host header of one's choice. */
async function statusFor(host: string): Promise<number | undefined> {
  const asked = request({ host: '127.0.0.1', port: catcher.httpPort, headers: { host } }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('the mailbox', () => {
  it('shows a mail as soon as SMTP has accepted it', async () => {
    for (const number of ['1', '2', '3']) {
      await mail(number);
      expect((await subjects())[0]).toBe(number);
    }
  });

  it('lists mails newest first, a page at a time', async () => {
    for (const number of ['1', '2', '3']) await mail(number);

    expect(await subjects()).toEqual(['3', '2', '1']);
    expect(await subjects('?start=1&limit=1')).toEqual(['2']);
    expect(await subjects('?start=-1&limit=none')).toEqual(['3', '2', '1']);
  });

  it('forgets the oldest mails beyond the number to keep', async () => {
    for (const number of ['1', '2', '3', '4']) await mail(number);

    expect(await subjects()).toEqual(['4', '3', '2']);
  });

  it('takes mails that arrive at the same time', async () => {
    await Promise.all(['1', '2', '3'].map((number) => mail(number)));

    expect((await subjects()).sort()).toEqual(['1', '2', '3']);
  });

  it('counts a mail as unread until it is opened', async () => {
    await mail('new');
    expect(await read('/api/v1/messages')).toMatchObject({
      unread: 1,
      messages: [{ Read: false }],
    });

    await ask('/api/v1/message/latest');
    expect(await read('/api/v1/messages')).toMatchObject({ unread: 0, messages: [{ Read: true }] });
  });

  it('deletes the named mails, or all of them', async () => {
    for (const number of ['1', '2', '3']) await mail(number);
    const { messages } = await read<{ messages: [Summary] }>('/api/v1/messages');

    const body = JSON.stringify({ IDs: [messages[0].ID] });
    expect((await ask('/api/v1/messages', { method: 'DELETE', body })).status).toBe(200);
    expect(await subjects()).toEqual(['2', '1']);

    await ask('/api/v1/messages', { method: 'DELETE', body: '{"ids":["unknown"]}' });
    expect(await subjects()).toEqual(['2', '1']);

    await ask('/api/v1/messages', { method: 'DELETE' });
    expect(await subjects()).toEqual([]);
  });

  it.each(['not JSON', '[1', '"all"', 'null', '[]', '{"IDs":"all"}', '{"IDs":[1]}'])(
    'deletes nothing when it cannot understand %s',
    async (body) => {
      await mail('stays');

      expect((await ask('/api/v1/messages', { method: 'DELETE', body })).status).toBe(400);
      expect(await subjects()).toEqual(['stays']);
    },
  );
});

describe("the answers in Mailpit's shapes", () => {
  it('summarise each mail in the list', async () => {
    const { messageId } = await mail('Ihre neue PIN', {
      from: '"Größe, Ana" <ana@example.com>',
      to: 'José <jose@example.com>, bob@example.com',
      cc: 'carol@example.com',
      bcc: 'dave@example.com',
      replyTo: 'desk@example.com',
      text: 'Guten Tag,\n\nIhre   PIN',
      attachments: [{ filename: 'a.txt', content: 'a' }],
    });

    expect(await read('/api/v1/messages')).toEqual({
      total: 1,
      unread: 1,
      count: 1,
      messages_count: 1,
      messages_unread: 1,
      start: 0,
      tags: [],
      messages: [
        {
          ID: expect.any(String) as string,
          MessageID: messageId.slice(1, -1),
          Read: false,
          From: { Name: 'Größe, Ana', Address: 'ana@example.com' },
          To: [
            { Name: 'José', Address: 'jose@example.com' },
            { Name: '', Address: 'bob@example.com' },
          ],
          Cc: [{ Name: '', Address: 'carol@example.com' }],
          Bcc: [{ Name: '', Address: 'dave@example.com' }],
          ReplyTo: [{ Name: '', Address: 'desk@example.com' }],
          Subject: 'Ihre neue PIN',
          Created: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
          Size: (await (await ask('/api/v1/message/latest/raw')).arrayBuffer()).byteLength,
          Attachments: 1,
          Snippet: 'Guten Tag, Ihre PIN',
          Tags: [],
        },
      ],
    });
  });

  it('give the whole mail by its id', async () => {
    await mail('Neue PIN', {
      date: '2025-03-01T10:20:30Z',
      text: 'Ihre PIN: 482 913\n',
      html: '<p style="color:#123">Ihre PIN: <b>482 913</b> 🔑</p>',
      envelope: { from: 'bounces@example.com', to: 'alice@example.com' },
      attachments: [{ filename: 'a.txt', content: 'four' }],
    });
    const { messages } = await read<{ messages: [Summary] }>('/api/v1/messages');

    const whole = await read(`/api/v1/message/${messages[0].ID}`);

    expect(whole).toMatchObject({
      ID: messages[0].ID,
      From: { Name: '', Address: 'umpin@example.com' },
      To: [{ Name: '', Address: 'alice@example.com' }],
      Cc: [],
      Bcc: [],
      ReplyTo: [],
      ReturnPath: 'bounces@example.com',
      Subject: 'Neue PIN',
      Date: '2025-03-01T10:20:30.000Z',
      Text: 'Ihre PIN: 482 913\n',
      HTML: '<p style="color:#123">Ihre PIN: <b>482 913</b> 🔑</p>',
      Tags: [],
      Attachments: [{ PartID: '2', FileName: 'a.txt', ContentType: 'text/plain', Size: 4 }],
      Inline: [],
    });
    expect(await read('/api/v1/message/latest')).toEqual(whole);
  });

  it('do not make up a text part that the mail does not have', async () => {
    await mail('HTML only', { text: '', html: '<style>b{}</style><b>Fett</b> &amp; Brot' });

    expect(await read('/api/v1/message/latest')).toMatchObject({ Text: '' });
    expect(await read('/api/v1/messages')).toMatchObject({
      messages: [{ Snippet: 'Fett & Brot' }],
    });
  });

  it('give the headers, unfolded, with every value of a repeated one', async () => {
    await mail('x'.repeat(60) + ' ' + 'y'.repeat(60), {
      headers: [
        { key: 'X-Trace', value: 'one' },
        { key: 'X-Trace', value: 'two' },
      ],
    });

    expect(await read('/api/v1/message/latest/headers')).toMatchObject({
      'Mime-Version': ['1.0'],
      Subject: ['x'.repeat(60) + ' ' + 'y'.repeat(60)],
      To: ['alice@example.com'],
      'X-Trace': ['one', 'two'],
    });
  });

  it('give the source byte for byte', async () => {
    const raw = 'Subject: =?utf-8?q?=C3=A4?=\r\nX-Odd:  spaces \r\n\r\n.dot\r\nüñ\r\n';
    await mail('', { raw: Buffer.from(raw), envelope: { from: '', to: 'alice@example.com' } });

    const answer = await ask('/api/v1/message/latest/raw');
    expect(await answer.text()).toBe(raw);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await read('/api/v1/messages')).toMatchObject({
      messages: [{ From: null, Subject: 'ä', Bcc: [{ Address: 'alice@example.com' }] }],
    });
  });
});

describe('the SMTP server', () => {
  it('announces 10 MiB, and neither AUTH nor STARTTLS', async () => {
    const socket = connect(catcher.smtpPort, '127.0.0.1');
    await once(socket, 'data');
    socket.write('EHLO test\r\n');
    const [greeting] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();

    expect(greeting.toString()).toContain('SIZE 10485760');
    expect(greeting.toString()).toContain('SMTPUTF8');
    expect(greeting.toString()).not.toMatch(/AUTH|STARTTLS/);
  });

  it('refuses a mail that is too large, announced or not, and goes on', async () => {
    const text = 'x'.repeat(99).concat('\r\n').repeat(110_000);
    await expect(mail('large', { text })).rejects.toMatchObject({ responseCode: 552 });

    const socket = connect(catcher.smtpPort, '127.0.0.1');
    for (const line of ['EHLO test', 'MAIL FROM:<>', 'RCPT TO:<alice@example.com>', 'DATA']) {
      await once(socket, 'data');
      socket.write(`${line}\r\n`);
    }
    await once(socket, 'data');
    socket.write(`${text}.\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(answer.toString()).toMatch(/^552 /);

    await mail('small');
    expect(await subjects()).toEqual(['small']);
  });

  it('survives a sender that hangs up in the middle of a mail', async () => {
    const socket = connect(catcher.smtpPort, '127.0.0.1');
    for (const line of ['EHLO test', 'MAIL FROM:<>', 'RCPT TO:<alice@example.com>', 'DATA']) {
      await once(socket, 'data');
      socket.write(`${line}\r\n`);
    }
    await once(socket, 'data');
    socket.write('Subject: half\r\n\r\nof a');
    socket.resetAndDestroy();

    await mail('whole');
    expect(await subjects()).toEqual(['whole']);
  });

  it('takes addresses and headers in UTF-8', async () => {
    await mail('Größe', { to: 'josé@example.com' });

    expect(await read('/api/v1/messages')).toMatchObject({
      messages: [{ Subject: 'Größe', To: [{ Address: 'josé@example.com' }] }],
    });
  });
});

describe('the page', () => {
  it('may run only its own script, under a nonce of this one answer', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const answer = await ask('/');
        const policy = answer.headers.get('content-security-policy') ?? '';
        const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
        expect(policy).toContain("default-src 'none'");
        expect(policy).not.toContain('unsafe');
        expect(await answer.text()).toContain(`<script type="module" nonce="${nonce}">`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('names the SMTP port and loads nothing from elsewhere', async () => {
    const page = await (await ask('/')).text();

    expect(page).toContain(`port <code>${catcher.smtpPort}</code>`);
    expect(page).not.toMatch(/%[A-Z_]+%|(?:src|href)="(?:https?:)?\/\//);
  });

  it('shows the HTML of a mail in a frame that can run nothing', async () => {
    await mail('hostile', { html: '<script>alert(1)</script>' });
    const answer = await ask('/view/latest.html');

    expect(await answer.text()).toBe('<script>alert(1)</script>');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox; default-src 'none';/);
    expect(policy).not.toContain('script-src');
  });
});

describe('the HTTP server', () => {
  it.each(['localhost', 'LOCALHOST:8025', '127.0.0.1:1', '[::1]:8025'])(
    'answers to the host name %s',
    async (host) => {
      expect(await statusFor(host)).toBe(200);
    },
  );

  it.each(['rebound.example', 'localhost.rebound.example', '127.0.0.1.nip.example:8025', '[::2]'])(
    'refuses the host name %s',
    async (host) => {
      expect(await statusFor(host)).toBe(403);
    },
  );

  it.each(['/', '/api/v1/messages', '/livez', '/readyz', '/nowhere'])(
    'lets no one store or guess the kind of %s',
    async (path) => {
      const { headers } = await ask(path);

      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it.each([
    '/nowhere',
    '//',
    '/api/v1/message/unknown',
    '/api/v1/message/latest',
    '/api/v1/message/unknown/raw',
    '/api/v1/message/unknown/headers',
    '/view/unknown.html',
  ])('says in JSON that there is nothing at %s', async (path) => {
    const answer = await ask(path);

    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ Error: expect.any(String) as string });
  });

  it('names the methods that an address takes', async () => {
    const wrong = await ask('/api/v1/messages', { method: 'PUT' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, DELETE']);

    const wrongToo = await ask('/api/v1/message/latest', { method: 'DELETE' });
    expect([wrongToo.status, wrongToo.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('says that it is alive and ready', async () => {
    expect((await ask('/livez')).status).toBe(200);
    expect((await ask('/readyz', { method: 'HEAD' })).status).toBe(200);
  });
});

describe('starting and stopping', () => {
  it('names a taken port and what it was for, and leaves nothing listening', async () => {
    await expect(startMailCatcher({ smtpPort: catcher.smtpPort, httpPort: 0 })).rejects.toThrow(
      `Port ${catcher.smtpPort} is taken (SMTP of the mail catcher).`,
    );

    const free = await freePort();
    await expect(startMailCatcher({ smtpPort: free, httpPort: catcher.httpPort })).rejects.toThrow(
      `Port ${catcher.httpPort} is taken (page of the mail catcher).`,
    );
    await expect(connected(free)).rejects.toThrow('ECONNREFUSED');
  });

  it('leaves nothing listening when it is stopped, also twice and while a sender idles', async () => {
    const idle = connect(catcher.smtpPort, '127.0.0.1');
    await once(idle, 'data');

    await Promise.all([catcher.stop(), catcher.stop()]);

    await expect(connected(catcher.smtpPort)).rejects.toThrow('ECONNREFUSED');
    await expect(connected(catcher.httpPort)).rejects.toThrow('ECONNREFUSED');
    idle.destroy();
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function connected(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
}
