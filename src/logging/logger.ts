import pino, { type DestinationStream, type Logger, type LevelWithSilent } from 'pino';
import pretty from 'pino-pretty';
import { currentSpan } from '../tracing/current-span.js';

/**
 * Writes one JSON line per event, or formatted text on a terminal. It cannot print a PIN or a password:
 * requests are logged by method, path and outcome only, and errors without the properties in which
 * libraries keep statements, parameters and replies. A line that belongs to a span names it.
 */
export function createLogger(level: LevelWithSilent, stream: DestinationStream = output()): Logger {
  return pino(
    {
      level,
      base: undefined,
      mixin: () => currentSpan()?.ids ?? {},
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: plainError },
    },
    stream,
  );
}

interface PlainError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: PlainError;
}

function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const cause = error.cause === undefined ? undefined : plainError(error.cause);
  return { type: error.name, message: error.message, code, stack: error.stack, cause };
}

function output(): DestinationStream {
  const stream = process.stdout.isTTY
    ? pretty({ sync: true, ignore: 'pid,hostname' })
    : pino.destination({ dest: 1, sync: true });
  // A closed pipe ends the log, and must not end the service.
  stream.on('error', () => undefined);
  return stream;
}
