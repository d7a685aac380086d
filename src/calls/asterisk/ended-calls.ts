import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { EventCause } from '../call-backend.js';
import { AriServer } from './ari-server.js';
import { causeOf, endSchema } from './call-words.js';

/** Calls whose end is remembered. Clients stop asking when they hear of it. */
const capacity = 1_000;

const shortestPauseMs = 500;
const longestPauseMs = 30_000;

/**
 * Remembers why calls have ended, as Asterisk tells that only in the event of the end. Each instance hears the end of
 * every call, also of those that another instance has made; a call that ended while nobody listened has no cause.
 */
@Injectable()
export class EndedCalls implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(EndedCalls.name);
  private readonly causes = new Map<string, EventCause>();
  private readonly stopping = new AbortController();
  private listening: Promise<void> = Promise.resolve();

  constructor(private readonly ari: AriServer) {}

  onApplicationBootstrap(): void {
    this.listening = this.listen();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.listening;
  }

  causeOf(channelId: string): EventCause {
    return this.causes.get(channelId) ?? 'None';
  }

  private async listen(): Promise<void> {
    const { signal } = this.stopping;
    const stopped = () => signal.aborted;
    // A name of its own: Asterisk sends the events of an application to the newest of its listeners alone.
    const app = `umpin-${randomUUID()}`;
    let pauseMs = shortestPauseMs;
    while (!stopped()) {
      try {
        await this.ari.events(`/events?app=${app}&subscribeAll=true`, {
          signal,
          opened: () => {
            pauseMs = shortestPauseMs;
            this.logger.log({ msg: 'listening to Asterisk' });
            void this.wantOnlyEnds(app);
          },
          heard: (event) => {
            this.hear(event);
          },
        });
        if (!stopped()) this.logger.warn({ msg: 'Asterisk has ended its events' });
      } catch (err) {
        if (!stopped()) this.logger.warn({ msg: 'Asterisk sends no events', err });
      }
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      pauseMs = Math.min(2 * pauseMs, longestPauseMs);
    }
  }

  /** Asterisk 16.3 and later: spares it and us the events of all other calls. */
  private async wantOnlyEnds(app: string): Promise<void> {
    const allowed = [{ type: 'ChannelDestroyed' }];
    await this.ari
      .ask('PUT', `/applications/${app}/eventFilter`, { allowed })
      .catch(() => undefined);
  }

  private hear(event: unknown): void {
    const end = endSchema.safeParse(event).data;
    if (!end?.channel.id.startsWith('umpin-')) return;
    this.causes.set(end.channel.id, causeOf(end));
    const [oldest] = this.causes.keys();
    if (this.causes.size > capacity && oldest !== undefined) this.causes.delete(oldest);
  }
}
