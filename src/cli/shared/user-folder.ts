import { cwd } from 'node:process';

/**
 * Where whoever called a command stands, and relative paths of its arguments begin. npm runs a script
 * in the folder of the package, and tells in INIT_CWD where it was called itself (npm-run).
 */
export function userFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { INIT_CWD: calledIn, npm_lifecycle_event: script = '' } = env;
  // Whatever else npm runs hands these variables on to what that runs.
  return calledIn && ['umpin', 'reset-pin'].includes(script) ? calledIn : cwd();
}
