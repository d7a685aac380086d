import { expect, it } from 'vitest';
import type { TestService } from './app.js';
import { numbers } from './ari.js';
import { messages, post, soap, type Login } from './soap.js';

/** The numbers are those of an Asterisk that has them in its dialplan, or of AriSink. */
export interface CallScene {
  readonly service: TestService;
}

function body(operation: string, content: string): string {
  return (
    `<s:Envelope xmlns:s="${soap}"><s:Body><${operation} xmlns="${messages}">${content}` +
    `</${operation}></s:Body></s:Envelope>`
  );
}

/** Calls an operation; its answer as it is. */
export const call = ({ service }: CallScene, operation: string, content: string, as: Login) =>
  post(service.server, body(operation, content), as);

/** Plays a greeting at a number; the id of the call. */
export async function playGreeting(scene: CallScene, number: string, as: Login): Promise<string> {
  const content = `<GreetingType>OofCustom</GreetingType><DialString>${number}</DialString>`;
  const { text } = await call(scene, 'PlayOnPhoneGreeting', content, as);
  const [, id] = /<PlayOnPhoneGreetingResponse>([^<]+)</.exec(text) ?? [];
  if (id === undefined) throw new Error(text);
  return id;
}

/** State and cause of a call, such as `Connected None`. */
export async function infoOf(scene: CallScene, callId: string, as: Login): Promise<string> {
  const { text } = await call(scene, 'GetCallInfo', `<CallId>${callId}</CallId>`, as);
  const [, state, cause] =
    /<CallState>(\w+)<\/CallState><EventCause>(\w+)<\/EventCause>/.exec(text) ?? [];
  return state === undefined ? text : `${state} ${cause ?? ''}`;
}

/** What an owner experiences, whoever makes the calls. */
export function itMakesCalls(scene: CallScene): void {
  const patience = { timeout: 10_000, interval: 50 };

  it('rings, is answered, and ends when the owner disconnects it', async () => {
    const owner = await scene.service.aMailbox({ extensions: ['36697'] });
    const id = await playGreeting(scene, numbers.answers, owner);
    await expect.poll(() => infoOf(scene, id, owner), patience).toBe('Alerted None');
    await expect.poll(() => infoOf(scene, id, owner), patience).toBe('Connected None');
    const disconnect = () => call(scene, 'Disconnect', `<CallId>${id}</CallId>`, owner);
    expect((await disconnect()).text).toContain('<DisconnectResponse');
    await expect.poll(() => infoOf(scene, id, owner), patience).toBe('Disconnected None');
    expect((await disconnect()).text).toContain('<DisconnectResponse');
    expect(await scene.service.eventsOf(owner)).toMatchObject([
      { event: 'call-requested', actor: owner.login, detail: 'the greeting OofCustom' },
    ]);
  });

  it.each([
    ['UserBusy', numbers.busy],
    ['NoAnswer', numbers.declines],
    ['Other', numbers.unknown],
  ])('tells that a call ended by the cause %s', async (cause, number) => {
    const owner = await scene.service.aMailbox();
    const id = await playGreeting(scene, number, owner);
    await expect.poll(() => infoOf(scene, id, owner), patience).toBe(`Disconnected ${cause}`);
  });
}
