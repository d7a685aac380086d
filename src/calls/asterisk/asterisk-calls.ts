import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '../../common/domain-error.js';
import { CallBackend, type Call, type CallInfo, type WantedCall } from '../call-backend.js';
import { AriServer, type AriAnswer } from './ari-server.js';
import { channelSchema, stateOf } from './call-words.js';
import { EndedCalls } from './ended-calls.js';

/** Nest's token. */
export const ASTERISK_OPTIONS = Symbol('AsteriskOptions');

export interface AsteriskOptions {
  readonly url: string;
  /** What is called, with `{number}` for the digits. */
  readonly endpoint: string;
  /** The context of the dialplan that plays, once the phone is answered. */
  readonly context: string;
}

/** How long the phone rings, seconds. */
const ringSeconds = 30;

/**
 * Calls by Asterisk's REST interface. It makes the call, and its dialplan plays: that knows where greetings are, and
 * what the id of a message means. Nothing is kept here, so any instance answers for a call.
 */
@Injectable()
export class AsteriskCalls extends CallBackend {
  constructor(
    private readonly ari: AriServer,
    private readonly ended: EndedCalls,
    @Inject(ASTERISK_OPTIONS) private readonly options: AsteriskOptions,
  ) {
    super();
  }

  override async start(call: Call, { played, dialString, extension }: WantedCall): Promise<void> {
    const number = dialString.replaceAll(/[^0-9*#+]/g, '');
    const isMessage = 'entryId' in played;
    const what = isMessage
      ? { UMPIN_MESSAGE: played.entryId }
      : { UMPIN_GREETING: played.greeting };
    const { status } = await this.ask('POST', pathOf(call), {
      endpoint: this.options.endpoint.replaceAll('{number}', number),
      context: this.options.context,
      extension: isMessage ? 'message' : 'greeting',
      priority: 1,
      timeout: ringSeconds,
      variables: { UMPIN_EXTENSION: extension ?? '', ...what },
    });
    if (status !== 200) throw new DomainError('CallFailed', { mailbox: call.mailboxId, status });
  }

  override async info(call: Call): Promise<CallInfo> {
    const { status, body } = await this.ask('GET', pathOf(call));
    if (status === 404)
      return { state: 'Disconnected', cause: this.ended.causeOf(channelOf(call)) };
    const channel = channelSchema.safeParse(body).data;
    if (status !== 200 || !channel) {
      throw new DomainError('CallFailed', { mailbox: call.mailboxId, status });
    }
    return { state: stateOf(channel.state), cause: 'None' };
  }

  override async hangUp(call: Call): Promise<void> {
    const { status } = await this.ask('DELETE', pathOf(call));
    // 204 is done, and 404 an end before this one.
    if (status !== 204 && status !== 404) {
      throw new DomainError('CallFailed', { mailbox: call.mailboxId, status });
    }
  }

  private async ask(...request: Parameters<AriServer['ask']>): Promise<AriAnswer> {
    try {
      return await this.ari.ask(...request);
    } catch (error) {
      throw new DomainError('CallFailed', {}, { cause: error });
    }
  }
}

/** Told from the channels of others by its name. */
function channelOf({ id }: Call): string {
  return `umpin-${id}`;
}

function pathOf(call: Call): string {
  return `/channels/${channelOf(call)}`;
}
