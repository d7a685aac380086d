import { expect, it } from 'vitest';
import { ProvisioningError } from '../../accounts/provisioning-error.js';
import { DomainError } from '../../common/domain-error.js';
import { ConfigError } from '../../config/config.js';
import { DatabaseStartError } from '../../database/start-error.js';
import { Cancelled, CommandError, UnavailableError, UsageError } from '../shared/errors.js';
import { exitCodeOf } from './failure-code.js';

it.each([
  [1, 'refused by a rule', new ProvisioningError(['there is no mailbox "a"'])],
  [1, 'refused by a limit', new DomainError('TooManyResets')],
  [1, 'refused for good by the mail server', new DomainError('NotificationRefused')],
  [2, 'not understood', new UsageError('there is no such command')],
  [2, 'given what it cannot use', new CommandError('A PIN holds digits only.')],
  [2, 'configured wrongly', new ConfigError(['SMTP_URL is missing'])],
  [3, 'without a database', new DatabaseStartError('nothing accepts connections')],
  [3, 'without a database in the middle', new DomainError('DatabaseUnavailable')],
  [3, 'without a mail server', new DomainError('NotificationUnavailable')],
  [3, 'of an unknown outcome', new DomainError('DeliveryUnconfirmed')],
  [3, 'without a service', new UnavailableError('No quick start is running here.')],
  [3, 'ended by an unforeseen error', new TypeError('made up')],
  [130, 'ended at its prompt', new Cancelled()],
])('exits with %i: a command %s', (code, _, error) => {
  expect(exitCodeOf(error)).toBe(code);
});
