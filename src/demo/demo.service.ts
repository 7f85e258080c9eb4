import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountsService, PersonalLinksService, SignInLinks, systemActor } from '../modules/access';
import { Clock } from '../platform/common/clock';
import { Env } from '../platform/config/env';
import { DAY_MS } from '../core/time/durations';
import { addDays, LocalDate } from '../core/time/local-dates';
import { localDateOf } from '../core/time/zone';
import { ImportsService } from '../modules/exchange';
import { MatchRunsService, PairsService, ProposalsService } from '../modules/matching';
import { ComingService, SessionQueries, WeekPlanService } from '../modules/sessions';
import { PlacesService, type Ward, WardsService } from '../modules/wards';
import { makeUpCommune } from './made-up-commune';
import { sheetBytes } from './sheet-bytes';

const seed = 2026;
/** For so many days people have said whether they come. */
const DAYS_SAID = 3;
/** Time to read what a start of the demo printed. */
const OFFICER_LINK_MINUTES = 60;
const officerLogin = 'can-bo-thu-nghiem';

/** One link for each kind of person, for a look around. */
export interface DemoLinks {
  officer: string;
  mentor: string;
  mentee: string;
}

/** A commune of made-up people, loaded by the same steps as a real one. */
@Injectable()
export class DemoService {
  constructor(
    private readonly wards: WardsService,
    private readonly places: PlacesService,
    private readonly imports: ImportsService,
    private readonly runs: MatchRunsService,
    private readonly proposals: ProposalsService,
    private readonly pairs: PairsService,
    private readonly weekPlans: WeekPlanService,
    private readonly sessions: SessionQueries,
    private readonly coming: ComingService,
    private readonly accounts: AccountsService,
    private readonly signInLinks: SignInLinks,
    private readonly links: PersonalLinksService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** Loads the commune; each step is safe to repeat, so a load that was broken off goes on where it was. */
  async load(): Promise<Ward> {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const commune = makeUpCommune(seed, today);
    const ward =
      (await this.wards.findByCode(commune.ward.code)) ??
      (await this.wards.create(systemActor, commune.ward));
    if ((await this.pairs.current(ward.id)).length > 0) return ward;
    await this.places.saveHamlets(systemActor, ward.id, commune.hamlets);
    await this.places.saveVenues(systemActor, ward.id, commune.venues);
    await this.import(
      ward,
      'mentors',
      'dai-su-so.xlsx',
      'DANH SÁCH ĐẠI SỨ SỐ',
      commune.mentorSheet,
    );
    await this.import(ward, 'mentees', 'hoc-vien.xlsx', 'DANH SÁCH HỌC VIÊN', commune.menteeSheet);
    await this.pair(ward);
    await this.plan(ward, addDays(today, 1));
    await this.sayTheyCome(ward);
    return ward;
  }

  async linksInto(ward: Ward): Promise<DemoLinks> {
    const pair = (await this.pairs.current(ward.id))[0];
    if (!pair) throw new Error('The demo commune has no pairs.');
    return {
      officer: await this.signIn(ward),
      mentor: await this.links.linkFor('mentor', pair.mentorId),
      mentee: await this.links.linkFor('mentee', pair.menteeId),
    };
  }

  /** For an officer, once, within an hour; the next start gives another. */
  async signIn(ward: Ward): Promise<string> {
    return this.signInLinks.make(await this.officer(ward), 'sign-in', OFFICER_LINK_MINUTES);
  }

  private async import(
    ward: Ward,
    kind: 'mentors' | 'mentees',
    name: string,
    title: string,
    lines: (string | number)[][],
  ): Promise<void> {
    const bytes = await sheetBytes([ward.name.toUpperCase(), title], lines);
    await this.imports.import(systemActor, ward.id, kind, { name, bytes });
  }

  private async pair(ward: Ward): Promise<void> {
    const { id } = await this.runs.requestOrTakeUp(systemActor, ward.id);
    await this.runs.execute(id);
    await this.proposals.publish(systemActor, await this.runs.get(id));
  }

  private async plan(ward: Ward, fromDate: LocalDate): Promise<void> {
    await this.weekPlans.planWeeks(systemActor, ward.id, { fromDate, weeks: 2 });
  }

  /** Every third mentee of the first days has pressed "I will come". */
  private async sayTheyCome(ward: Ward): Promise<void> {
    const fromAt = this.clock.now();
    const span = { fromAt, toAt: fromAt + DAYS_SAID * DAY_MS };
    const sessions = await this.sessions.between(systemActor, ward.id, span);
    const places = sessions.flatMap(({ startAt, bookings }) =>
      bookings.map(({ id }) => ({ id, startAt })),
    );
    for (const { id, startAt } of places.filter((_, index) => index % 3 === 0)) {
      await this.coming.say(systemActor, id, startAt);
    }
  }

  /** The officer of the demo signs in by link; nobody knows the password. */
  private async officer(ward: Ward) {
    const known = await this.accounts.findByLogin(officerLogin);
    if (known) return known;
    return this.accounts.create(systemActor, {
      wardId: ward.id,
      login: officerLogin,
      fullName: 'Cán bộ Thử Nghiệm',
      password: randomBytes(24).toString('base64url'),
      role: 'officer',
    });
  }
}
