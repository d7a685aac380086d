import { Module } from '@nestjs/common';
import { CommonModule } from '../common/common.module.js';
import { ReportedRingsRepository } from './reported-rings.repository.js';
import { RingReports } from './ring-reports.js';

/** The part of key rotation that runs in every instance. */
@Module({ imports: [CommonModule], providers: [RingReports, ReportedRingsRepository] })
export class RingReportsModule {}
