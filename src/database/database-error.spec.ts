import pg from 'pg';
import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../common/domain-error.js';
import { classifyDatabaseError, refusedForItsContent } from './database-error.js';

const coded = (code: unknown) => Object.assign(new Error('no'), { code });
// As TypeORM hands on what node-postgres throws.
const failed = (code: string) => new QueryFailedError('SELECT 1', [], coded(code));

describe('an error of the database', () => {
  it.each([
    ['40001', 'serialization_failure'],
    ['40P01', 'deadlock_detected'],
  ])('%s (%s) is a conflict: the transaction may be run again', (code) => {
    expect(classifyDatabaseError(failed(code))).toBe('conflict');
  });

  it.each([
    ['08000', 'connection_exception'],
    ['08006', 'connection_failure'],
    ['53300', 'too_many_connections'],
    ['53100', 'disk_full'],
    ['57P01', 'admin_shutdown'],
    ['57P02', 'crash_shutdown'],
    ['57P03', 'cannot_connect_now'],
    ['55P03', 'lock_not_available'],
    ['57014', 'query_canceled'],
    ['57000', 'operator_intervention'],
    ['57P04', 'database_dropped'],
    ['57P05', 'idle_session_timeout'],
    ['25P04', 'transaction_timeout'],
    ['40000', 'transaction_rollback'],
    ['40003', 'statement_completion_unknown'],
    ['53200', 'out_of_memory'],
    ['08P01', 'protocol_violation'],
    ['25006', 'read_only_sql_transaction'],
    ['25P03', 'idle_in_transaction_session_timeout'],
    ['28P01', 'invalid_password'],
    ['3D000', 'invalid_catalog_name'],
    ['55000', 'object_not_in_prerequisite_state'],
    ['ECONNREFUSED', 'nothing listens'],
    ['ECONNRESET', 'the line was cut'],
    ['EPIPE', 'the line was cut'],
    ['ETIMEDOUT', 'no answer'],
    ['ENOTFOUND', 'no such host'],
    ['EAI_AGAIN', 'no name server'],
  ])('%s (%s) passes', (code) => {
    expect(classifyDatabaseError(failed(code))).toBe('unavailable');
    expect(classifyDatabaseError(coded(code))).toBe('unavailable');
  });

  // node-postgres gives these no code.
  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
  ])('"%s" passes', (message) => {
    expect(classifyDatabaseError(new Error(message))).toBe('unavailable');
  });

  it('passes when the connection broke between two statements', () => {
    expect(classifyDatabaseError(new QueryRunnerAlreadyReleasedError())).toBe('unavailable');
    expect(classifyDatabaseError(new QueryRunnerProviderAlreadyReleasedError())).toBe(
      'unavailable',
    );
  });

  it('passes when all addresses of a host refuse', () => {
    const refused = new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]);
    expect(classifyDatabaseError(refused)).toBe('unavailable');
  });

  it.each<[string, unknown]>([
    ['a unique violation', failed('23505')],
    ['a check violation', failed('23514')],
    ['an undefined table', failed('42P01')],
    ['a feature that is not supported', failed('0A000')],
    ['a syntax error', failed('42601')],
    ['data that is too long', failed('22001')],
    ['a code inside a longer one', failed('140001')],
    ['a code that is no text', coded(8_000)],
    ['an error of the program', new TypeError('x is not a function')],
    ['nothing known', new AggregateError([])],
    ['no error at all', '40001'],
    ['nothing', undefined],
  ])('is a fault of the program: %s', (_, error) => {
    expect(classifyDatabaseError(error)).toBeUndefined();
  });
});

describe('a statement', () => {
  const refused = (code: string) => Object.assign(new pg.DatabaseError('no', 0, 'error'), { code });
  const lost = new Error('Connection terminated unexpectedly');
  /** As node-postgres, TypeORM and Database report an error. */
  const reported = (error: Error): [string, Error][] => {
    const failed = new QueryFailedError('SELECT 1', [], error);
    const unavailable = new DomainError('DatabaseUnavailable', {}, { cause: failed });
    return [
      ['node-postgres', error],
      ['TypeORM', failed],
      ['Database', unavailable],
    ];
  };

  it.each(['23505', '40P01', '55P03', '57014'].flatMap((code) => reported(refused(code))))(
    'changed nothing, and one of its orders may be the reason, if PostgreSQL refused it, as %s reports it',
    (_, error) => {
      expect(refusedForItsContent(error)).toBe(true);
    },
  );

  it.each([...reported(lost), ...reported(refused('57P01')), ...reported(refused('53300'))])(
    'has an unknown outcome, or a reason that concerns all, if the server ends it, as %s reports it',
    (_, error) => {
      expect(refusedForItsContent(error)).toBe(false);
    },
  );
});
