import { Module } from '@nestjs/common';
import { ExchangeModule } from '../modules/exchange/exchange.module';
import { MatchingModule } from '../modules/matching/matching.module';
import { SessionsModule } from '../modules/sessions/sessions.module';
import { WardsModule } from '../modules/wards/wards.module';
import { DemoService } from './demo.service';

@Module({
  imports: [WardsModule, ExchangeModule, MatchingModule, SessionsModule],
  providers: [DemoService],
  exports: [DemoService],
})
export class DemoModule {}
