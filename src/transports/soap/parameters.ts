import { namespaces } from './namespaces.js';
import { invalidRequest } from './soap-fault.js';
import { isBlank, type XmlAttribute, type XmlElement } from '../xml/xml.js';

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

/**
 * Reads the parameters of an operation: one element for each name, in this order, in the namespace of the
 * operation, or in none: SOAP::Lite, told by the WSDL that they have one, sends them without. Names count without regard to case, as the pages of the documentation differ from its samples
 * (`base64FolderId` and `base64FolderID`, `dialString` and `DialString`).
 *
 * @throws SoapFault ErrorInvalidRequest
 */
export function readParameters<Name extends string>(
  payload: XmlElement,
  ...names: readonly Name[]
): Record<Name, string> {
  if (!isBlank(payload.text)) throw invalidRequest('text beside parameters');
  if (payload.children.length !== names.length) throw invalidRequest('not the parameters');
  const texts = names.map((name, index) => {
    const child = payload.children[index];
    if (child?.name.toLowerCase() !== name.toLowerCase())
      throw invalidRequest('not the parameters');
    const qualified = child.namespace === payload.namespace || child.namespace === '';
    if (!qualified || child.children.length > 0) {
      throw invalidRequest('a parameter of another kind');
    }
    return [name, child.text] as const;
  });
  if ([payload, ...payload.children].some((each) => each.attributes.some(changesMeaning))) {
    throw invalidRequest('a parameter that is null, or somewhere else');
  }
  return Object.fromEntries(texts) as Record<Name, string>;
}

/**
 * Reads an xs:boolean (XML Schema part 2, 3.2.2), white space around it removed.
 *
 * @throws SoapFault ErrorInvalidRequest
 */
export function readBoolean(text: string): boolean {
  const word = trimmed(text);
  if (word === 'true' || word === '1') return true;
  if (word === 'false' || word === '0') return false;
  throw invalidRequest('not a boolean');
}

/** Reads a text whose meaning has no white space around it, as layout puts some there. */
export function trimmed(text: string): string {
  return text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
}

function changesMeaning(attribute: XmlAttribute): boolean {
  const { namespace, name, value } = attribute;
  const isNil =
    namespace === namespaces.xsi && name === 'nil' && /^(?:true|1)$/.test(trimmed(value));
  return isNil || isMeantForSoap(attribute);
}

/** Whether an attribute changes what its element means (SOAP 1.1 §4 and §5; SOAP 1.2 part 1, 5). */
function isMeantForSoap({ namespace, name, value }: XmlAttribute): boolean {
  switch (namespace) {
    case namespaces.soap:
      // Nothing here has a form that depends on encoding rules.
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
