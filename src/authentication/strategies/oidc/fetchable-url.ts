/**
 * A URL whose answer nobody on the way can change: https, or http to this machine.
 *
 * @param name of the setting, for the error
 * @throws Error
 */
export function fetchableUrl(text: string, name: string): URL {
  if (!URL.canParse(text)) throw new Error(`${name} is no URL.`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new Error(`${name} must not hold a user or a password.`);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url.hostname))) {
    throw new Error(`${name} must start with https://, as http:// is for this machine alone.`);
  }
  return url;
}

function isThisMachine(hostname: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
