// npm run mails -- [folder]
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { print, processTerminal } from '../../src/cli/shared/terminal.js';
import { writeMails } from './write-mails.js';

const terminal = processTerminal();
const { folder: callersFolder = '' } = terminal;
const [, , given = join(process.cwd(), '.umpin', 'mails')] = process.argv;
const folder = resolve(callersFolder, given);
const count = await writeMails(folder);
print(terminal, `Wrote ${count} mails: ${pathToFileURL(join(folder, 'index.html')).href}`);
