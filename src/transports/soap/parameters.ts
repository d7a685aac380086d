import { namespaces } from './namespaces.js';
import { invalidRequest } from './soap-fault.js';
import { isBlank, type XmlAttribute, type XmlElement } from './xml.js';

/**
 * Checks that the element of an operation without parameters is empty but for white space and comments.
 * Attributes without meaning for SOAP are ignored, as ASMX ignores them: toolkits add some, such as
 * ksoap2's `id` and `root`, or SOAP::Lite's xsi:nil.
 *
 * @throws SoapFault ErrorInvalidRequest
 */
export function requireEmpty(payload: XmlElement): void {
  if (payload.children.length > 0) throw invalidRequest('elements in an empty element');
  if (!isBlank(payload.text)) throw invalidRequest('text in an empty element');
  if (payload.attributes.some(isMeantForSoap)) {
    throw invalidRequest('a SOAP attribute on an empty element');
  }
}

/** Whether an attribute changes what its element means (SOAP 1.1 §4 and §5; SOAP 1.2 part 1, 5). */
function isMeantForSoap({ namespace, name, value }: XmlAttribute): boolean {
  switch (namespace) {
    case namespaces.soap:
      // An operation without parameters has nothing to encode, so the rules do not matter.
      return name !== 'encodingStyle';
    case namespaces.soap12:
      return true;
    case namespaces.soapEncoding:
      // SOAP 1.1 §5.6: 1 states the default, that nothing refers to the element.
      return !(name === 'root' && value === '1');
    default:
      // SOAP 1.1 §5.4.1: the content is that of another element.
      return namespace === '' && name === 'href';
  }
}
