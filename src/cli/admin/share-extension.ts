import type { SharingOptions } from '../../credentials/admin/extension-check.js';
import { firstOf } from '../../accounts/provisioning-error.js';
import { linesOf } from './failure-text.js';
import type { Terminal } from '../shared/terminal.js';

/** The option of all commands that can give an extension a second owner. */
export const shareExtension = {
  'share-extension': {
    type: 'boolean',
    help: 'gives an extension a second owner although phone systems will then accept neither PIN',
  },
} as const;

/** Lets the command go on if the option is given, and lists the shared extensions on standard error. */
export function sharingOptions(
  given: { readonly 'share-extension'?: boolean },
  { errors }: Terminal,
): SharingOptions {
  return {
    shareExtensions: given['share-extension'],
    onShared: (remarks) => errors.write(`${linesOf(firstOf(remarks))}\n`),
  };
}
