import { isBlank, parseXml, XmlError, type XmlElement } from '../xml/xml.js';
import { PoxError } from './pox-error.js';
import { namespacesOf, type Spelling } from './pox-namespaces.js';

/** What a caller asks for. */
export interface PoxRequest {
  /** The spelling of the namespaces, which the answer uses too. */
  readonly spelling: Spelling;
  readonly address: string;
}

/** Characters; a mail address has at most 254 (RFC 5321 4.5.3.1.3). */
const longestAddress = 256;

/**
 * Reads a request of [MS-OXDSCLI] 2.2.3. Its two elements may come in any order, as the samples have them.
 *
 * @throws PoxError
 */
export function readPoxRequest(text: string, acceptHttps: boolean): PoxRequest {
  const root = parsed(text);
  const spelling = spellingOf(root, acceptHttps);
  const [request, ...more] = root.children;
  if (request?.name !== 'Request' || request.namespace !== root.namespace || more.length > 0) {
    throw new PoxError('invalid', 'not one Request');
  }
  const textOf = (name: string): string | undefined => {
    const [found, ...others] = request.children.filter((child) => child.name === name);
    if (others.length > 0 || (found && found.children.length > 0)) {
      throw new PoxError('invalid', 'an element of another kind, or twice');
    }
    return found?.text.trim();
  };
  const address = textOf('EMailAddress') ?? '';
  const schema = textOf('AcceptableResponseSchema');
  if (schema === undefined) throw new PoxError('invalid', 'no AcceptableResponseSchema');
  if (schema !== namespacesOf(spelling).answer) throw new PoxError('unavailable', 'another schema');
  // A LegacyDN names a mailbox of Exchange, and none of ours.
  if (address === '' || address.length > longestAddress)
    throw new PoxError('unknown', 'no address');
  return { spelling, address };
}

function spellingOf({ name, namespace, text }: XmlElement, acceptHttps: boolean): Spelling {
  const known: readonly Spelling[] = acceptHttps ? ['http', 'https'] : ['http'];
  const spelling = known.find((each) => namespacesOf(each).request === namespace);
  if (name !== 'Autodiscover' || !spelling || !isBlank(text)) {
    throw new PoxError('invalid', 'not an Autodiscover request of Outlook');
  }
  return spelling;
}

function parsed(text: string): XmlElement {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) throw new PoxError('invalid', error.message);
    throw error;
  }
}
