import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import session, { type Session, type SessionData } from 'express-session';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageSessionsRepository } from '../../../accounts/page-sessions.repository.js';
import type { Person } from '../../../authentication/page-authenticator.js';
import { cookieName, cookieOptions, cookieOf, setCookie } from './cookies.js';
import type { SessionStore } from './session-store.js';

type Open = (
  request: IncomingMessage,
  response: ServerResponse,
  done: (error?: unknown) => void,
) => void;

/** The sessions of people, by express-session. Only pages open one: other requests do not pay for it. */
export class PageSessions {
  readonly #open: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly #cookie: string;

  /** @param secrets for the signature of the cookie, the current one first; the others are accepted */
  constructor(
    private readonly repository: PageSessionsRepository,
    store: SessionStore,
    secrets: readonly string[],
    private readonly secure: boolean,
  ) {
    this.#cookie = cookieName('session', secure);
    const open = session({
      store,
      secret: [...secrets],
      name: this.#cookie,
      cookie: cookieOptions(secure),
      resave: false,
      // Strangers leave nothing behind in the database.
      saveUninitialized: false,
    });
    this.#open = promisify(open as unknown as Open);
  }

  async open({ raw }: FastifyRequest, reply: FastifyReply): Promise<void> {
    // express-session sends a cookie that is marked Secure only if it believes that the client will take it.
    Object.assign(raw, { secure: this.secure });
    await this.#open(raw, reply.raw);
  }

  /** The session that `open` has opened: of nobody, as long as it has no person. */
  of({ raw }: FastifyRequest): Partial<SessionData> {
    return sessionOf(raw) ?? {};
  }

  /** Whether the browser has sent a cookie of a session, which may have ended. */
  sentBy(request: FastifyRequest): boolean {
    return cookieOf(request, this.#cookie) !== undefined;
  }

  /** The time for `begin`, before the credentials are verified. */
  now(): Promise<string> {
    return this.repository.now();
  }

  /** Signs a person in: under a new id, whatever cookie was there before. */
  async begin(request: FastifyRequest, content: NewSession): Promise<void> {
    await promisified(sessionOf(request.raw), 'regenerate');
    Object.assign(this.of(request), content);
    await promisified(sessionOf(request.raw), 'save');
    // Whatever is saved of it later in this request must not bring back what was ended meanwhile.
    this.of(request).stored = true;
  }

  /** Signs a person out. Browsers that kept pages for the back button drop them when the cookie goes. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await promisified(sessionOf(request.raw), 'destroy');
    setCookie(reply, this.#cookie, '', { ...cookieOptions(this.secure), maxAge: 0 });
  }

  /** Ends all sessions of a person, on every device. */
  async endAll({ login }: Person): Promise<void> {
    await this.repository.endAllOf(login);
  }
}

export type NewSession = Pick<SessionData, 'person' | 'signedInAt' | 'formSecret'>;

type Opened = Session & Partial<SessionData>;

/** Undefined if none was opened, such as while the database is away. */
function sessionOf(raw: IncomingMessage): Opened | undefined {
  return (raw as IncomingMessage & { session?: Opened }).session;
}

async function promisified(
  session: Opened | undefined,
  method: 'regenerate' | 'save' | 'destroy',
): Promise<void> {
  if (!session) throw new Error('No session was opened.');
  await promisify(session[method].bind(session))();
}
