import { Module } from '@nestjs/common';
import { CommonModule } from '../../common/common.module.js';
import { CONFIG, type Config } from '../../config/config.js';
import { AuditExport, DESTINATIONS } from './audit-export.js';
import type { Destination } from './destination.js';
import { ExportFile } from './export-file.js';
import { ExportProgress } from './export-progress.js';
import { SyslogReceiver } from './syslog-receiver.js';

/** Copies of the audit for a SIEM, to the destinations that are configured. */
@Module({
  imports: [CommonModule],
  providers: [
    {
      provide: DESTINATIONS,
      inject: [CONFIG],
      useFactory: ({ auditExport: { syslog, file } }: Config): Destination[] => [
        ...(syslog ? [new SyslogReceiver(syslog)] : []),
        ...(file === undefined ? [] : [new ExportFile(file)]),
      ],
    },
    ExportProgress,
    AuditExport,
  ],
  exports: [AuditExport],
})
export class AuditExportModule {}
