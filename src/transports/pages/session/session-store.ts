import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import session, { type SessionData } from 'express-session';
import {
  PageSessionsRepository,
  type SessionLimits,
} from '../../../accounts/page-sessions.repository.js';
import type { Person } from '../../../authentication/page-authenticator.js';

/** What a page tells once, after the request that did something. */
export interface Notice {
  readonly tone: 'done' | 'problem';
  readonly title: string;
  readonly text: readonly string[];
}

declare module 'express-session' {
  interface SessionData {
    person: Person;
    /** When the sign-in began, on PostgreSQL's clock. */
    signedInAt: string;
    /** What the tokens of its forms are made of. */
    formSecret: string;
    notice: Notice | undefined;
    /** Absent until it is in the database. */
    stored?: true;
  }
}

type Done<T extends unknown[]> = (error?: unknown, ...result: T) => void;

/** Nest's token for the SessionLimits. */
export const SESSION_LIMITS = Symbol('SessionLimits');

/** The sessions of express-session in PostgreSQL, so that every instance knows them. */
@Injectable()
export class SessionStore extends session.Store {
  constructor(
    private readonly sessions: PageSessionsRepository,
    private readonly limits: SessionLimits,
  ) {
    super();
  }

  override get(id: string, done: Done<[SessionData | null]>): void {
    // Every request goes on with its session, so there is no `touch`.
    this.sessions.continue(digestOf(id), this.limits).then(
      (content) => done(undefined, content ? ({ ...content, stored: true } as SessionData) : null),
      (error: unknown) => done(error, null),
    );
  }

  override set(id: string, content: SessionData, done: Done<[]> = () => undefined): void {
    this.keep(digestOf(id), content).then(() => done(), done);
  }

  override destroy(id: string, done: Done<[]> = () => undefined): void {
    this.sessions.end(digestOf(id)).then(() => done(), done);
  }

  private keep(digest: string, content: SessionData): Promise<void> {
    if (content.stored) return this.sessions.keep(digest, content);
    const { person, signedInAt } = content;
    return this.sessions.begin({ digest, login: person.login, signedInAt, content });
  }
}

function digestOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
