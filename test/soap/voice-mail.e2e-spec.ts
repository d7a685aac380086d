import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import {
  expectFault,
  fixture,
  messages,
  post,
  soap,
  types,
  withoutLayout,
} from '../support/soap.js';

const messagesHttps = messages.replace('http:', 'https:');

/** The samples that Microsoft's documentation prints. */
const samples = [
  'is-um-enabled',
  'get-um-properties',
  'set-oof-status',
  'set-missed-call-notification-enabled',
  'set-play-on-phone-dial-string',
  'set-telephone-access-folder-email',
];

const aFolderId = Buffer.from('the entry id of a folder, made up for a test').toString('base64');

/** A request for an operation with these parameters. */
function body(
  operation: string,
  content = '',
  { headers = '', namespace = messages } = {},
): string {
  return (
    `<s:Envelope xmlns:s="${soap}">${headers && `<s:Header>${headers}</s:Header>`}<s:Body>` +
    `<${operation} xmlns="${namespace}">${content}</${operation}></s:Body></s:Envelope>`
  );
}

const impersonation = (address: string) =>
  `<t:ExchangeImpersonation xmlns:t="${types}"><t:ConnectingSID>` +
  `<t:PrimarySmtpAddress>${address}</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>`;

describe('the voice-mail operations of [MS-OXWUMS]', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({ VOICE_MAIL_ACCESS_NUMBER: '54321' });
  });
  afterAll(() => service.stop());

  const call = (operation: string, content: string, as: TestMailbox, headers = '') =>
    post(service.server, body(operation, content, { headers }), as);
  const propertiesOf = async (owner: TestMailbox) =>
    (await call('GetUMProperties', '', owner)).text;

  it.each(samples)('answer the published sample %s as the sample says', async (name) => {
    const owner = await service.aMailbox({ extensions: ['12345'] });
    // The folder that the sample of GetUMProperties has.
    await post(service.server, fixture('set-telephone-access-folder-email.request.xml'), owner);
    const response = await post(service.server, fixture(`${name}.request.xml`), owner);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(withoutLayout(response.text)).toBe(withoutLayout(fixture(`${name}.response.xml`)));
  });

  it.each(samples)('answer the sample %s in the https:// namespace in the same', async (name) => {
    const owner = await service.aMailbox();
    const request = fixture(`${name}.request.xml`).replace(messages, messagesHttps);
    const response = await post(service.server, request, owner);
    expect(response.status).toBe(200);
    expect(response.text).toContain(`Response xmlns="${messagesHttps}"`);
    expect(response.text).not.toContain(messages);
  });

  it('give a new mailbox the properties of a new mailbox', async () => {
    const owner = await service.aMailbox();
    expect(await propertiesOf(owner)).toContain(
      '<OofStatus>false</OofStatus>' +
        '<MissedCallNotificationEnabled>true</MissedCallNotificationEnabled>' +
        '<PlayOnPhoneDialString></PlayOnPhoneDialString>' +
        '<TelephoneAccessNumbers>54321</TelephoneAccessNumbers>' +
        '<TelephoneAccessFolderEmail></TelephoneAccessFolderEmail>',
    );
  });

  it.each([
    ['SetOofStatus', '<status>1</status>', '<OofStatus>true<', 'oofStatus true'],
    [
      'SetMissedCallNotificationEnabled',
      '<status> false </status>',
      '<MissedCallNotificationEnabled>false<',
      'missedCallNotificationEnabled false',
    ],
    [
      'SetPlayOnPhoneDialString',
      '<dialString>+49 (30) 5550-100</dialString>',
      '<PlayOnPhoneDialString>+49 (30) 5550-100<',
      'playOnPhoneDialString',
    ],
    [
      'SetTelephoneAccessFolderEmail',
      `<base64FolderId>${aFolderId}</base64FolderId>`,
      `<TelephoneAccessFolderEmail>${aFolderId}<`,
      'telephoneAccessFolderEmail',
    ],
  ])('store what %s sets, and record it once (P12)', async (operation, content, stored, detail) => {
    const owner = await service.aMailbox();
    const first = await call(operation, content, owner);
    expect(first.text).toContain(`<${operation}Response xmlns="${messages}" />`);
    await call(operation, content, owner);
    expect(await propertiesOf(owner)).toContain(stored);
    expect(await service.eventsOf(owner)).toMatchObject([
      {
        event: 'voice-mail-set',
        detail,
        actor: owner.login,
        source: '127.0.0.1',
        requestId: first.headers['request-id'],
      },
    ]);
  });

  it.each([
    ['a child of another name', 'SetOofStatus', '<state>true</state>'],
    ['no parameter', 'SetOofStatus', ''],
    ['two parameters', 'SetOofStatus', '<status>true</status><status>true</status>'],
    ['a word that is no boolean', 'SetOofStatus', '<status>True</status>'],
    [
      'a null',
      'SetOofStatus',
      '<status xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>',
    ],
    ['a reference', 'SetOofStatus', '<status href="#1"/>'],
    ['a parameter of another namespace', 'SetOofStatus', `<status xmlns="${types}">true</status>`],
    ['an element in a parameter', 'SetOofStatus', '<status><true/></status>'],
    ['text beside a parameter', 'SetOofStatus', 'x<status>true</status>'],
    ['a parameter where none belongs', 'IsUMEnabled', '<status>true</status>'],
    ['a parameter where none belongs', 'GetUMProperties', '<status>true</status>'],
  ])('refuse %s as a malformed request', async (_, operation, content) => {
    const owner = await service.aMailbox();
    expectFault(await call(operation, content, owner), 'ErrorInvalidRequest');
    expect(await propertiesOf(owner)).toContain('<OofStatus>false<');
  });

  it.each(['', ' ', '12a', '1'.repeat(65), '+', 'sip:a@example.com', '1\n2'])(
    'refuse the dial string %j, and keep the one before it (P3)',
    async (dialString) => {
      const owner = await service.aMailbox({ extensions: ['36697'] });
      const content = `<dialString>${dialString}</dialString>`;
      const response = await call('SetPlayOnPhoneDialString', content, owner);
      expectFault(response, 'ErrorInvalidPhoneNumber', 'InvalidPhoneNumberException');
      expect(await propertiesOf(owner)).toContain('<PlayOnPhoneDialString>36697<');
      expect(await service.eventsOf(owner)).toEqual([]);
    },
  );

  it.each(['', 'not base64', 'AAAA', `${aFolderId}=`, 'A'.repeat(400)])(
    'refuse the folder id %j with the published fault',
    async (folder) => {
      const owner = await service.aMailbox();
      const content = `<base64FolderID>${folder}</base64FolderID>`;
      const response = await call('SetTelephoneAccessFolderEmail', content, owner);
      expectFault(response, 'ErrorInvalidId', 'InvalidObjectIdException');
      expect(response.text).toContain("The object identifier isn't valid");
      expect(await propertiesOf(owner)).toContain('<TelephoneAccessFolderEmail></');
    },
  );

  it('say of a mailbox without Unified Messaging that it has none, and refuse the rest', async () => {
    const owner = await service.aMailbox({ umEnabled: false });
    const asked = await call('IsUMEnabled', '', owner);
    expect(asked.text).toContain('<IsUMEnabledResponse>false</IsUMEnabledResponse>');
    for (const response of [
      await call('GetUMProperties', '', owner),
      await call('SetOofStatus', '<status>true</status>', owner),
    ]) {
      const code = 'ErrorUserNotUnifiedMessagingEnabled';
      expectFault(response, code, 'UserNotUmEnabledException');
    }
  });

  it('say of a caller without a mailbox that it has no Unified Messaging', async () => {
    const caller = { login: 'nobody@example.com', password: 'made up for a test' };
    await service.administration.addAccount(caller);
    const asked = await post(service.server, body('IsUMEnabled'), caller);
    expect(asked.text).toContain('<IsUMEnabledResponse>false</IsUMEnabledResponse>');
    expectFault(
      await post(service.server, body('GetUMProperties'), caller),
      'ErrorNonExistentMailbox',
    );
    const set = body('SetOofStatus', '<status>true</status>');
    expectFault(await post(service.server, set, caller), 'ErrorNonExistentMailbox');
  });

  it('act for another owner for callers that may, and name both in the record (P12)', async () => {
    const owner = await service.aMailbox();
    const helpdesk = await service.aMailbox();
    const header = impersonation(owner.address);
    const set = () => call('SetOofStatus', '<status>true</status>', helpdesk, header);
    expectFault(await set(), 'ErrorImpersonateUserDenied');
    expect(await propertiesOf(owner)).toContain('<OofStatus>false<');
    await service.administration.grant(helpdesk.login, 'ApplicationImpersonation', null);
    expect((await set()).status).toBe(200);
    expect(await propertiesOf(owner)).toContain('<OofStatus>true<');
    expect(await propertiesOf(helpdesk)).toContain('<OofStatus>false<');
    expect(await service.eventsOf(owner)).toMatchObject([
      { event: 'voice-mail-set', actor: helpdesk.login },
    ]);
  });

  it('refuse a SOAPAction that names another operation', async () => {
    const owner = await service.aMailbox();
    const response = await post(
      service.server,
      body('SetOofStatus', '<status>true</status>'),
      owner,
    ).set('SOAPAction', `"${messages}/ResetPIN"`);
    expectFault(response, 'ErrorInvalidRequest');
    expect(service.smtp.to(owner.address)).toHaveLength(0);
  });

  it('need credentials, as ResetPIN does', async () => {
    const response = await post(service.server, body('IsUMEnabled'));
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toContain('Basic');
    expect(response.text).toContain('ErrorAccessDenied');
  });

  it('put neither numbers nor folders into the log', async () => {
    const owner = await service.aMailbox();
    await call('SetPlayOnPhoneDialString', '<dialString>5550177</dialString>', owner);
    await call(
      'SetTelephoneAccessFolderEmail',
      `<base64FolderID>${aFolderId}</base64FolderID>`,
      owner,
    );
    const logged = service.logs.join('');
    expect(logged).not.toContain('5550177');
    expect(logged).not.toContain(aFolderId);
  });
});
