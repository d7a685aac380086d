import { Module } from '@nestjs/common';
import { NotificationModule } from '../../notification/notification.module.js';
import { HealthController } from './health.controller.js';

@Module({ imports: [NotificationModule], controllers: [HealthController] })
export class HealthModule {}
