import { sharedOptions, type Command, type Option } from './command.js';

export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

/** The first words, with the words that may follow each; none if the first one is the command. */
type Words = ReadonlyMap<string, readonly Command[]>;

/** The script that completes the words of all commands in a shell. */
export function completionScript(commands: readonly Command[], shell: Shell): string {
  return scripts[shell](commands, wordsOf(commands));
}

const scripts: Record<Shell, (commands: readonly Command[], words: Words) => string> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

function wordsOf(commands: readonly Command[]): Words {
  const words = new Map<string, Command[]>();
  for (const command of commands) {
    const [noun = '', verb] = command.name.split(' ');
    words.set(noun, [...(words.get(noun) ?? []), ...(verb ? [command] : [])]);
  }
  return words;
}

const optionsOf = (command: Command): [string, Option][] =>
  Object.entries({ ...command.options, ...sharedOptions(command) });
const verbOf = ({ name }: Command) => name.split(' ')[1] ?? '';
const isFile = (value: string | undefined) => value === 'FILE';
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

function bashScript(commands: readonly Command[], words: Words): string {
  const groups = [...words].filter(([, verbs]) => verbs.length > 0);
  const first = [...words.keys(), '--help', '--version'].join(' ');
  return `# Words of umpin for bash 4 and later: source <(umpin completion bash)
_umpin() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command=\${COMP_WORDS[1]}
  # --option=value is three words.
  [[ $current == = ]] && current=
  [[ $previous == = ]] && previous=\${COMP_WORDS[COMP_CWORD - 2]}
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    _umpin_words ${quoted(first)}
    return
  fi
  case $command in
${groups
  .map(
    ([noun, verbs]) => `    ${noun})
      if ((COMP_CWORD == 2)); then
        _umpin_words ${quoted([...verbs.map(verbOf), '--help'].join(' '))}
        return
      fi
      command="$command \${COMP_WORDS[2]}"
      ;;`,
  )
  .join('\n')}
  esac
  case "$command:$previous" in
${commands.flatMap(bashValues).join('\n')}
  esac
  case $command in
${commands.map(bashCommand).join('\n')}
  esac
}

_umpin_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current")
}

_umpin_files() {
  compopt -o filenames
  mapfile -t COMPREPLY < <(compgen -f -- "$current")
}

complete -F _umpin umpin
`;
}

function bashValues(command: Command): string[] {
  return optionsOf(command).flatMap(([name, option]) => {
    if (option.type === 'boolean') return [];
    const { choices, value } = option;
    const offer = choices
      ? `_umpin_words ${quoted(choices.join(' '))}`
      : isFile(value)
        ? '_umpin_files'
        : ':';
    return [`    ${quoted(`${command.name}:--${name}`)}) ${offer}; return ;;`];
  });
}

function bashCommand(command: Command): string {
  const options = optionsOf(command).map(([name]) => `--${name}`);
  const wanted = quoted([...options, ...(command.choices ?? [])].join(' '));
  const offer = isFile(command.argument)
    ? `if [[ $current == -* ]]; then _umpin_words ${wanted}; else _umpin_files; fi`
    : `_umpin_words ${wanted}`;
  return `    ${quoted(command.name)}) ${offer} ;;`;
}

function zshScript(commands: readonly Command[], words: Words): string {
  const groups = [...words].filter(([, verbs]) => verbs.length > 0);
  const described = (name: string, help: string) =>
    quoted(`${name.replaceAll(':', '\\:')}:${help.replaceAll(':', '\\:')}`);
  const summaryOf = (noun: string, verbs: readonly Command[]) =>
    verbs.length > 0
      ? verbs.map(verbOf).join(', ')
      : (commands.find(({ name }) => name === noun)?.summary ?? '');
  return `#compdef umpin
# Words of umpin for zsh: source <(umpin completion zsh), or this as a file _umpin in a folder of $fpath.
_umpin() {
  local command=$words[2]
  local -a offered
  if (( CURRENT == 2 )); then
    offered=(${[...words].map(([noun, verbs]) => described(noun, summaryOf(noun, verbs))).join(' ')})
    _describe command offered
    return
  fi
  local -i taken=1
  case $command in
${groups
  .map(
    ([noun, verbs]) => `    (${noun})
      if (( CURRENT == 3 )); then
        offered=(${verbs.map((each) => described(verbOf(each), each.summary)).join(' ')})
        _describe command offered
        return
      fi
      command="$command $words[3]"
      taken=2
      ;;`,
  )
  .join('\n')}
  esac
  words=("$command" "\${(@)words[taken + 2,-1]}")
  (( CURRENT -= taken ))
  case $command in
${commands.map(zshCommand).join('\n')}
  esac
}

if [[ $funcstack[1] == _umpin ]]; then
  _umpin "$@"
else
  compdef _umpin umpin
fi
`;
}

function zshCommand(command: Command): string {
  // _arguments(1): brackets and colons separate the parts of a specification.
  const plain = (help: string) => help.replaceAll(/[[\]:\\]/g, '\\$&');
  const specifications = optionsOf(command).map(([name, option]) => {
    const { multiple, value, choices, help, type } = option;
    const repeat = multiple ? '*' : '';
    if (type === 'boolean') return `${repeat}--${name}[${plain(help)}]`;
    const action = choices ? `(${choices.join(' ')})` : isFile(value) ? '_files' : ' ';
    return `${repeat}--${name}=[${plain(help)}]:${plain(value ?? name)}:${action}`;
  });
  const { argument, choices } = command;
  const action = choices ? `(${choices.join(' ')})` : isFile(argument) ? '_files' : ' ';
  if (argument) specifications.push(`1:${argument}:${action}`);
  return `    (${quoted(command.name)}) _arguments ${specifications.map(quoted).join(' ')} ;;`;
}

function fishScript(commands: readonly Command[], words: Words): string {
  const lines = [
    '# Words of umpin for fish: umpin completion fish | source',
    'complete -c umpin -f',
    ...[...words].map(([noun, verbs]) => {
      const summary = commands.find(({ name }) => name === noun)?.summary;
      const help = summary ?? verbs.map(verbOf).join(', ');
      return `complete -c umpin -n __fish_use_subcommand -a ${noun} -d ${fishQuoted(help)}`;
    }),
    ...commands.flatMap((command) => fishCommand(command, words)),
  ];
  return `${lines.join('\n')}\n`;
}

function fishCommand(command: Command, words: Words): string[] {
  const [noun = '', verb] = command.name.split(' ');
  const seen = `__fish_seen_subcommand_from ${noun}`;
  const others = (words.get(noun) ?? []).map(verbOf).join(' ');
  const line = (condition: string, rest: string) =>
    `complete -c umpin -n ${fishQuoted(condition)} ${rest}`;
  const offered = verb
    ? [
        line(
          `${seen}; and not __fish_seen_subcommand_from ${others}`,
          `-a ${verb} -d ${fishQuoted(command.summary)}`,
        ),
      ]
    : [];
  const here = verb ? `${seen}; and __fish_seen_subcommand_from ${verb}` : seen;
  const { argument, choices } = command;
  if (choices) offered.push(line(here, `-a ${fishQuoted(choices.join(' '))}`));
  if (isFile(argument)) offered.push(line(here, '-F'));
  return [
    ...offered,
    ...optionsOf(command).map(([name, option]) => {
      const { value, choices: values, help, type } = option;
      const takes =
        type === 'boolean'
          ? ''
          : values
            ? ` -x -a ${fishQuoted(values.join(' '))}`
            : isFile(value)
              ? ' -r -F'
              : ' -x';
      return line(here, `-l ${name}${takes} -d ${fishQuoted(help)}`);
    }),
  ];
}

// fish, Quotes: only a backslash and a single quote have a meaning in single quotes.
function fishQuoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}
