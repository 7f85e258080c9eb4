import { Module } from '@nestjs/common';
import { ExchangeModule } from '../modules/exchange';
import { MatchingModule } from '../modules/matching';
import { SessionsModule } from '../modules/sessions';
import { WardsModule } from '../modules/wards';
import { DemoService } from './demo.service';

@Module({
  imports: [WardsModule, ExchangeModule, MatchingModule, SessionsModule],
  providers: [DemoService],
  exports: [DemoService],
})
export class DemoModule {}
