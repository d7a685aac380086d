import { readFileSync } from 'node:fs';
import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wsdlFor } from './wsdl.js';

const prefixes = {
  wsdl: 'http://schemas.xmlsoap.org/wsdl/',
  http: 'http://schemas.xmlsoap.org/wsdl/soap/',
  s: 'http://www.w3.org/2001/XMLSchema',
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
};
const messages = 'http://schemas.microsoft.com/exchange/services/2006/messages';
/** Those that are served, in the order of the WSDL. */
const operations = [
  'ResetPIN',
  'IsUMEnabled',
  'GetUMProperties',
  'SetOofStatus',
  'SetMissedCallNotificationEnabled',
  'SetPlayOnPhoneDialString',
  'SetTelephoneAccessFolderEmail',
  'PlayOnPhone',
  'PlayOnPhoneGreeting',
  'GetCallInfo',
  'Disconnect',
];

/** What the documentation prints for each of them. */
const samples = [
  'reset-pin',
  'is-um-enabled',
  'get-um-properties',
  'set-oof-status',
  'set-missed-call-notification-enabled',
  'set-play-on-phone-dial-string',
  'set-telephone-access-folder-email',
  'play-on-phone',
  'play-on-phone-greeting',
  'get-call-info',
  'disconnect',
].flatMap((name) => [`${name}.request.xml`, `${name}.response.xml`]);

const fixture = (name: string) =>
  readFileSync(new URL(`../../../test/fixtures/soap/${name}`, import.meta.url), 'utf8');

function elementAt(document: XmlDocument, path: string): XmlElement {
  const node = document.get(path, prefixes);
  if (!(node instanceof XmlElement)) throw new Error(`nothing at ${path}`);
  return node;
}

/** The Body's child, as a document of its own. */
function payloadOf(envelope: string): XmlDocument {
  const document = XmlDocument.fromString(envelope);
  const text = elementAt(document, '/soap:Envelope/soap:Body/*').toString();
  document.dispose();
  return XmlDocument.fromString(text);
}

describe('the WSDL', () => {
  let wsdl: XmlDocument;
  const attribute = (path: string) => wsdl.eval(`string(${path})`, prefixes);

  beforeAll(() => {
    wsdl = XmlDocument.fromString(wsdlFor('https://um.example.com'));
  });
  afterAll(() => {
    wsdl.dispose();
  });

  it.each([
    ['https://um.example.com', 'https://um.example.com/EWS/UM2007Legacy.asmx'],
    ['http://localhost:8080', 'http://localhost:8080/EWS/UM2007Legacy.asmx'],
    ['https://a.example/x?a="b"&c=$&', 'https://a.example/x?a="b"&c=$&/EWS/UM2007Legacy.asmx'],
  ])('contains the address for the public URL %s', (publicUrl, address) => {
    const document = XmlDocument.fromString(wsdlFor(publicUrl));
    expect(document.eval('string(//http:address/@location)', prefixes)).toBe(address);
    document.dispose();
  });

  it('is one self-contained document', () => {
    expect(wsdl.find('//s:import | //s:include | //wsdl:import', prefixes)).toEqual([]);
    expect(wsdl.find('//s:schema', prefixes)).toHaveLength(1);
  });

  it('uses the http:// namespaces only', () => {
    expect(attribute('/wsdl:definitions/@targetNamespace')).toBe(messages);
    expect(attribute('//s:schema/@targetNamespace')).toBe(messages);
    const actions = wsdl.find('//http:operation/@soapAction', prefixes);
    expect(actions.map(({ content }) => content)).toEqual(
      operations.map((operation) => `${messages}/${operation}`),
    );
    expect(wsdlFor('http://localhost')).not.toContain('https://');
  });

  it('is explicitly document/literal over SOAP 1.1 and HTTP', () => {
    expect(attribute('//http:binding/@style')).toBe('document');
    const styled = wsdl.find('//http:operation[@style="document"]', prefixes);
    expect(styled).toHaveLength(operations.length);
    expect(attribute('//http:binding/@transport')).toBe('http://schemas.xmlsoap.org/soap/http');
    expect(wsdl.find('//http:body[@use="literal"]', prefixes)).toHaveLength(2 * operations.length);
    expect(wsdl.find('//http:header', prefixes)).toEqual([]);
    expect(wsdl.find('//wsdl:port', prefixes)).toHaveLength(1);
  });

  it.each(
    operations.flatMap((operation) => [
      [`${operation}SoapIn`, operation],
      [`${operation}SoapOut`, `${operation}Response`],
    ]),
  )('has the message %s with one part, parameters, that is %s', (message, element) => {
    const part = `//wsdl:message[@name="${message}"]/wsdl:part`;
    expect(wsdl.find(part, prefixes)).toHaveLength(1);
    expect(attribute(`${part}/@name`)).toBe('parameters');
    expect(attribute(`${part}/@element`)).toBe(`tns:${element}`);
  });

  it('defines everything that it refers to', () => {
    const references = wsdl
      .find('//@message | //@binding | //@type | //@element', prefixes)
      .filter(({ content }) => content.startsWith('tns:'));
    expect(references.length).toBeGreaterThan(4 * operations.length);
    for (const reference of references) {
      const name = reference.content.replace(/^tns:/, '');
      expect(wsdl.find(`//*[@name="${name}"]`), name).not.toEqual([]);
    }
  });

  describe('its schema', () => {
    let schema: XmlDocument;
    let validator: XsdValidator;

    beforeAll(() => {
      schema = XmlDocument.fromString(elementAt(wsdl, '//s:schema').toString());
      validator = XsdValidator.fromDoc(schema);
    });
    afterAll(() => {
      validator.dispose();
      schema.dispose();
    });

    it.each(samples)('accepts %s', (name) => {
      const payload = payloadOf(fixture(name));
      expect(() => {
        validator.validate(payload);
      }).not.toThrow();
      payload.dispose();
    });

    it.each([
      ['a child', `<ResetPIN xmlns="${messages}"><Pin/></ResetPIN>`],
      ['text', `<ResetPIN xmlns="${messages}">1</ResetPIN>`],
      ['an attribute', `<ResetPIN xmlns="${messages}" pin="1"/>`],
      ['an operation of another service', `<GetUMPin xmlns="${messages}"/>`],
      [
        'a parameter of another name',
        `<SetOofStatus xmlns="${messages}"><state>1</state></SetOofStatus>`,
      ],
      [
        'a word that is no boolean',
        `<SetOofStatus xmlns="${messages}"><status>True</status></SetOofStatus>`,
      ],
      ['no parameter', `<SetPlayOnPhoneDialString xmlns="${messages}"/>`],
      ['no namespace', '<ResetPIN/>'],
      ['the https:// namespace', `<ResetPIN xmlns="${messages.replace('http', 'https')}"/>`],
    ])('refuses %s', (_, text) => {
      const payload = XmlDocument.fromString(text);
      expect(() => {
        validator.validate(payload);
      }).toThrow();
      payload.dispose();
    });
  });
});
