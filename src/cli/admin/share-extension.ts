import type { SharingOptions } from '../../credentials/admin/extension-check.js';
import { firstOf } from '../../common/provisioning-error.js';
import { linesOf } from './failure-text.js';
import type { Terminal } from '../shared/terminal.js';

/** An option of every command that can give an extension a second owner. */
export const shareExtension = {
  'share-extension': {
    type: 'boolean',
    help: 'gives an extension a second owner although phone systems will then accept neither PIN',
  },
} as const;

/** Goes on if told to, and names on standard error what is shared. */
export function sharingOptions(
  given: { readonly 'share-extension'?: boolean },
  { errors }: Terminal,
): SharingOptions {
  return {
    shareExtensions: given['share-extension'],
    onShared: (remarks) => errors.write(`${linesOf(firstOf(remarks))}\n`),
  };
}
