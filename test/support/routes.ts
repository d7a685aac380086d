import type { TestService } from './app.js';

/** The routes that a service serves under a path, such as `GET /v1/openapi.json`; HEAD comes with GET. */
export function routesUnder({ app }: Pick<TestService, 'app'>, start: string): string[] {
  const tree = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  /** The paths above the present one, by depth. */
  const above: string[] = [];
  const routes: string[] = [];
  for (const line of tree.split('\n')) {
    const [, indent = '', segment = '', methods] =
      /^([│├└─\s]*)(\S+)(?: \(([^)]+)\))?/.exec(line) ?? [];
    const depth = indent.length / 4;
    above[depth] = (above[depth - 1] ?? '') + segment;
    const path = above[depth];
    if (segment === '' || methods === undefined || !path.startsWith(start)) continue;
    routes.push(...methods.split(', ').map((method) => `${method} ${path}`));
  }
  return routes.filter((route) => !route.startsWith('HEAD '));
}
