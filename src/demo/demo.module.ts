import { Module } from '@nestjs/common';
import { ExchangeModule } from '../exchange/exchange.module';
import { MatchingModule } from '../matching/matching.module';
import { SessionsModule } from '../sessions/sessions.module';
import { WardsModule } from '../wards/wards.module';
import { DemoService } from './demo.service';

@Module({
  imports: [WardsModule, ExchangeModule, MatchingModule, SessionsModule],
  providers: [DemoService],
  exports: [DemoService],
})
export class DemoModule {}
