import { ProvisioningError } from '../../accounts/provisioning-error.js';
import { readCsvLines } from './csv-lines.js';

export type ExchangeObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Windows PowerShell 5.1 writes a list that comes as one object as {"value":[…],"Count":n}. */
export function unwrapped(value: unknown): unknown {
  return isObject(value) && Array.isArray(value.value) && 'Count' in value ? value.value : value;
}

/**
 * The objects that ConvertTo-Json or Export-Csv has written: one or a list.
 *
 * @param what they are, in the plural
 * @throws ProvisioningError
 */
export function readExchangeObjects(text: string, what: string, most: number): ExchangeObject[] {
  const objects = /^\s*[[{]/.test(text) ? fromJson(text, what) : fromCsv(text, most);
  if (objects.length === 0) throw new ProvisioningError([`the file has no ${what}`]);
  if (objects.length > most) {
    throw new ProvisioningError([`the file has more than ${most} ${what}: split it`]);
  }
  return objects;
}

/** A property by its name in any case: Select-Object names properties as they were typed. */
export function propertyOf(object: ExchangeObject, name: string): unknown {
  if (name in object) return object[name];
  const wanted = name.toLowerCase();
  const found = Object.keys(object).find((key) => key.toLowerCase() === wanted);
  return found === undefined ? undefined : object[found];
}

function fromJson(text: string, what: string): ExchangeObject[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new ProvisioningError(['the file is neither JSON, from ConvertTo-Json, nor CSV']);
  }
  const found = unwrapped(read);
  const list: unknown[] = Array.isArray(found) ? found : [found];
  if (!list.every(isObject)) {
    throw new ProvisioningError([`the file holds something else than ${what}`]);
  }
  return list;
}

function fromCsv(text: string, most: number): ExchangeObject[] {
  const { lines, brokenLine } = readCsvLines(text, most + 1);
  if (brokenLine !== undefined) {
    throw new ProvisioningError([`line ${brokenLine}: the quotation marks do not match`]);
  }
  const [header, ...rest] = lines;
  return rest.map(({ cells }) =>
    Object.fromEntries((header?.cells ?? []).map((name, index) => [name, cells[index] ?? ''])),
  );
}
