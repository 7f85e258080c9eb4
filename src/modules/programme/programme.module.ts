import { Module } from '@nestjs/common';
import { ExchangeModule } from '../exchange';
import { MatchingModule } from '../matching';
import { WardsModule } from '../wards';
import { VneidController } from './vneid/vneid.controller';
import { VneidLists } from './vneid/vneid-lists.service';
import { VneidQueries } from './vneid/vneid-queries';
import { VneidService } from './vneid/vneid.service';

/** What the movement is judged by: confirmations, Digital Families, targets and the measures behind them. */
@Module({
  imports: [ExchangeModule, MatchingModule, WardsModule],
  controllers: [VneidController],
  providers: [VneidLists, VneidQueries, VneidService],
  exports: [VneidLists, VneidQueries, VneidService],
})
export class ProgrammeModule {}
