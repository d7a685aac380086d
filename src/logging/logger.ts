import pino, { type DestinationStream, type Logger, type LevelWithSilent } from 'pino';
import pretty from 'pino-pretty';

/**
 * One JSON line an event; pretty where a person watches. Nothing here can print a PIN or a password:
 * requests are logged by method, path and outcome only, and errors without the properties in which
 * libraries keep statements, parameters and answers.
 */
export function createLogger(level: LevelWithSilent, stream: DestinationStream = output()): Logger {
  return pino(
    {
      level,
      base: undefined,
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
  // A reader that went away takes the log with it, not the service.
  stream.on('error', () => undefined);
  return stream;
}
