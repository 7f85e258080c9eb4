import { Body, Get, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { holidaySuggestions } from '../../../core/time/holidays';
import { localDateOf } from '../../../core/time/zone';
import { ClosedDaySessions, PlannedChanges } from '../../../modules/sessions';
import { HolidaysService, PlacesService, type Ward } from '../../../modules/wards';
import { boundedTextOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { holidayRows, yearOf } from './holiday-rows';
import { type ClosedDayRow, HolidaysPage } from './holidays-page';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { AskedText, isDayInReach } from '../../kit/page/asked';

/** The public holidays, as the library knows them and as staff changed them. */
@PageController()
@Allow('places.read')
export class HolidaysPageController {
  constructor(
    private readonly holidays: HolidaysService,
    private readonly changes: PlannedChanges,
    private readonly closedDays: ClosedDaySessions,
    private readonly places: PlacesService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.holidays.pattern)
  async show(
    @CurrentWard() ward: Ward,
    @AskedText('year') year: string | undefined,
  ): Promise<WebPage> {
    return this.page(ward, year);
  }

  /** A day off, or one on which sessions take place after all. */
  @Allow('places.change')
  @Post(paths.ward.holidays.pattern)
  async put(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const date = textOf(body, 'date');
    return orShow(
      async () => {
        const name = boundedTextOf(body, 'name', 200);
        if (!isDayInReach(date)) throw invalidFields({ date: 'bad-date' });
        if (!name) throw invalidFields({ name: 'needed' });
        const isHoliday = textOf(body, 'isHoliday') !== 'no';
        const days = { wardId: ward.id, venueId: null, from: date, to: date };
        const isAhead = date >= localDateOf(this.clock.now(), this.env.TIME_ZONE);
        if (
          isHoliday &&
          isAhead &&
          (await this.changes.hitByDayOff(actor, days)).items.length > 0
        ) {
          const wanted = { from: date, reason: name };
          const look = withQuery(paths.ward.dayOff(ward.code), wanted);
          return new SeeOther(look, 'look-before-closing');
        }
        await this.holidays.put(actor, ward.id, date, name, isHoliday);
        return saved(ward, date);
      },
      (refusal) => this.page(ward, date.slice(0, 4), refusal),
    );
  }

  /** What the library says counts again. */
  @Allow('places.change')
  @Post(paths.ward.holidayRemoval.pattern)
  async remove(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<SeeOther> {
    const date = textOf(body, 'date');
    await this.holidays.remove(actor, ward.id, date);
    return saved(ward, date);
  }

  private async page(ward: Ward, asked?: string, refusal?: DomainError): Promise<WebPage> {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const year = yearOf(asked, today);
    const edits = await this.holidays.edits(ward.id);
    const dates = (isHoliday: boolean): string[] =>
      edits.filter((edit) => edit.isHoliday === isHoliday).map(({ date }) => date);
    const suggestions = holidaySuggestions(year, { added: dates(true), removed: dates(false) });
    return new WebPage(
      (t) => t.places.holidays,
      <HolidaysPage
        code={ward.code}
        year={year}
        rows={holidayRows(year, edits)}
        suggestions={suggestions}
        closed={await this.closed(ward)}
      />,
      { ward, refusal },
    );
  }

  private async closed({ id }: Ward): Promise<ClosedDayRow[]> {
    const days = await this.closedDays.days(id);
    if (days.length === 0) return [];
    const names = new Map((await this.places.venues(id)).map((venue) => [venue.id, venue.name]));
    return days.map((day) => ({
      ...day,
      id: `${day.date} ${day.venueId ?? ''}`,
      venueName: names.get(day.venueId ?? '') ?? null,
    }));
  }
}

function saved(ward: Ward, date: string): SeeOther {
  return new SeeOther(
    withQuery(paths.ward.holidays(ward.code), { year: date.slice(0, 4) }),
    'holidays-saved',
  );
}
