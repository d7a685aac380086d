import type { Server } from 'node:http';
import { parseSetCookie } from 'cookie';
import request, { type Response, type Test } from 'supertest';

/** A browser without JavaScript, as far as forms and cookies go. */
export class FormBrowser {
  readonly cookies = new Map<string, string>();
  /** Of the last answer. */
  response!: Response;

  constructor(
    public server: Server,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  get text(): string {
    return this.response.text;
  }

  get status(): number {
    return this.response.status;
  }

  async get(path: string): Promise<Response> {
    return this.follow(request(this.server).get(path));
  }

  /** Sends the form of the last page whose action this is, with some fields filled in. */
  async submit(action: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.post(action, { ...formOf(this.text, action), ...fields });
  }

  async post(action: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const body = new URLSearchParams(fields).toString();
    const test = request(this.server).post(action).set('origin', 'https://mail.example.com');
    void test.set('host', 'mail.example.com');
    return this.follow(test.type('application/x-www-form-urlencoded').send(body));
  }

  /** Sends the form of the last page whose action this is, with files as texts by the names of their fields. */
  async upload(
    action: string,
    fields: Readonly<Record<string, string>>,
    files: Readonly<Record<string, string | Buffer>> = {},
  ): Promise<Response> {
    const test = request(this.server).post(action).set('origin', 'https://mail.example.com');
    void test.set('host', 'mail.example.com');
    for (const [name, value] of Object.entries({ ...formOf(this.text, action), ...fields })) {
      void test.field(name, value);
    }
    for (const [name, content] of Object.entries(files)) {
      void test.attach(name, Buffer.from(content), { filename: `${name}.csv` });
    }
    return this.follow(test);
  }

  async signIn(login: string, password: string, to = '/'): Promise<Response> {
    await this.get(`/sign-in?to=${encodeURIComponent(to)}`);
    return this.submit('/sign-in', { login, password });
  }

  private async follow(test: Test): Promise<Response> {
    void test.set(this.headers).redirects(0);
    if (this.cookies.size > 0) {
      const pairs = [...this.cookies].map(([name, value]) => `${name}=${value}`);
      void test.set('cookie', pairs.join('; '));
    }
    this.response = await test;
    const set = this.response.headers['set-cookie'] as unknown as string[] | undefined;
    for (const each of set ?? []) {
      const { name, value, maxAge } = parseSetCookie(each, { decode: (text) => text });
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value ?? '');
    }
    const { location } = this.response.headers;
    // Another site is left to the test.
    return this.status === 303 && location?.startsWith('/') ? this.get(location) : this.response;
  }
}

/** The fields of a form as the page has them. */
export function formOf(html: string, action: string): Record<string, string> {
  const start = html.indexOf(`action="${action}"`);
  if (start < 0) throw new Error(`There is no form for ${action}.`);
  const form = html.slice(start, html.indexOf('</form>', start));
  const inputs = [...form.matchAll(/<input\b(?:"[^"]*"|[^">])*>/g)].flatMap(([input]) => {
    const name = attribute(input, 'name');
    const box = /type="(?:checkbox|radio)"/.test(input);
    // A file is no text, and an empty box sends nothing.
    if (name === undefined || input.includes('type="file"')) return [];
    return box && !/ checked\b/.test(input) ? [] : [[name, attribute(input, 'value') ?? '']];
  });
  const areas = [...form.matchAll(/(<textarea\b(?:[^>"]|"[^"]*")*>)\n?([^<]*)</g)].map(
    ([, tag = '', text]) => {
      return [attribute(tag, 'name') ?? '', unescaped(text ?? '')];
    },
  );
  const selects = [...form.matchAll(/(<select\b(?:[^>"]|"[^"]*")*>)(.*?)<\/select>/gs)].map(
    ([, tag = '', all]) => {
      const options = [...(all ?? '').matchAll(/<option\b(?:[^>"]|"[^"]*")*>/g)].map(
        ([option]) => option,
      );
      const chosen = options.find((option) => / selected\b/.test(option)) ?? options[0] ?? '';
      return [attribute(tag, 'name') ?? '', attribute(chosen, 'value') ?? ''];
    },
  );
  return Object.fromEntries([...inputs, ...areas, ...selects]) as Record<string, string>;
}

function attribute(tag: string, name: string): string | undefined {
  const [, value] = new RegExp(` ${name}="([^"]*)"`).exec(tag) ?? [];
  return value === undefined ? undefined : unescaped(value);
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
