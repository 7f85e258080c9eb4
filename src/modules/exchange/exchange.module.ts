import { Module } from '@nestjs/common';
import { WardsModule } from '../wards';
import { ImportsController } from './people/imports.controller';
import { DraftJobs } from './drafts/drafts.jobs';
import { ImportDrafts } from './drafts/import-drafts.service';
import { DraftKeeping } from './drafts/draft-keeping';
import { DraftPlanner } from './drafts/draft-planner';
import { DraftRuns } from './drafts/draft-runs';
import { ImportDraftsApiController } from './drafts/import-drafts.controller';
import { PeopleKeeper } from './people/people-keeper';
import { ImportsService } from './people/imports.service';
import { SheetReader } from './people/sheet-reader';

@Module({
  imports: [WardsModule],
  controllers: [ImportsController, ImportDraftsApiController],
  providers: [
    DraftJobs,
    DraftKeeping,
    DraftPlanner,
    DraftRuns,
    ImportDrafts,
    ImportsService,
    PeopleKeeper,
    SheetReader,
  ],
  exports: [DraftKeeping, ImportDrafts, ImportsService, SheetReader],
})
export class ExchangeModule {}
