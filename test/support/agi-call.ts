import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The caller hangs up instead of typing. */
export const hangUp = Symbol('hang up');

/**
 * What a caller types when asked, such as `482915#`. Without #, Asterisk waits for more, and then goes on. A function
 * says what happens before the caller types.
 */
export type Typed = string | typeof hangUp | (() => Promise<string>);

export interface CallOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** One entry for each question. After the last one the caller is silent. */
  readonly typed: readonly Typed[];
  /** Sounds that this Asterisk does not have. */
  readonly missingSounds?: RegExp;
}

/** What is left of a call when its script has ended. */
export interface EndedCall {
  /** Prompts and sounds, in their order. */
  readonly heard: readonly string[];
  /** The channel variable UMPIN; undefined if the script has not set it. */
  readonly umpin: string | undefined;
  /** What the script wrote to Asterisk's log. */
  readonly warnings: readonly string[];
  /** All that the script printed, on standard output and standard error. */
  readonly printed: string;
}

const dead = '511 Command Not Permitted on a dead channel or intercept routine';

/**
 * A call in Asterisk that is at an AGI script: Asterisk's side of the conversation on the script's standard input and
 * output. It answers as Asterisk's main branch of August 2026 was seen to do (`agi set debug on`).
 */
export class AgiCall {
  private readonly script: ChildProcessWithoutNullStreams;
  private readonly typed: Typed[];
  private readonly heard: string[] = [];
  private readonly warnings: string[] = [];
  private umpin: string | undefined;
  private printed = '';
  private hungUp = false;
  readonly ended: Promise<EndedCall>;

  constructor(
    path: string,
    args: readonly string[],
    private readonly options: CallOptions,
  ) {
    this.typed = [...options.typed];
    this.script = spawn(path, args, { env: options.environment, timeout: 60_000 });
    this.script.stdin.on('error', () => undefined);
    this.script.stderr.on('data', (data: Buffer) => (this.printed += data.toString()));
    const commands = createInterface(this.script.stdout).on('line', (line) => {
      this.printed += `${line}\n`;
      void this.reply(line);
    });
    this.say(variables(args));
    this.ended = this.end([once(commands, 'close'), once(this.script, 'exit')]);
  }

  /** The caller hangs up while the script does something else than to ask. */
  hangUp(): void {
    this.hungUp = true;
    this.script.kill('SIGHUP');
  }

  private async end(events: readonly Promise<unknown>[]): Promise<EndedCall> {
    await Promise.all(events);
    const { heard, umpin, warnings, printed } = this;
    return { heard, umpin, warnings, printed };
  }

  private async reply(command: string): Promise<void> {
    this.say(this.hungUp ? dead : await this.answer(command));
    // Asterisk answers the command in which it notices.
    if (this.hungUp) this.script.kill('SIGHUP');
  }

  private say(line: string): void {
    this.script.stdin.write(`${line}\n`);
  }

  private async answer(command: string): Promise<string> {
    const [, prompt = '', most = '0'] = /^GET DATA (\S+) 0 (\d+)$/.exec(command) ?? [];
    if (prompt) return this.getData(prompt, Number(most));
    const [, sound = ''] = /^STREAM FILE (\S+) ""$/.exec(command) ?? [];
    if (sound) return this.streamFile(sound);
    const [, umpin] = /^SET VARIABLE UMPIN (\w+)$/.exec(command) ?? [];
    if (umpin) {
      this.umpin = umpin;
      return '200 result=1';
    }
    const [, warning] = /^EXEC Log "WARNING,(.*)"$/.exec(command) ?? [];
    if (warning) {
      this.warnings.push(warning);
      return '200 result=0';
    }
    return '510 Invalid or unknown command';
  }

  private async getData(prompt: string, most: number): Promise<string> {
    this.heard.push(prompt);
    const next = this.typed.shift() ?? '';
    const typed = typeof next === 'function' ? await next() : next;
    if (typed === hangUp) {
      this.hungUp = true;
      return '200 result=-1';
    }
    const [digits = ''] = typed.split('#', 1);
    if (digits.length >= most) return `200 result=${digits.slice(0, most)}`;
    return typed.includes('#') ? `200 result=${digits}` : `200 result=${digits} (timeout)`;
  }

  private streamFile(sound: string): string {
    if (this.options.missingSounds?.test(sound)) return '200 result=-1 endpos=0';
    this.heard.push(sound);
    return '200 result=0 endpos=1600';
  }
}

/** The lines with which Asterisk begins, as far as a script could use them; the last one is empty. */
function variables(args: readonly string[]): string {
  const lines = [
    'agi_request: umpin.agi',
    'agi_channel: PJSIP/1001-00000001',
    'agi_language: en',
    'agi_type: PJSIP',
    'agi_uniqueid: 1795871109.1',
    'agi_version: GIT-master-f0c1c1a',
    'agi_callerid: 1001',
    'agi_calleridname: unknown',
    'agi_dnid: *98',
    'agi_context: umpin-sign-in',
    'agi_extension: s',
    'agi_priority: 5',
    'agi_enhanced: 0.0',
    ...args.map((arg, index) => `agi_arg_${index + 1}: ${arg}`),
  ];
  return `${lines.join('\n')}\n`;
}
