import { Module } from '@nestjs/common';
import { AuditKeys } from '../audit/seal/audit-keys.js';
import { CONFIG, type Config } from '../config/config.js';
import { KeyRotation } from '../key-rotation/key-rotation.service.js';
import { KeyRotationModule } from '../key-rotation/key-rotation.module.js';
import { BounceTokens } from '../notification/bounces/bounce-tokens.js';
import { BouncesModule } from '../notification/bounces/bounces.module.js';
import type { KeyCheckOptions } from './checks/keys.js';
import { Diagnosis, type DiagnosisSettings } from './diagnosis.js';

/** Who looks, if it is not the service itself. */
interface Onlooker {
  readonly asRoot: boolean;
  /** The data folder of the quick start; undefined if it is none. */
  readonly quickStartFolder: string | undefined;
}

/** What there is to look at with this configuration. */
export function diagnosisSettings(
  config: Config,
  tokens: Pick<BounceTokens, 'returnPathOf'>,
  keys: KeyCheckOptions,
  { asRoot, quickStartFolder }: Onlooker = { asRoot: false, quickStartFolder: undefined },
): DiagnosisSettings {
  const { auth, soap, trustedProxies } = config;
  return {
    database: { ...config.database, mailSettings: config.mailSettings },
    mail: {
      ...config.smtp,
      returnPathOf: (mailId) => tokens.returnPathOf(mailId),
      wantsReports: config.bounceAddress !== undefined,
    },
    keys,
    audit: {
      database: config.database,
      keys: new AuditKeys(config.audit.keyRing),
      rootFile: config.audit.rootFile,
      exportFile: config.auditExport.file,
      asRoot,
    },
    publicUrl: soap.publicUrl,
    publicUrlFromHost: soap.publicUrlFromHost,
    trustedProxies: trustedProxies.networks,
    ldap: auth.ldap,
    issuer: auth.bearer || auth.codeFlow || undefined,
    quickStartFolder,
  };
}

/** The diagnosis as the running service makes it of itself. */
@Module({
  imports: [BouncesModule, KeyRotationModule],
  providers: [
    {
      provide: Diagnosis,
      inject: [CONFIG, BounceTokens, KeyRotation],
      useFactory: (config: Config, tokens: BounceTokens, keys: KeyRotation) =>
        new Diagnosis(diagnosisSettings(config, tokens, { status: () => keys.status() })),
    },
  ],
  exports: [Diagnosis],
})
export class DiagnosisModule {}
