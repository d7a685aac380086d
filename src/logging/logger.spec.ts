import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../common/domain-error.js';
import { createLogger } from './logger.js';

type Logger = ReturnType<typeof createLogger>;

function linesOf(write: (logger: Logger) => void): string[] {
  const lines: string[] = [];
  write(createLogger('info', { write: (text) => void lines.push(text) }));
  return lines;
}

function eventOf(write: (logger: Logger) => void): unknown {
  const [line, ...more] = linesOf(write);
  expect(more).toEqual([]);
  return JSON.parse(line ?? '');
}

describe('the log', () => {
  it('writes one JSON line an event, with time and level in words', () => {
    const lines = linesOf((logger) => {
      logger.info({ reset: 'r-1' }, 'mail delivered');
      logger.warn('mail postponed');
      logger.debug('not asked for');
    });
    expect(lines.every((line) => line.endsWith('}\n'))).toBe(true);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(iso) as string,
        reset: 'r-1',
        msg: 'mail delivered',
      },
      { level: 'warn', time: expect.stringMatching(iso) as string, msg: 'mail postponed' },
    ]);
  });

  it.each(['\n', '\r', '\r\n', '\u2028', '\u0085', '\0'])(
    'prevents forged lines with %j anywhere in an event',
    (separator) => {
      const text = `alice${separator}{"level":"info","msg":"forged"}`;
      const lines = linesOf((logger) => {
        logger.info({ login: text, [text]: 1, err: new Error(text) }, text);
      });
      expect(lines).toHaveLength(1);
      expect(lines[0]?.trimEnd()).not.toMatch(/[\r\n]/);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ login: text, msg: text });
    },
  );

  it('writes of a failed statement what went wrong, and nothing that was in it (P6)', () => {
    const driverError = Object.assign(new Error('duplicate key value'), {
      code: '23505',
      detail: 'Key (sealed_mail)=(swordfish) already exists.',
      where: 'swordfish',
    });
    const error = new QueryFailedError(
      "INSERT INTO t VALUES ('swordfish')",
      ['swordfish'],
      driverError,
    );
    const lines = linesOf((logger) => {
      logger.error({ err: error });
      logger.error(error);
      logger.error(error, 'it failed');
    });
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).not.toContain('swordfish');
      expect(JSON.parse(line)).toMatchObject({
        err: { type: 'QueryFailedError', message: 'duplicate key value', code: '23505' },
      });
    }
  });

  it('writes no answers, commands or headers that libraries hang on their errors (P6)', () => {
    const error = Object.assign(new Error('Message failed'), {
      code: 'EMESSAGE',
      response: '554 swordfish',
      command: 'AUTH PLAIN swordfish',
      request: { headers: { authorization: 'Basic swordfish' } },
    });
    const event = eventOf((logger) => logger.error({ err: error }));
    expect(JSON.stringify(event)).not.toContain('swordfish');
    expect(event).toMatchObject({ err: { type: 'Error', code: 'EMESSAGE' } });
  });

  it('follows an error to its causes', () => {
    const root = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const middle = new Error('no connection', { cause: root });
    const error = new DomainError('DatabaseUnavailable', {}, { cause: middle });
    expect(eventOf((logger) => logger.error({ err: error }))).toMatchObject({
      err: {
        type: 'DomainError',
        message: 'the database cannot be used now',
        stack: expect.stringContaining('logger.spec.ts') as string,
        cause: {
          message: 'no connection',
          cause: { message: 'connect ECONNREFUSED', code: 'ECONNREFUSED' },
        },
      },
    });
  });

  it('says of a thrown thing that is no error only what kind of thing it is', () => {
    const event = eventOf((logger) => logger.error({ err: 'swordfish' }));
    expect(event).toMatchObject({ err: { type: 'string', message: 'not an Error' } });
  });
});

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
