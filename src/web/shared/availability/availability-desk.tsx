import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import type { DateException } from '../../../core/slots/windows';
import { localDateOf } from '../../../core/time/zone';
import { AvailabilityService, type PersonSide } from '../../../modules/sessions';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { AvailabilityPage } from './availability-page';
import { NoFreeTimesPage } from './no-free-times-page';
import { integerOf, listOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, type PageOptions, SeeOther } from '../../kit/page/page';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import {
  dayParts,
  windowChoices,
  windowsOf,
  withTyped,
  type DayPartOption,
} from './window-options';
import { isDayInReach } from '../../kit/page/asked';

/** Whose free times, and where their page stands. */
export interface FreeTimesOf {
  side: PersonSide;
  id: string;
  path: string;
  exceptionsPath: string;
  removalPath: string;
  back?: string;
  /** Absent: the reader's own. */
  name?: string;
  options: PageOptions;
}

/** Free times read and changed: by staff, ambassadors and mentees, each on their own pages. */
@Injectable()
export class AvailabilityDesk {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async page(
    actor: Actor,
    whose: FreeTimesOf,
    refusal?: DomainError,
    typed: readonly WeeklyWindow[] = [],
  ): Promise<WebPage> {
    const { side, id, options, ...place } = whose;
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const { windows, exceptions, version } = await this.availability.of(actor, side, id, today);
    return new WebPage(
      (t) => t.people.freeTimes,
      <AvailabilityPage
        {...place}
        side={side}
        choices={withTyped(windowChoices(windows), typed)}
        saved={refusal?.code === 'stale-version' ? windowChoices(windows) : undefined}
        exceptions={exceptions}
        version={version}
      />,
      { ...options, refusal },
    );
  }

  /** No time at all is saved only when it was meant so. */
  async saveWindows(actor: Actor, whose: FreeTimesOf, body: FormBody): Promise<WebPage | SeeOther> {
    const isNone = windowsOf(listOf(body, 'windows')).length === 0;
    if (isNone && textOf(body, 'none') !== 'yes') return this.askWhetherNone(actor, whose, body);
    return this.save(actor, whose, body, (exceptions) => ({
      windows: windowsOf(listOf(body, 'windows')),
      exceptions,
    }));
  }

  private async askWhetherNone(
    actor: Actor,
    whose: FreeTimesOf,
    body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const { side, id, path, name, options } = whose;
    const { windows } = await this.availability.of(actor, side, id);
    if (windows.length === 0) return new SeeOther(path, 'free-times-saved');
    return new WebPage(
      (t) => t.freeTimes.noneTitle,
      <NoFreeTimesPage
        path={path}
        name={name}
        side={side}
        version={integerOf(body, 'version') ?? 0}
      />,
      options,
    );
  }

  addException(actor: Actor, whose: FreeTimesOf, body: FormBody): Promise<WebPage | SeeOther> {
    return this.save(actor, whose, body, (exceptions) => {
      const added = this.exceptionOf(body);
      return { exceptions: [...exceptions.filter((one) => !isSame(one, added)), added] };
    });
  }

  removeException(actor: Actor, whose: FreeTimesOf, body: FormBody): Promise<WebPage | SeeOther> {
    const gone: DateException = {
      date: textOf(body, 'date'),
      kind: textOf(body, 'kind') === 'free' ? 'free' : 'busy',
      startMinute: integerOf(body, 'startMinute') ?? 0,
      endMinute: integerOf(body, 'endMinute') ?? 1440,
    };
    return this.save(actor, whose, body, (exceptions) => ({
      exceptions: exceptions.filter((one) => !isSame(one, gone)),
    }));
  }

  private save(
    actor: Actor,
    whose: FreeTimesOf,
    body: FormBody,
    change: (exceptions: DateException[]) => {
      windows?: ReturnType<typeof windowsOf>;
      exceptions: DateException[];
    },
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const { side, id, path } = whose;
        const { windows, exceptions } = await this.availability.of(actor, side, id);
        const version = integerOf(body, 'version') ?? 0;
        const next = { windows, ...change(exceptions), version };
        await this.availability.put(actor, side, id, next);
        return new SeeOther(path, 'free-times-saved');
      },
      (refusal) => this.page(actor, whose, refusal, windowsOf(listOf(body, 'windows'))),
    );
  }

  private exceptionOf(body: FormBody): DateException {
    const date = textOf(body, 'date');
    const kind = textOf(body, 'kind');
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    if (!isDayInReach(date) || date < today) throw invalidFields({ date: 'bad-date' });
    if (kind !== 'busy' && kind !== 'free') throw invalidFields({ kind: 'choose-one' });
    const part = textOf(body, 'part');
    const isPart = Object.hasOwn(dayParts, part);
    const { startMinute, endMinute } = isPart
      ? dayParts[part as DayPartOption]
      : { startMinute: 0, endMinute: 1440 };
    return { date, kind, startMinute, endMinute };
  }
}

function isSame(one: DateException, other: DateException): boolean {
  return (
    one.date === other.date &&
    one.kind === other.kind &&
    one.startMinute === other.startMinute &&
    one.endMinute === other.endMinute
  );
}
