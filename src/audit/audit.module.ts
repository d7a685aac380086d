import { Module } from '@nestjs/common';
import { AuditLog } from './audit-log.js';
import { RequestRecords } from './request-records.js';

@Module({ providers: [AuditLog, RequestRecords], exports: [AuditLog, RequestRecords] })
export class AuditModule {}
