import { Get, Param } from '@nestjs/common';
import { addDays, weekStartOf } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { UnpairedReasons } from '../../../modules/matching';
import { CallLines, type CallLine, whoseLines } from '../../../modules/reminders';
import { SessionQueries, type TicketRow, WalkInBoards } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { everyPage } from '../../kit/components/every-page';
import { AskedFilter } from '../../kit/page/address-filter';
import { AskedDay, AskedText } from '../../kit/page/asked';
import { ListFile } from '../../kit/page/list-file';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { weekFrom } from '../../shared/sessions/week-days';
import { WeekBoard, type WeekLine } from '../week/week-board';
import { type WeekFilter, weekWords } from '../week/week-filter';
import type { LeftoverRow } from '../pairs/leftover-rows';
import { NamedNeeds } from '../pairs/named-needs';
import { UnpairedRows } from '../pairs/unpaired-rows';
import {
  type AttendanceRow,
  attendanceColumns,
  callColumns,
  leftoverColumns,
  pairColumns,
  type PairRow,
  ticketColumns,
  weekColumns,
} from './file-columns';
import { PairBoard } from '../pairs/pair-board';
import { type PairFilter, pairWords } from '../pairs/pair-filter';
import { pairRows } from './pair-rows';

/** So many days of attendance where nobody says which. */
const ATTENDANCE_DAYS = 28;
/** The longest that one file holds. */
const MOST_DAYS = 400;

/** What stands on the pages of the pairs, the week, the calls and the walk-in days, as files for Excel. */
@PageController()
@Allow('sessions.list')
export class ListFilesController {
  constructor(
    private readonly pairs: PairBoard,
    private readonly unpaired: UnpairedRows,
    private readonly reasons: UnpairedReasons,
    private readonly needs: NamedNeeds,
    private readonly sessions: SessionQueries,
    private readonly week: WeekBoard,
    private readonly calls: CallLines,
    private readonly boards: WalkInBoards,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Allow('pairs.read')
  @Get(paths.ward.pairsFile.pattern)
  async pairsFile(
    @CurrentWard() ward: Ward,
    @AskedFilter(pairWords) filter: PairFilter,
  ): Promise<ListFile<PairRow>> {
    const needsOf = await this.needs.of(await this.reasons.openNeeds(ward.id));
    const rows = pairRows(await this.pairs.lines(ward, filter), needsOf);
    return new ListFile((t) => t.matching.pairs, pairColumns, rows, { ward });
  }

  @Allow('pairs.read')
  @Get(paths.ward.unpairedFile.pattern)
  async unpairedFile(@CurrentWard() ward: Ward): Promise<ListFile<LeftoverRow>> {
    const rows = await this.unpaired.of(ward.id);
    return new ListFile((t) => t.matching.leftMentees, leftoverColumns, rows, { ward });
  }

  @Get(paths.ward.weekFile.pattern)
  async weekFile(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedDay('from') asked: string | undefined,
    @AskedDay('day') day: string | undefined,
    @AskedFilter(weekWords) filter: WeekFilter,
  ): Promise<ListFile<WeekLine>> {
    const zone = this.env.TIME_ZONE;
    const week = weekFrom(asked ?? weekStartOf(day ?? this.today()), zone);
    const days = day ? dayOf(day, zone) : week;
    const rows = await this.week.lines(actor, ward, days, filter);
    const title = day ? shortDay(day) : `${shortDay(week.from)} – ${shortDay(week.to)}`;
    return new ListFile((t) => `${t.sessions.week} ${title}`, weekColumns, rows, { ward });
  }

  /** Who was there and who was not, of all lessons that have begun. */
  @Get(paths.ward.attendanceFile.pattern)
  async attendanceFile(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedDay('from') askedFrom: string | undefined,
    @AskedDay('to') askedTo: string | undefined,
  ): Promise<ListFile<AttendanceRow>> {
    const zone = this.env.TIME_ZONE;
    const to = askedTo ?? this.today();
    const earliest = addDays(to, 1 - MOST_DAYS);
    const wished = askedFrom ?? addDays(to, 1 - ATTENDANCE_DAYS);
    const from = wished < earliest ? earliest : wished;
    const toAt = Math.min(instantAt(addDays(to, 1), 0, zone), this.clock.now());
    const fromAt = Math.min(instantAt(from, 0, zone), toAt);
    const sessions = await this.sessions.between(actor, ward.id, { fromAt, toAt });
    const rows = sessions
      .filter(({ state }) => state !== 'cancelled')
      .flatMap((session) => session.bookings.map((booking) => ({ session, booking })));
    const title = (t: Parameters<ListFile<AttendanceRow>['title']>[0]): string =>
      t.files.attendanceOf(shortDay(from), shortDay(to));
    return new ListFile(title, attendanceColumns, rows, { ward });
  }

  @Allow('reminders.read')
  @Get(paths.ward.callsFile.pattern)
  async callsFile(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedText('whose') asked?: string,
  ): Promise<ListFile<CallLine>> {
    const whose = whoseLines.find((name) => name === asked) ?? 'all';
    const rows = await everyPage((page) => this.calls.list(actor, ward.id, { ...page, whose }));
    return new ListFile((t) => t.sessions.callList, callColumns, rows, { ward });
  }

  @Allow('walk-ins.serve')
  @Get(paths.ward.walkInFile.pattern)
  async walkInFile(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<ListFile<TicketRow>> {
    const { day, serving, waiting, served, gone } = await this.boards.of(actor, id);
    const rows = [...serving, ...waiting, ...served, ...gone].sort((a, b) => a.number - b.number);
    const title = shortDay(day.date);
    return new ListFile((t) => `${t.walkIn.title} ${title}`, ticketColumns, rows, { ward });
  }

  private today(): string {
    return localDateOf(this.clock.now(), this.env.TIME_ZONE);
  }
}

function dayOf(date: string, zone: string): { fromAt: number; toAt: number } {
  return { fromAt: instantAt(date, 0, zone), toAt: instantAt(addDays(date, 1), 0, zone) };
}

/** 24/11/2026, in both languages. */
function shortDay(date: string): string {
  return date.split('-').reverse().join('/');
}
