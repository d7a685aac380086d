import type { Right } from '../../../authentication/right.js';

/** Who may use a route: everybody, whoever has signed in, or administrators with a right. */
export type PageRight = 'everybody' | 'signed-in' | Right;

/** The rights to all routes of the pages: one that is not here is served to nobody. */
export const pageRights: Readonly<Record<string, PageRight>> = {
  'GET /sign-in': 'everybody',
  'POST /sign-in': 'everybody',
  'POST /sign-out': 'signed-in',
  'POST /sign-out-everywhere': 'signed-in',

  'GET /': 'signed-in',
  'POST /reset': 'signed-in',
};

/** Whether a path of this service is a page for this method, so that a sign-in may lead to it. */
export function isPage(method: 'GET' | 'POST', path: string): boolean {
  // A second slash or a backslash would make it the name of another host.
  if (!/^\/(?![/\\])[\w\-.~%@/?=&+:,;!*'()]*$/.test(path)) return false;
  const [pathname = ''] = path.split('?');
  return Object.keys(pageRights).some((route) => {
    const pattern = route.replaceAll(/:\w+/g, '[^/]+').replaceAll('.', String.raw`\.`);
    return new RegExp(`^${pattern}$`, 'i').test(`${method} ${pathname}`);
  });
}
