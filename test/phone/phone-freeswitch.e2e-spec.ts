import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { freeswitchOperation } from '../../src/transports/phone/freeswitch/freeswitch.contract.js';
import { verifyOperation } from '../../src/transports/phone/json/json.contract.js';
import { aPhoneScene } from '../support/phone-scene.js';
import { aPhoneSystem, ask, expectDescribed, lock, type PhoneSystem } from '../support/phone.js';

const pin = '482915';
const newPin = '730264';
const domain = 'pbx.example.com';

const notFound =
  '<?xml version="1.0" encoding="UTF-8" standalone="no"?><document type="freeswitch/xml">' +
  '<section name="result"><result status="not found"/></section></document>';

describe('the FreeSWITCH endpoint', () => {
  const scene = aPhoneScene(pin);

  async function directory(form: object, as: PhoneSystem | null = scene.pbx): Promise<string> {
    const response = await ask(scene.service.server, freeswitchOperation, form, as ?? undefined);
    expectDescribed(response, freeswitchOperation);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
    return response.text;
  }

  /** As mod_xml_curl posts it for mod_voicemail. */
  const base = (user: string) => ({
    hostname: 'fs1',
    section: 'directory',
    tag_name: 'domain',
    key_name: 'name',
    key_value: domain,
    key: 'id',
    user,
    domain,
  });
  const lookup = (user = scene.extension, fields: object = {}) => ({
    ...base(user),
    action: 'voicemail-lookup',
    ...fields,
  });
  const change = (password: string, user = scene.extension) => ({
    ...base(user),
    'Event-Name': 'CUSTOM',
    'Event-Subclass': 'vm::maintenance',
    'VM-Action': 'change-password',
    'VM-User-Password': password,
    'VM-User': user,
    'VM-Domain': domain,
  });
  const letIn = (as = scene.pbx) =>
    ask(scene.service.server, verifyOperation, { mailbox: scene.extension, pin }, as).expect(200);

  /** What mod_voicemail looks at: the user that it asked for, and what is in it. */
  function userIn(text: string, id = scene.extension) {
    const document = XmlDocument.fromString(text);
    try {
      const user =
        '/document[@type="freeswitch/xml"]/section[@name="directory"]' +
        `/domain[@name="${domain}"]/user[@id="${id}"]`;
      return {
        there: document.find(user).length === 1,
        password: document.eval(`string(${user}/params/param[@name="vm-password"]/@value)`),
        success: document.eval(`string(${user}/result/@success)`),
      };
    } finally {
      document.dispose();
    }
  }

  it('finds a mailbox by extension, with a new password each time', async () => {
    const [first, second] = [await directory(lookup()), await directory(lookup())].map((text) =>
      userIn(text),
    );
    expect(first).toMatchObject({ there: true, success: '' });
    expect(first?.password).toMatch(/^[0-9a-f]{64}$/);
    expect(second?.password).not.toBe(first?.password);
  });

  it('finds a mailbox by the mail address of user and domain', async () => {
    const known = await scene.service.aMailbox({ address: `alice@${domain}` });
    expect(known.mailboxId).not.toBe('');
    expect(userIn(await directory(lookup('alice')), 'alice')).toMatchObject({ there: true });
  });

  it('finds no user who is unknown, out of scope, or not looked up for voicemail', async () => {
    expect(await directory(lookup('9999'))).toBe(notFound);
    expect(await directory(lookup(), scene.outOfScope)).toBe(notFound);
    for (const action of ['sip_auth', 'user_call', 'jsonrpc-authenticate', 'message-count', '']) {
      expect(await directory(lookup(scene.extension, { action }))).toBe(notFound);
    }
    expect(await directory(lookup(scene.extension, { section: 'dialplan' }))).toBe(notFound);
    expect(await directory({ ...base(''), purpose: 'network-list' })).toBe(notFound);
  });

  it('changes the PIN of an owner who has just been accepted', async () => {
    await letIn();
    expect(userIn(await directory(change(newPin)))).toMatchObject({ there: true, success: '' });
    expect(await scene.service.verifies(newPin, scene.owner)).toBe(true);
  });

  it('accepts the many fields that mod_voicemail sends', async () => {
    await letIn();
    const variables = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`variable_${index}`, 'x'.repeat(100)]),
    );
    expect(userIn(await directory({ ...variables, ...change(newPin) })).success).toBe('');
    expect(await scene.service.verifies(newPin, scene.owner)).toBe(true);
  });

  it.each<[string, () => object | Promise<object>]>([
    ['nobody was let in before', () => change(newPin)],
    ['the policy refuses the PIN', () => letIn().then(() => change('123456'))],
    ['the PIN is empty', () => letIn().then(() => change(''))],
    [
      'the mailbox is locked',
      () =>
        letIn()
          .then(() => lock(scene.service, scene.owner))
          .then(() => change(newPin)),
    ],
    [
      'another phone system let the owner in',
      async () => letIn(await aPhoneSystem(scene.service)).then(() => change(newPin)),
    ],
    [
      'there are two PINs',
      () =>
        letIn().then(
          () => `${new URLSearchParams(change(newPin)).toString()}&VM-User-Password=1` as never,
        ),
    ],
    [
      'there is none',
      () => letIn().then(() => ({ ...change(newPin), 'VM-User-Password': undefined })),
    ],
  ])('marks the user of a failed change: %s', async (_, form) => {
    const answer = userIn(await directory(await form()));
    expect(answer).toEqual({ there: true, password: '', success: 'false' });
    expect(await scene.service.verifies(pin, scene.owner)).toBe(true);
  });

  it('marks a failed change of an unknown user, too, so that it does not pass for done', async () => {
    const answer = await directory(change(newPin, '9999'));
    expect(userIn(answer, '9999')).toEqual({ there: true, password: '', success: 'false' });
  });

  it('answers if the form cannot be read', { timeout: 5_000 }, async () => {
    const form = new URLSearchParams(change(newPin)).toString();
    const notUtf8 = Buffer.concat([Buffer.from(form), Buffer.from([0xff])]);
    const tooLong = Buffer.from(form.padEnd(300 * 1_024, '&'));
    for (const body of [notUtf8, tooLong]) expect(await directory(body)).toBe(notFound);
    expect(await scene.service.verifies(pin, scene.owner)).toBe(true);
  });

  it('escapes names in the XML', async () => {
    const answer = await directory(change(newPin, '1"/><result success="true"/><x y="'));
    const document = XmlDocument.fromString(answer);
    expect(document.find('//result')).toHaveLength(1);
    expect(document.eval('string(//result/@success)')).toBe('false');
    document.dispose();
  });

  it('finds no user for unauthenticated clients, with status 200: FreeSWITCH would log the PIN', async () => {
    expect(await directory(change(newPin), { ...scene.pbx, key: 'made up for a test' })).toBe(
      notFound,
    );
    expect(await directory(lookup(), null)).toBe(notFound);
  });
});
