import { Module } from '@nestjs/common';
import { WardsModule } from '../wards';
import { ImportsController } from './people/imports.controller';
import { ImportsService } from './people/imports.service';

@Module({
  imports: [WardsModule],
  controllers: [ImportsController],
  providers: [ImportsService],
  exports: [ImportsService],
})
export class ExchangeModule {}
