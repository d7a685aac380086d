import { isPage } from '../access/page-rights.js';

/**
 * The page of ours that a sign-in leads to; the start for anything else, so that nobody is led to another site, or to
 * sign in once more.
 */
export function ownPage(to: unknown): string {
  const fits = typeof to === 'string' && isPage('GET', to) && !/^\/sign-in\b/i.test(to);
  return fits ? to : '/';
}
