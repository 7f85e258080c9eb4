import { Module } from '@nestjs/common';
import { WardsModule } from '../wards';
import { ImportsController } from './people/imports.controller';
import { DraftJobs } from './drafts/drafts.jobs';
import { ImportDrafts } from './drafts/import-drafts.service';
import { SheetReader } from './drafts/sheet-reader';
import { PeopleKeeper } from './people/people-keeper';
import { ImportsService } from './people/imports.service';

@Module({
  imports: [WardsModule],
  controllers: [ImportsController],
  providers: [DraftJobs, ImportDrafts, ImportsService, PeopleKeeper, SheetReader],
  exports: [ImportDrafts, ImportsService],
})
export class ExchangeModule {}
