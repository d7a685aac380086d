import type { HelpdeskTexts, MailboxState } from './texts/helpdesk-texts.js';

const tones: Partial<Record<MailboxState, 'problem' | 'done'>> = {
  locked: 'problem',
  bounced: 'problem',
  expired: 'problem',
  valid: 'done',
};

export function StateTag({ state, texts }: { state: MailboxState; texts: HelpdeskTexts }) {
  return <span class={`tag ${tones[state] ?? ''}`.trim()}>{texts.states[state]}</span>;
}
