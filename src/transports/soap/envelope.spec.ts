import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeAnswer } from './answer.js';
import { checkSoapAction, readEnvelope } from './envelope.js';
import { namespaces } from './namespaces.js';
import { requireEmpty } from './parameters.js';
import { invalidRequest, SoapFault, writeFault, type Fault } from './soap-fault.js';

const tolerant = { acceptHttpsNamespace: true };
const strict = { acceptHttpsNamespace: false };
const { messages, messagesHttps, types, typesHttps } = namespaces;

const fixture = (name: string) =>
  readFileSync(new URL(`../../../test/fixtures/soap/${name}`, import.meta.url), 'utf8');

/** An envelope with `content` inside; attributes of Envelope can be added. */
const envelope = (content: string, attributes = '') =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"${attributes}>${content}</s:Envelope>`;
const body = (content: string) => envelope(`<s:Body>${content}</s:Body>`);
const resetPin = `<ResetPIN xmlns="${messages}"/>`;
const withHeaders = (headers: string) =>
  envelope(`<s:Header>${headers}</s:Header><s:Body>${resetPin}</s:Body>`);

const many = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index)).join('');

/** Headers that bring an envelope with ResetPIN to so many attributes, its two xmlns included. */
const attributesInAll = (count: number) =>
  many(8, (index) => {
    const own = index === 0 ? count - 2 - 7 * 64 : 64;
    return `<h xmlns="urn:h" ${many(own - 1, (n) => `a${n}="" `)}/>`;
  });

/** What the endpoint does with a ResetPIN request. */
function read(text: string, options = tolerant) {
  const request = readEnvelope(text, options);
  requireEmpty(request.payload);
  return request;
}

function refusalOf(act: () => unknown): SoapFault {
  try {
    act();
  } catch (error) {
    if (error instanceof SoapFault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const invalid = invalidRequest('').fault;
const codeOf = (fault: Fault) => (fault.layout === 'soap' ? fault.code : fault.responseCode);

describe('readEnvelope and writeAnswer', () => {
  // The samples are laid out for reading; callers see the same without white space between the tags.
  const compact = (text: string) =>
    text
      .replace(/>\s+</g, '><')
      .replace(/\s+\?>/g, '?>')
      .trim();

  it.each([
    ['reset-pin', messages],
    ['reset-pin-https', messagesHttps],
  ])('answer the published sample %s as published', (name, namespace) => {
    const request = read(fixture(`${name}.request.xml`));
    expect(request).toMatchObject({
      operation: 'ResetPIN',
      namespace,
      impersonated: undefined,
    });
    expect(writeAnswer(request.operation, request.namespace, '')).toBe(
      compact(fixture(`${name}.response.xml`)),
    );
  });
});

describe('a ResetPIN request is understood', () => {
  it.each<[string, string]>([
    ['without XML declaration', body(resetPin)],
    ['with a standalone declaration', `<?xml version='1.0' standalone="yes"?>${body(resetPin)}`],
    ['with space and comments around it', `<!-- a -->\r\n${body(resetPin)}\n<!-- b --> `],
    ['with an end tag', body(`<ResetPIN xmlns="${messages}"></ResetPIN>`)],
    ['with a prefix', body(`<m:ResetPIN xmlns:m="${messages}"/>`)],
    ['with an empty Header', envelope(`<s:Header/><s:Body>${resetPin}</s:Body>`)],
    ['with white space inside', body(` \t<ResetPIN xmlns="${messages}">\r\n </ResetPIN>\n`)],
    ['with comments inside', body(`<!--a--><ResetPIN xmlns="${messages}"><!-- b --></ResetPIN>`)],
    ['with blank CDATA inside', body(`<ResetPIN xmlns="${messages}"><![CDATA[ ]]></ResetPIN>`)],
    ['with a blank reference inside', body(`<ResetPIN xmlns="${messages}">&#32;</ResetPIN>`)],
    [
      'with xsi:nil and encodingStyle, as SOAP::Lite sends it',
      envelope(
        `<s:Body><ResetPIN xmlns="${messages}" xsi:nil="true"/></s:Body>`,
        ' s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"' +
          ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
      ),
    ],
    [
      'with encodingStyle on the Body and the operation',
      envelope(
        `<s:Body s:encodingStyle="x"><ResetPIN xmlns="${messages}" s:encodingStyle=""/></s:Body>`,
      ),
    ],
    [
      'with xsi:type and schemaLocation',
      body(
        `<ResetPIN xmlns="${messages}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
          ' xsi:type="ResetPINType" xsi:schemaLocation="a b"/>',
      ),
    ],
    [
      'with foreign qualified attributes on the envelope, as WS-Security adds them',
      `<s:Envelope xmlns:s="${namespaces.soap}" xmlns:u="urn:u" u:Id="1" xml:lang="en">` +
        `<s:Body u:Id="2" id="3">${resetPin}</s:Body></s:Envelope>`,
    ],
    ['with id and root, as ksoap2 sends it', fixture('ksoap2.request.xml')],
    ['with an attribute of no namespace', body(`<ResetPIN xmlns="${messages}" id="o0"/>`)],
    [
      'with attributes of other namespaces',
      body(
        `<m:ResetPIN xmlns:m="${messages}" xmlns:u="urn:u" xml:lang="en" m:a="" u:Id="1" u:href="#2"/>`,
      ),
    ],
    [
      'with namespaces that nothing uses',
      body(`<ResetPIN xmlns="${messages}" xmlns:a="urn:a" xmlns:b="urn:b"/>`),
    ],
  ])('%s', (_, text) => {
    expect(read(text, strict)).toMatchObject({ operation: 'ResetPIN', namespace: messages });
  });

  it.each<[string, string]>([
    ['16 levels', withHeaders(`<h xmlns="urn:h">${'<a>'.repeat(13)}${'</a>'.repeat(13)}</h>`)],
    ['256 elements', withHeaders(`<h xmlns="urn:h">${'<a/>'.repeat(251)}</h>`)],
    [
      '64 attributes on an element',
      withHeaders(`<h xmlns="urn:h" ${many(63, (n) => `a${n}="" `)}/>`),
    ],
    ['512 attributes in all', withHeaders(attributesInAll(512))],
    ['a name of 512 characters', withHeaders(`<${'h'.repeat(512)} xmlns="urn:h"/>`)],
    ['a namespace of 512 characters', withHeaders(`<h xmlns="${'u'.repeat(512)}"/>`)],
    ['long text', withHeaders(`<h xmlns="urn:h">${'x'.repeat(60_000)}</h>`)],
  ])('with %s, the maximum', (_, text) => {
    expect(read(text).operation).toBe('ResetPIN');
  });
});

describe('the https:// spelling of the namespace', () => {
  const request = body(`<ResetPIN xmlns="${messagesHttps}"/>`);

  it('is accepted, and used in the answer', () => {
    expect(read(request, tolerant).namespace).toBe(messagesHttps);
    expect(writeAnswer('ResetPIN', messagesHttps, '')).toContain(`xmlns="${messagesHttps}"`);
  });

  it('is refused when the switch is off', () => {
    expect(refusalOf(() => read(request, strict)).fault).toEqual(invalid);
  });
});

describe('an envelope of another version', () => {
  it.each([
    'http://www.w3.org/2003/05/soap-envelope',
    'https://schemas.xmlsoap.org/soap/envelope/',
    'http://schemas.xmlsoap.org/soap/envelope',
    'urn:schemas-xmlsoap-org:soap.v1',
    '',
  ])('with the namespace "%s" is a VersionMismatch', (namespace) => {
    const text = `<Envelope xmlns="${namespace}"><Body>${resetPin}</Body></Envelope>`;
    const { fault } = refusalOf(() => read(text));
    expect(fault).toMatchObject({ layout: 'soap', code: 'VersionMismatch' });
  });
});

describe('a request that does not match the schema is refused', () => {
  it.each<[string, string]>([
    ['another root', `<s:Message xmlns:s="${namespaces.soap}"/>`],
    ['no envelope', resetPin],
    ['no Body', envelope('')],
    ['only a Header', envelope('<s:Header/>')],
    ['an empty Body', body('')],
    ['a blank Body', body(' <!-- nothing --> ')],
    ['two Bodies', envelope(`<s:Body>${resetPin}</s:Body><s:Body>${resetPin}</s:Body>`)],
    ['two Bodies, one empty', envelope(`<s:Body/><s:Body>${resetPin}</s:Body>`)],
    ['two Headers', envelope(`<s:Header/><s:Header/><s:Body>${resetPin}</s:Body>`)],
    ['a Header behind the Body', envelope(`<s:Body>${resetPin}</s:Body><s:Header/>`)],
    ['an element behind the Body', envelope(`<s:Body>${resetPin}</s:Body><x xmlns="urn:x"/>`)],
    ['an element before the Body', envelope(`<x xmlns="urn:x"/><s:Body>${resetPin}</s:Body>`)],
    ['a Body of no namespace', envelope(`<Body>${resetPin}</Body>`)],
    ['a Header of no namespace', envelope(`<Header/><s:Body>${resetPin}</s:Body>`)],
    [
      'a Body of SOAP 1.2',
      envelope(`<Body xmlns="http://www.w3.org/2003/05/soap-envelope">${resetPin}</Body>`),
    ],
    ['two operations', body(resetPin + resetPin)],
    ['an operation and something else', body(`${resetPin}<x xmlns="urn:x"/>`)],
    ['text in the Envelope', envelope(`text<s:Body>${resetPin}</s:Body>`)],
    ['text in the Header', withHeaders('text')],
    ['text in the Body', body(`${resetPin}text`)],
    ['a no-break space in the Body', body(`${resetPin}\u00a0`)],
    ['CDATA in the Body', body(`<![CDATA[x]]>${resetPin}`)],
    ['an unqualified attribute on Envelope', envelope(`<s:Body>${resetPin}</s:Body>`, ' a="1"')],
    ['mustUnderstand on the Body', envelope(`<s:Body s:mustUnderstand="1">${resetPin}</s:Body>`)],
    ['actor on the Envelope', envelope(`<s:Body>${resetPin}</s:Body>`, ' s:actor="x"')],
    ['mustUnderstand that is true', withHeaders('<h xmlns="urn:h" s:mustUnderstand="true"/>')],
    ['mustUnderstand that is empty', withHeaders('<h xmlns="urn:h" s:mustUnderstand=""/>')],
    ['mustUnderstand that is 2', withHeaders('<h xmlns="urn:h" s:mustUnderstand="2"/>')],
    ['a header of no namespace', withHeaders('<h/>')],
    ['an operation of no namespace', body('<ResetPIN/>')],
    ['an operation of another namespace', body('<ResetPIN xmlns="urn:x"/>')],
    ['an operation of the types namespace', body(`<ResetPIN xmlns="${types}"/>`)],
    ['a namespace with a slash more', body(`<ResetPIN xmlns="${messages}/"/>`)],
    ['a namespace in other case', body(`<ResetPIN xmlns="${messages.toUpperCase()}"/>`)],
    ['a namespace with space around it', body(`<ResetPIN xmlns=" ${messages}&#32;"/>`)],
    ['a namespace with a no-break space', body(`<m:ResetPIN xmlns:m="${messages}\u00a0"/>`)],
    ['a fault', body('<s:Fault><faultcode>s:Server</faultcode></s:Fault>')],
    ['a child of ResetPIN', body(`<ResetPIN xmlns="${messages}"><Pin/></ResetPIN>`)],
    ['text in ResetPIN', body(`<ResetPIN xmlns="${messages}">4711</ResetPIN>`)],
    ['CDATA in ResetPIN', body(`<ResetPIN xmlns="${messages}"><![CDATA[4711]]></ResetPIN>`)],
    ['mustUnderstand on ResetPIN', body(`<ResetPIN xmlns="${messages}" s:mustUnderstand="0"/>`)],
    ['actor on ResetPIN', body(`<ResetPIN xmlns="${messages}" s:actor="urn:a"/>`)],
    ['an unknown attribute of SOAP', body(`<ResetPIN xmlns="${messages}" s:a=""/>`)],
    [
      'an attribute of SOAP 1.2',
      body(`<ResetPIN xmlns="${messages}" xmlns:t="${namespaces.soap12}" t:encodingStyle=""/>`),
    ],
    ['content by reference', body(`<ResetPIN xmlns="${messages}" href="#o1"/>`)],
    [
      'an array',
      body(
        `<ResetPIN xmlns="${messages}" xmlns:c="${namespaces.soapEncoding}" c:arrayType="x[1]"/>`,
      ),
    ],
    [
      'what is not the root',
      body(`<ResetPIN xmlns="${messages}" xmlns:c="${namespaces.soapEncoding}" c:root="0"/>`),
    ],
    ['a foreign attribute beside text', body(`<ResetPIN xmlns="${messages}" id="1">2</ResetPIN>`)],
  ])('%s', (_, text) => {
    expect(refusalOf(() => read(text)).fault).toEqual(invalid);
  });
});

describe('P11: hostile or broken XML is refused', () => {
  const laughs =
    '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;">]>';

  it.each<[string, string]>([
    ['nothing', ''],
    ['white space', ' \n '],
    ['text', 'ResetPIN'],
    ['JSON', '{"ResetPIN":{}}'],
    ['a DOCTYPE', `<!DOCTYPE Envelope>${body(resetPin)}`],
    ['an external DTD', `<!DOCTYPE Envelope SYSTEM "file:///etc/passwd">${body(resetPin)}`],
    ['billion laughs', `${laughs}${body(`<ResetPIN xmlns="${messages}">&c;</ResetPIN>`)}`],
    ['an external entity', `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///x">]>${body(resetPin)}`],
    ['a parameter entity', `<!DOCTYPE a [<!ENTITY % x SYSTEM "http://x/">%x;]>${body(resetPin)}`],
    ['a DOCTYPE without end', '<!DOCTYPE a ['],
    ['a DOCTYPE inside', envelope('<!DOCTYPE a>')],
    ['a DOCTYPE in lower case', `<!doctype a>${body(resetPin)}`],
    ['an undefined entity', body(`<ResetPIN xmlns="${messages}">&x;</ResetPIN>`)],
    ['an HTML entity', body(`<ResetPIN xmlns="${messages}">&nbsp;</ResetPIN>`)],
    ['an entity that names a prototype', body(`<a xmlns="${messages}">&__proto__;</a>`)],
    ['a processing instruction before', `<?php evil ?>${body(resetPin)}`],
    ['a style sheet', `<?xml-stylesheet href="x"?>${body(resetPin)}`],
    ['a processing instruction inside', body(`<?x?>${resetPin}`)],
    ['a processing instruction behind', `${body(resetPin)}<?x?>`],
    ['an XML declaration inside', body(`<?xml version="1.0"?>${resetPin}`)],
    ['an XML declaration behind a space', ` <?xml version="1.0"?>${body(resetPin)}`],
    ['two XML declarations', `${'<?xml version="1.0"?>'.repeat(2)}${body(resetPin)}`],
    ['a declaration without version', `<?xml encoding="utf-8"?>${body(resetPin)}`],
    ['XML 1.1', `<?xml version="1.1"?>${body(resetPin)}`],
    ['XML 2.0', `<?xml version="2.0"?>${body(resetPin)}`],
    ['a second byte order mark', `\ufeff${body(resetPin)}`],
    ['17 levels', withHeaders(`<h xmlns="urn:h">${'<a>'.repeat(14)}${'</a>'.repeat(14)}</h>`)],
    ['10 000 levels', body('<a>'.repeat(10_000) + '</a>'.repeat(10_000))],
    ['257 elements', withHeaders(`<h xmlns="urn:h">${'<a/>'.repeat(252)}</h>`)],
    ['65 attributes', withHeaders(`<h xmlns="urn:h" ${many(64, (n) => `a${n}="" `)}/>`)],
    ['5 000 attributes', body(`<a ${many(5_000, (n) => `a${n}="" `)}/>`)],
    ['5 000 namespaces', body(`<a ${many(5_000, (n) => `xmlns:a${n}="u" `)}/>`)],
    ['513 attributes in all', withHeaders(attributesInAll(513))],
    ['a long name', body(`<${'a'.repeat(513)} xmlns="${messages}"/>`)],
    ['a long attribute name', body(`<a xmlns="${messages}" ${'a'.repeat(513)}=""/>`)],
    ['a long namespace', withHeaders(`<h xmlns="${'u'.repeat(513)}"/>`)],
    ['a huge text', body(`<ResetPIN xmlns="${messages}">${'x'.repeat(1_000_000)}</ResetPIN>`)],
    ['the same attribute twice', body(`<ResetPIN xmlns="${messages}" a="1" a="2"/>`)],
    [
      'the same attribute by two prefixes',
      body(`<ResetPIN xmlns="${messages}" xmlns:a="u" xmlns:b="u" a:x="1" b:x="2"/>`),
    ],
    ['the same namespace twice', body(`<a xmlns="${messages}" xmlns="${messages}"/>`)],
    ['an undeclared prefix', body('<m:ResetPIN/>')],
    ['an undeclared prefix of an attribute', body(`<ResetPIN xmlns="${messages}" x:a=""/>`)],
    ['a prefix undeclared again', body(`<m:ResetPIN xmlns:m=""/>`)],
    [
      'a prefix out of its scope',
      `<s:Envelope><s:Body xmlns:s="${namespaces.soap}"/></s:Envelope>`,
    ],
    ['a redefined xml prefix', body(`<ResetPIN xmlns="${messages}" xmlns:xml="urn:x"/>`)],
    ['a redefined xmlns prefix', body(`<ResetPIN xmlns="${messages}" xmlns:xmlns="urn:x"/>`)],
    ['two colons', body(`<m:a:ResetPIN xmlns:m="${messages}"/>`)],
    ['a local name that starts with a digit', body(`<m:1 xmlns:m="${messages}"/>`)],
    ['trailing text', `${body(resetPin)}x`],
    ['a second root', `${body(resetPin)}<a/>`],
    ['a second envelope', body(resetPin).repeat(2)],
    ['a cut end', body(resetPin).slice(0, -5)],
    ['a cut comment', `${body(resetPin)}<!-- x`],
    ['a wrong end tag', body(`<ResetPIN xmlns="${messages}"></IsUMEnabled>`)],
    ['an attribute without quotes', body(`<ResetPIN xmlns="${messages}" a=1/>`)],
    ['an attribute without value', body(`<ResetPIN xmlns="${messages}" a/>`)],
    ['< in an attribute', body(`<ResetPIN xmlns="${messages}" a="<"/>`)],
    ['a bare ampersand', body(`<ResetPIN xmlns="${messages}"> & </ResetPIN>`)],
    [']]> in text', body(`<ResetPIN xmlns="${messages}"> ]]> </ResetPIN>`)],
    ['-- in a comment', body(`${resetPin}<!-- a -- b -->`)],
    ['CDATA without end', body(`${resetPin}<![CDATA[ `)],
    ['CDATA behind the root', `${body(resetPin)}<![CDATA[ ]]>`],
    ['a NUL', body(`${resetPin}\0`)],
    ['a NUL in a comment', body(`${resetPin}<!--\0-->`)],
    ['a control character', body(`${resetPin}\u0008`)],
    ['a NUL by reference', body(`${resetPin}&#0;`)],
    ['a control character by reference', body(`${resetPin}&#x1F;`)],
    ['a surrogate by reference', body(`${resetPin}&#xD800;`)],
    ['a reference beyond Unicode', body(`${resetPin}&#x110000;`)],
    ['U+FFFE', body(`<a xmlns="${messages}" b="\ufffe"/>`)],
    ['a lone high surrogate that would swallow a tag', body(`\ud800<x/>${resetPin}`)],
    ['a lone high surrogate in a comment', body(`<!--\ud800x-->${resetPin}`)],
    ['a lone low surrogate', body(`<!--\udc00-->${resetPin}`)],
    ['a lone surrogate at the end', `${body(resetPin)}\ud800`],
  ])('%s', (_, text) => {
    expect(refusalOf(() => read(text)).fault).toEqual(invalid);
  });

  // The text behind the offence is no XML at all; had it been read, that would be the reason.
  it.each<[string, string, string]>([
    ['the first level too many', '<a>'.repeat(17), 'elements too deep'],
    ['the first element too many', `<a>${'<b/>'.repeat(256)}`, 'too many elements'],
    ['the first attribute too many', `<a ${many(65, (n) => `a${n}="" `)}`, 'attributes on an'],
    ['a DOCTYPE', '<!DOCTYPE a ', 'document type'],
    ['a processing instruction', '<?x?>', 'processing instruction'],
  ])('reads nothing behind %s', (_, text, reason) => {
    expect(refusalOf(() => read(`${text}<<< no XML`)).reason).toContain(reason);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'takes %s for the name of an operation like any other',
    (name) => {
      const inner = `<${name} ${name}="1"/>`;
      const text = body(`<${name} xmlns="${messages}" ${name}="1">${inner}</${name}>`);
      const request = readEnvelope(text, strict);
      expect(request.operation).toBe(name);
      expect(
        refusalOf(() => {
          requireEmpty(request.payload);
        }).fault,
      ).toEqual(invalid);
    },
  );

  it.each<[string, string]>([
    ['a name', body(`<m:Hush4711 xmlns:m="${messages}"></m:x>`)],
    ['a prefix', body('<Hush4711:a/>')],
    ['an attribute', body(`<a xmlns="${messages}" Hush4711="1" Hush4711="2"/>`)],
    ['an entity', body('&Hush4711;')],
    ['text', body(`<ResetPIN xmlns="${messages}">Hush4711</ResetPIN>`)],
    ['a namespace', body('<ResetPIN xmlns="urn:Hush4711"/>')],
    ['a root', '<Hush4711/>'],
    ['an envelope', '<Envelope xmlns="urn:Hush4711"/>'],
    ['a header', withHeaders('<Hush4711 xmlns="urn:Hush4711" s:mustUnderstand="1"/>')],
  ])('quotes nothing of %s, neither to the caller nor in the log', (_, text) => {
    const refusal = refusalOf(() => read(text));
    expect(refusal.reason).not.toContain('Hush4711');
    expect(refusal.stack).not.toContain('Hush4711');
    expect(writeFault(refusal.fault, messages)).not.toContain('Hush4711');
  });
});

describe('a header', () => {
  it.each<[string, string]>([
    ['is ignored when unknown', '<h xmlns="urn:h"><a/></h>'],
    ['is ignored when optional', '<h xmlns="urn:h" s:mustUnderstand="0"/>'],
    [
      'is ignored when mandatory for another actor',
      '<h xmlns="urn:h" s:mustUnderstand="1" s:actor="urn:other"/>',
    ],
    [
      'is ignored when only its child is mandatory',
      '<h xmlns="urn:h"><a s:mustUnderstand="1"/></h>',
    ],
    [
      'is ignored when the attribute is not of SOAP 1.1',
      '<h xmlns="urn:h" mustUnderstand="1" xmlns:v="http://www.w3.org/2003/05/soap-envelope"' +
        ' v:mustUnderstand="true"/>',
    ],
    [
      'of Exchange is ignored, as exchangelib sends it',
      `<t:RequestServerVersion xmlns:t="${types}" Version="Exchange2016"/><t:TimeZoneContext` +
        ` xmlns:t="${types}"><t:TimeZoneDefinition Id="UTC"/></t:TimeZoneContext>`,
    ],
    [
      'of Exchange is ignored even when mandatory',
      `<t:RequestServerVersion xmlns:t="${types}" Version="Exchange2010" s:mustUnderstand="1"/>`,
    ],
    [
      'of Exchange is ignored in the https:// spelling',
      `<t:MailboxCulture xmlns:t="${typesHttps}" s:mustUnderstand="1">en</t:MailboxCulture>`,
    ],
  ])('%s', (_, headers) => {
    expect(read(withHeaders(headers)).operation).toBe('ResetPIN');
  });

  const security =
    '<w:Security s:mustUnderstand="1" xmlns:w="http://docs.oasis-open.org/wss/2004/01/' +
    'oasis-200401-wss-wssecurity-secext-1.0.xsd"/>';

  it.each<[string, string]>([
    ['is unknown', '<h xmlns="urn:h" s:mustUnderstand="1"/>'],
    [
      'is meant for the next actor',
      `<h xmlns="urn:h" s:mustUnderstand="1"
      s:actor="http://schemas.xmlsoap.org/soap/actor/next"/>`,
    ],
    ['is meant for nobody named', '<h xmlns="urn:h" s:mustUnderstand="1" s:actor=""/>'],
    ['is WS-Security', security],
    ['is WS-Addressing', `<To xmlns="http://www.w3.org/2005/08/addressing" s:mustUnderstand="1"/>`],
    [
      'follows one that is known',
      `<t:A xmlns:t="${types}"/><h xmlns="urn:h" s:mustUnderstand="1"/>`,
    ],
  ])('that is mandatory and %s is a MustUnderstand fault', (_, headers) => {
    const { fault } = refusalOf(() => read(withHeaders(headers)));
    expect(fault).toMatchObject({ layout: 'soap', code: 'MustUnderstand' });
  });

  it('of Exchange with the https:// namespace is unknown when the switch is off', () => {
    const header = `<t:MailboxCulture xmlns:t="${typesHttps}" s:mustUnderstand="1"/>`;
    const { fault } = refusalOf(() => read(withHeaders(header), strict));
    expect(codeOf(fault)).toBe('MustUnderstand');
  });

  it('is checked before the Body (WS-I BP 1.1 R1025)', () => {
    const text = envelope(
      '<s:Header><h xmlns="urn:h" s:mustUnderstand="1"/></s:Header><s:Body><x xmlns="urn:x"/></s:Body>',
    );
    expect(codeOf(refusalOf(() => read(text)).fault)).toBe('MustUnderstand');
  });

  it.each<[string, string]>([
    [
      'ExchangeImpersonation in https://, if that is not taken for http://',
      `<ExchangeImpersonation xmlns="${typesHttps}"/>`,
    ],
    ['ExchangeImpersonation of another namespace', '<ExchangeImpersonation xmlns="urn:x"/>'],
    [
      'ExchangeImpersonation for another actor',
      `<ExchangeImpersonation xmlns="${types}" s:actor="urn:other"/>`,
    ],
    ['SerializedSecurityContext', `<SerializedSecurityContext xmlns="${types}"/>`],
    ['OpenAsAdminOrSystemService', `<OpenAsAdminOrSystemService xmlns="${types}"/>`],
  ])('that names another user, %s, never resets the PIN of the caller', (_, headers) => {
    expect(refusalOf(() => read(withHeaders(headers), strict)).fault).toEqual({
      layout: 'errors',
      responseCode: 'ErrorImpersonateUserDenied',
      message: 'The account does not have permission to impersonate the requested user.',
    });
  });
});

describe('SOAPAction', () => {
  const request = read(body(resetPin));
  const check = (action: string | undefined, options = tolerant) => {
    checkSoapAction(action, request, options);
  };

  it.each([
    undefined,
    '',
    ' ',
    '""',
    `"${messages}/ResetPIN"`,
    `${messages}/ResetPIN`,
    ` "${messages}/ResetPIN" `,
    `"${messagesHttps}/ResetPIN"`,
  ])('may be %j', (action) => {
    expect(() => {
      check(action);
    }).not.toThrow();
  });

  it.each([
    `"${messages}/IsUMEnabled"`,
    `"${messages}/resetpin"`,
    `"${messages}/ResetPIN/"`,
    `"${messages}ResetPIN"`,
    `"${messages}/x/ResetPIN"`,
    `"${messages}/ResetPIN`,
    `"${messages}/ResetPIN", "${messages}/ResetPIN"`,
    'ResetPIN',
    '/ResetPIN',
    '"ResetPIN"',
    'urn:x/ResetPIN',
    `"${types}/ResetPIN"`,
  ])('may not be %j', (action) => {
    expect(
      refusalOf(() => {
        check(action);
      }).fault,
    ).toEqual(invalid);
  });

  it('may not have the https:// namespace when the switch is off', () => {
    const { fault } = refusalOf(() => {
      check(`"${messagesHttps}/ResetPIN"`, strict);
    });
    expect(fault).toEqual(invalid);
  });
});
