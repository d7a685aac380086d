import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { namespaces } from './namespaces.js';
import { invalidRequest, SoapFault, writeFault, type Fault } from './soap-fault.js';

const head =
  '<?xml version="1.0" encoding="utf-8"?>' +
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>';
const tail = '</soap:Fault></soap:Body></soap:Envelope>';
const types = 'xmlns:a="http://schemas.microsoft.com/exchange/services/2006/types"';
const errors = 'xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors"';

const everyLayout: [string, Fault][] = [
  ['soap', { layout: 'soap', code: 'MustUnderstand', message: 'A & B' }],
  ['errors', { layout: 'errors', responseCode: 'ErrorInvalidRequest', message: 'A & B' }],
  [
    'busy',
    {
      layout: 'errors',
      responseCode: 'ErrorServerBusy',
      message: 'A & B',
      backOffMilliseconds: 1_500,
    },
  ],
  [
    'exception',
    {
      layout: 'exception',
      exceptionType: 'UserNotUmEnabledException',
      responseCode: 'ErrorUserNotUnifiedMessagingEnabled',
      message: 'A & B',
    },
  ],
];

describe('writeFault, byte for byte', () => {
  it('answers a malformed request as [MS-OXWUMS] prescribes', () => {
    expect(writeFault(invalidRequest('why').fault, namespaces.messages)).toBe(
      `${head}<faultcode ${types}>a:ErrorInvalidRequest</faultcode>` +
        '<faultstring xml:lang="en-US">The request is invalid.</faultstring>' +
        `<detail><e:ResponseCode ${errors}>ErrorInvalidRequest</e:ResponseCode>` +
        `<e:Message ${errors}>The request is invalid.</e:Message></detail>${tail}`,
    );
  });

  it('says how long to wait if the server is busy', () => {
    const fault: Fault = {
      layout: 'errors',
      responseCode: 'ErrorServerBusy',
      message: 'Later.',
      backOffMilliseconds: 60_000,
    };
    expect(writeFault(fault, namespaces.messages)).toBe(
      `${head}<faultcode ${types}>a:ErrorServerBusy</faultcode>` +
        '<faultstring xml:lang="en-US">Later.</faultstring>' +
        `<detail><e:ResponseCode ${errors}>ErrorServerBusy</e:ResponseCode>` +
        `<e:Message ${errors}>Later.</e:Message>` +
        `<t:MessageXml ${types.replace(':a=', ':t=')}>` +
        `<t:Value Name="BackOffMilliseconds">60000</t:Value></t:MessageXml></detail>${tail}`,
    );
  });

  it.each([namespaces.messages, namespaces.messagesHttps])(
    'names the exception of a failure in the namespace of the caller, %s',
    (namespace) => {
      const fault: Fault = {
        layout: 'exception',
        exceptionType: 'PinPolicyException',
        responseCode: 'ErrorInternalServerError',
        message: 'No PIN.',
      };
      expect(writeFault(fault, namespace)).toBe(
        `${head}<faultcode ${types}>a:PinPolicyException</faultcode>` +
          '<faultstring xml:lang="en-US">No PIN.</faultstring>' +
          `<detail><ExceptionType xmlns="${namespace}">PinPolicyException</ExceptionType>` +
          `<e:ResponseCode ${errors}>ErrorInternalServerError</e:ResponseCode>` +
          `<e:Message ${errors}>No PIN.</e:Message></detail>${tail}`,
      );
    },
  );

  it('has no detail when the Body is not at fault', () => {
    const fault: Fault = { layout: 'soap', code: 'VersionMismatch', message: 'Another version.' };
    expect(writeFault(fault, namespaces.messages)).toBe(
      `${head}<faultcode>soap:VersionMismatch</faultcode>` +
        `<faultstring xml:lang="en-US">Another version.</faultstring>${tail}`,
    );
  });
});

describe.each(everyLayout)('a fault of the layout %s', (_, fault) => {
  const parse = () => XmlDocument.fromString(writeFault(fault, namespaces.messages));

  it('is well-formed, with text that an independent parser reads as it was', () => {
    const document = parse();
    expect(document.eval('string(//faultstring)')).toBe('A & B');
    document.dispose();
  });

  it('declares the prefix of its faultcode', () => {
    const document = parse();
    const prefix = document.get('//faultcode')?.content.split(':')[0] ?? '';
    const declarations = document.find(`//faultcode/namespace::*[name() = "${prefix}"]`);
    expect(declarations).toHaveLength(1);
    document.dispose();
  });

  it('has unqualified children in the order of SOAP 1.1, and no text between elements', () => {
    const document = parse();
    const names = ['faultcode', 'faultstring', 'detail'];
    const children = document.find('//*[local-name() = "Fault"]/node()');
    expect(children.map((node) => node instanceof XmlElement && node.name)).toEqual(
      names.slice(0, fault.layout === 'soap' ? 2 : 3),
    );
    expect(document.find('//*[local-name() = "Fault"]/*[namespace-uri() != ""]')).toEqual([]);
    expect(document.find('//detail/text()')).toEqual([]);
    document.dispose();
  });
});

describe('SoapFault', () => {
  it('keeps the reason for the log apart from the message for the caller', () => {
    const refusal = invalidRequest('too many elements');
    expect(refusal).toBeInstanceOf(SoapFault);
    expect(refusal.message).toBe('too many elements');
    expect(writeFault(refusal.fault, namespaces.messages)).not.toContain('too many elements');
  });
});

describe('SoapFault', () => {
  it('takes no stack trace, and leaves those of other errors as they were', () => {
    const { stackTraceLimit } = Error;
    expect(invalidRequest('a reason').stack).not.toContain('\n    at ');
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
    expect(new Error('another').stack).toContain('\n    at ');
  });
});
