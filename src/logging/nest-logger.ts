import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Where Nest tells how it is put together: of interest to whoever works on that. */
const framework = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** Nest's own words, and those of our classes, in the one log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(framework.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  // Nest passes the name of the class that logs last, and before it, for errors, a stack.
  private write(
    level: 'info' | 'warn' | 'error' | 'fatal' | 'debug',
    message: unknown,
    rest: unknown[],
  ) {
    const context = rest.at(-1);
    if (message instanceof Error) this.logger[level]({ context, err: message }, message.message);
    else if (typeof message === 'string') this.logger[level]({ context }, message);
    else this.logger[level](Object.assign({ context }, message));
  }
}
