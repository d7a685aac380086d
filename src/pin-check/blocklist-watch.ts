import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { PIN_BLOCKLIST } from '../pin-policy/blocklist.js';

/**
 * Logs an error at the start if a policy refuses the PINs of a blocklist and this instance has none: the
 * rule would silently not apply on this instance.
 */
@Injectable()
export class BlocklistWatch implements OnApplicationBootstrap {
  private readonly logger = new Logger(BlocklistWatch.name);

  constructor(
    private readonly database: Database,
    @Inject(PIN_BLOCKLIST) private readonly blocklist: ReadonlySet<string>,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.blocklist.size > 0) return;
    const policies = await this.database
      .statement((manager) =>
        manager.query<{ name: string }[]>(
          `SELECT name FROM pin_policies WHERE 'blocklist' = ANY (refused_patterns) ORDER BY name`,
        ),
      )
      .catch(noneWithoutDatabase);
    if (policies.length === 0) return;
    const names = policies.map(({ name }) => name);
    const msg = 'policies refuse a blocklist, and PIN_BLOCKLIST_FILE holds none';
    this.logger.error({ msg, policies: names });
  }
}

function noneWithoutDatabase(error: unknown): [] {
  if (error instanceof DomainError) return [];
  throw error;
}
