// Loaded into services and the peer (--import): counts what they ask of PostgreSQL, at the one
// method through which every statement goes. pg_stat_statements is not part of embedded PostgreSQL.
import pg from 'pg';
import { answer } from './answers.js';

const counts = { statements: 0, commits: 0 };
const questions = { queries: () => ({ ...counts }) };

export type QueryQuestions = typeof questions;

type Query = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown;

const prototype = pg.Client.prototype as unknown as { query: Query };
const { query } = prototype;

prototype.query = function (config, ...rest) {
  counts.statements += 1;
  if (textOf(config).startsWith('COMMIT')) counts.commits += 1;
  return query.call(this, config, ...rest);
};

function textOf(config: unknown): string {
  if (typeof config === 'string') return config;
  return (config as { text?: string } | undefined)?.text ?? '';
}

answer(questions);
