import { Module } from '@nestjs/common';
import { WardsModule } from '../wards';
import { ImportsController } from './people/imports.controller';
import { PeopleKeeper } from './people/people-keeper';
import { ImportsService } from './people/imports.service';

@Module({
  imports: [WardsModule],
  controllers: [ImportsController],
  providers: [ImportsService, PeopleKeeper],
  exports: [ImportsService],
})
export class ExchangeModule {}
