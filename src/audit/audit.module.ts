import { Module } from '@nestjs/common';
import { Database } from '../database/database.js';
import { AuditLog } from './audit-log.js';

@Module({
  providers: [
    {
      provide: AuditLog,
      inject: [Database],
      useFactory: (database: Database) => new AuditLog(database),
    },
  ],
  exports: [AuditLog],
})
export class AuditModule {}
