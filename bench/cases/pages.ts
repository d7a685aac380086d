import { parseSetCookie } from 'cookie';
import type { Bench } from '../bench.js';
import type { Row } from '../report.js';
import type { Caller } from '../seed.js';
import { median, spread, summary } from '../statistics.js';

export const numbers = [18];
export const title = 'pages';

const requestsPerRound = 50;
const goalMs = 20;

/** Pages one after the other, as people ask for them. The login is remembered, so a sign-in costs no hash. */
export async function run(bench: Bench): Promise<Row[]> {
  const { service, callers } = await bench.main();
  const [caller] = callers;
  if (!caller) throw new Error('There is nobody to sign in.');
  const browser = new CookieJar(service.url);
  const page = async () => {
    await browser.signIn(caller);
    return times(() => browser.get('/', 'Send me a new PIN'));
  };
  const signIn = () => times(() => browser.signIn(caller));
  const stranger = () => times(() => browser.get('/sign-in', '', false));
  const found = await bench.interleaved({ page, signIn, stranger });
  const row = (name: string, rounds: readonly number[][]): Row => {
    const p50 = rounds.map((round) => median(round));
    const slow = rounds.map((round) => summary(round).p99);
    return {
      number: 18,
      name,
      measured: `p50 ${spread(p50, 'ms')}, p99 ${spread(slow, 'ms')}`,
      comparedWith: `${goalMs} ms`,
      ratio: median(p50) / goalMs,
      goal: 1,
      atMost: true,
    };
  };
  return [
    row("the owner's page, beside nothing else", found.page),
    row('the sign-in, beside its hash', found.signIn),
    row('the page that asks to sign in', found.stranger),
  ];
}

async function times(work: () => Promise<unknown>): Promise<number[]> {
  const found: number[] = [];
  for (let count = 0; count < requestsPerRound; count += 1) {
    const start = performance.now();
    await work();
    found.push(performance.now() - start);
  }
  return found;
}

/** As much of a browser as forms need. */
class CookieJar {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly url: string) {}

  async get(path: string, expected: string, withCookies = true): Promise<string> {
    const headers = new Headers(withCookies ? { cookie: this.header() } : undefined);
    const answer = await fetch(`${this.url}${path}`, { headers, redirect: 'manual' });
    const text = await answer.text();
    this.take(answer);
    if (answer.status !== 200 || !text.includes(expected)) throw new Error(`${path} failed.`);
    return text;
  }

  async signIn({ login, password }: Caller): Promise<void> {
    this.form ??= await this.newForm();
    const { token, cookie } = this.form;
    const answer = await fetch(`${this.url}/sign-in`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ token, login, password, to: '/' }),
      redirect: 'manual',
    });
    await answer.arrayBuffer();
    if (answer.status !== 303) throw new Error(`The sign-in was answered ${answer.status}.`);
    this.take(answer);
  }

  private form: { readonly token: string; readonly cookie: string } | undefined;

  private async newForm() {
    const html = await this.get('/sign-in', 'name="token"');
    const [, token = ''] = /name="token" value="([^"]*)"/.exec(html) ?? [];
    return { token, cookie: this.header() };
  }

  private header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private take(answer: Response): void {
    for (const each of answer.headers.getSetCookie()) {
      const { name, value } = parseSetCookie(each, { decode: (text) => text });
      this.cookies.set(name, value ?? '');
    }
  }
}
