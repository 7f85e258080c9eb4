import { Get, Param } from '@nestjs/common';
import { localDateOf } from '../../../core/time/zone';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { MatchRunsService, WarmPairings } from '../../../modules/matching';
import {
  type AnnouncedPerson,
  type AnnouncementLine,
  Announcements,
  type ListedReminder,
  ReminderQueries,
} from '../../../modules/reminders';
import { type ChangeLine, PlannedChanges } from '../../../modules/sessions';
import { HolidaysService, type Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { everyPage } from '../../kit/components/every-page';
import { AskedText } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import { ListFile } from '../../kit/page/list-file';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { reminderFilterOf } from '../messages/reminder-filter';
import { NamedNeeds } from '../pairs/named-needs';
import { PagedPairGroups } from '../pairs/paged-pair-groups';
import { type HolidayRow, holidayRows, yearOf } from '../places/holiday-rows';
import {
  announcedColumns,
  announcementColumns,
  changeColumns,
  holidayColumns,
  messageColumns,
} from './change-columns';
import { pairColumns, type PairRow } from './file-columns';

/** Nobody reads further; a year of a ward's messages has no room in a sheet. */
const mostRows = 10_000;

/** What stands on the lists of days off, changes, proposals and messages, as files for Excel. */
@PageController()
@Allow('changes.make')
export class ChangeFilesController {
  constructor(
    private readonly holidays: HolidaysService,
    private readonly changes: PlannedChanges,
    private readonly runs: MatchRunsService,
    private readonly warm: WarmPairings,
    private readonly pairs: PagedPairGroups,
    private readonly needs: NamedNeeds,
    private readonly announcements: Announcements,
    private readonly reminders: ReminderQueries,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Allow('places.read')
  @Get(paths.ward.holidaysFile.pattern)
  async holidaysFile(
    @CurrentWard() ward: Ward,
    @AskedText('year') asked: string | undefined,
  ): Promise<ListFile<HolidayRow>> {
    const year = yearOf(asked, localDateOf(this.clock.now(), this.env.TIME_ZONE));
    const rows = holidayRows(year, await this.holidays.edits(ward.id));
    return new ListFile((t) => t.places.year(year), holidayColumns, rows, { ward });
  }

  @Get(paths.ward.changesFile.pattern)
  async changesFile(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
  ): Promise<ListFile<ChangeLine>> {
    const rows = await this.changes.list(actor, ward.id, mostRows);
    return new ListFile((t) => t.changes.title, changeColumns, rows, { ward });
  }

  @Allow('pairs.read')
  @Get(paths.ward.proposalFile.pattern)
  async proposalFile(
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<ListFile<PairRow>> {
    const run = inWard(ward, 'run', await this.runs.get(id));
    const pairs = await this.pairs.everyPair(run.id);
    const needsOf = await this.needs.of((await this.warm.ofRun(run)).openNeeds);
    const rows: PairRow[] = pairs.map((pair) => ({ ...pair, needs: needsOf(pair.menteeId) }));
    return new ListFile((t) => t.matching.proposal, pairColumns, rows, { ward });
  }

  @Allow('announcements.send')
  @Get(paths.ward.announcementsFile.pattern)
  async announcementsFile(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
  ): Promise<ListFile<AnnouncementLine>> {
    const rows = await this.announcements.list(actor, ward.id);
    return new ListFile((t) => t.announcements.title, announcementColumns, rows, { ward });
  }

  @Allow('announcements.send')
  @Get(paths.ward.announcementFile.pattern)
  async announcementFile(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<ListFile<AnnouncedPerson>> {
    const view = inWard(ward, 'announcement', await this.announcements.get(actor, id));
    const { people } = view;
    return new ListFile((t) => t.announcements.people(people.length), announcedColumns, people, {
      ward,
    });
  }

  @Allow('reminders.read')
  @Get(paths.ward.remindersFile.pattern)
  async remindersFile(
    @CurrentWard() ward: Ward,
    @AskedText('state') asked: string | undefined,
  ): Promise<ListFile<ListedReminder>> {
    const { query } = reminderFilterOf(asked);
    const rows = await everyPage(
      (page) => this.reminders.list(ward.id, { ...page, ...query }),
      mostRows,
    );
    const isCut = rows.length === mostRows;
    return new ListFile(
      (t) => (isCut ? t.files.firstOf(t.sessions.messages, mostRows) : t.sessions.messages),
      messageColumns,
      rows,
      { ward },
    );
  }
}
