import { Get, Param, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import type { Side } from '../../../core/people/fields';
import {
  type Actor,
  Allow,
  CurrentActor,
  CurrentWard,
  PersonalLinksService,
  SlipCodes,
} from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import { PairsService, UnpairedReasons } from '../../../modules/matching';
import {
  type Person,
  PeopleService,
  PersonHistory,
  type PersonHistoryEntry,
  StopQueries,
} from '../../../modules/people';
import {
  ChangeConsequences,
  CoursesService,
  Returns,
  SessionQueries,
} from '../../../modules/sessions';
import { VneidQueries } from '../../../modules/programme';
import { PlacesService, type Ward } from '../../../modules/wards';
import { WebPage, SeeOther } from '../../kit/page/page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import { HistorySection, SavedSection } from './history-section';
import { MergedIntoSection, MergedRecordsSection } from './merged-section';
import { ReturnedSection, StoppedSection } from './stopped-section';
import { ConsequencesSection } from './consequences-section';
import { type SlipCode, StaffMenteePage, StaffMentorPage } from './person-page';
import { paths } from '../../kit/paths/paths';
import { slipAddress } from '../../kit/paths/slip-address';
import { Env } from '../../../platform/config/env';
import { AskedText } from '../../kit/page/asked';
import { DAY_MS } from '../../../core/time/durations';

const WEEKS_SHOWN_MS = 28 * DAY_MS;

/** What was just done to somebody, as the address says, and their history. */
type Asked = Partial<Record<'changed' | 'returned' | 'merged', string>> & {
  entries: readonly PersonHistoryEntry[];
};

@PageController()
@Allow('people.read')
export class PeoplePageController {
  constructor(
    private readonly places: PlacesService,
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly reasons: UnpairedReasons,
    private readonly sessions: SessionQueries,
    private readonly courses: CoursesService,
    private readonly vneid: VneidQueries,
    private readonly links: PersonalLinksService,
    private readonly slipCodes: SlipCodes,
    private readonly env: Env,
    private readonly consequences: ChangeConsequences,
    private readonly stops: StopQueries,
    private readonly history: PersonHistory,
    private readonly returns: Returns,
    private readonly clock: Clock,
  ) {}

  @Get(paths.ward.mentee.pattern)
  async mentee(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedText('changed') changed: string | undefined,
    @AskedText('returned') returned: string | undefined,
    @AskedText('merged') merged: string | undefined,
  ): Promise<WebPage> {
    const mentee = inWard(ward, 'person', await this.people.mentee(id));
    const hamlets = await this.places.hamletNames(ward.id);
    const pair = await this.pairs.ofMentee(id);
    const mentor = pair && {
      id: pair.mentorId,
      name: (await this.people.mentor(pair.mentorId)).fullName,
    };
    const bookings = await this.sessions.ofMentee(actor, id);
    const link = await this.links.standing('mentee', id);
    const entries = await this.history.of('mentee', id);
    return new WebPage(
      () => mentee.fullName,
      <StaffMenteePage
        code={ward.code}
        mentee={mentee}
        hamletName={hamlets.get(mentee.hamletId) ?? ''}
        mentor={mentor}
        whyNone={await this.whyNone(ward, mentee, mentor !== null)}
        course={await this.courses.overview(actor, id)}
        vneid={await this.vneid.of(actor, id)}
        bookings={bookings}
        link={link}
        slipCode={await this.slipCodeOf('mentee', id)}
        aside={await this.aside(ward, 'mentee', mentee, { changed, returned, merged, entries })}
        history={await this.below(ward, 'mentee', id, { merged, entries })}
      />,
      { ward },
    );
  }

  @Get(paths.ward.mentor.pattern)
  async mentor(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedText('changed') changed: string | undefined,
    @AskedText('returned') returned: string | undefined,
    @AskedText('merged') merged: string | undefined,
  ): Promise<WebPage> {
    const mentor = inWard(ward, 'person', await this.people.mentor(id));
    const hamlets = await this.places.hamletNames(ward.id);
    const sessions = await this.sessions.ofMentor(actor, id, {
      toAt: this.clock.now() + WEEKS_SHOWN_MS,
    });
    const entries = await this.history.of('mentor', id);
    return new WebPage(
      () => mentor.fullName,
      <StaffMentorPage
        code={ward.code}
        mentor={mentor}
        hamletName={hamlets.get(mentor.hamletId) ?? ''}
        mentees={await this.menteesOf(id)}
        sessions={sessions}
        link={await this.links.standing('mentor', id)}
        slipCode={await this.slipCodeOf('mentor', id)}
        aside={await this.aside(ward, 'mentor', mentor, { changed, returned, merged, entries })}
        history={await this.below(ward, 'mentor', id, { merged, entries })}
      />,
      { ward },
    );
  }

  @Allow('links.give')
  @Post(paths.ward.menteeLink.pattern)
  async renewMenteeLink(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    inWard(ward, 'person', await this.people.mentee(id));
    await this.links.renew(actor, ward.id, 'mentee', id);
    return new SeeOther(paths.ward.mentee(ward.code, id), 'link-renewed');
  }

  @Allow('links.give')
  @Post(paths.ward.mentorLink.pattern)
  async renewMentorLink(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    inWard(ward, 'person', await this.people.mentor(id));
    await this.links.renew(actor, ward.id, 'mentor', id);
    return new SeeOther(paths.ward.mentor(ward.code, id), 'link-renewed');
  }

  private async slipCodeOf(kind: Side, id: string): Promise<SlipCode | null> {
    const link = (await this.links.allStandingRows(kind, [id])).get(id);
    return link ? { code: this.slipCodes.codeOf(link), address: slipAddress(this.env) } : null;
  }

  /** What stands above everything else: that they are gone, what came back with them, what no longer fits. */
  private async aside(
    ward: Ward,
    side: Side,
    { id, isActive }: Person,
    { changed, returned, merged, entries }: Asked,
  ): Promise<VNode | null> {
    if (!isActive) {
      const stop = await this.stops.standing(id);
      if (stop?.reason !== 'merged') {
        return stop && <StoppedSection code={ward.code} side={side} stop={stop} />;
      }
      const names = await this.people.namesOf([stop.successorId ?? '']);
      return <MergedIntoSection {...{ code: ward.code, side, names, stop }} />;
    }
    const view = returned ? await this.returns.view(id, returned) : null;
    if (view) return <ReturnedSection view={view} />;
    if (merged) {
      return (
        <>
          {await this.mergedSection(ward, side, id)}
          {await this.changedSection(ward, side, id)}
        </>
      );
    }
    if (!changed) return null;
    // What was saved last, whoever saved it.
    const entry = entries.find(({ canBeTakenBack }) => canBeTakenBack);
    return (
      <>
        {entry ? <SavedSection {...{ code: ward.code, side, id, entry }} /> : null}
        {await this.changedSection(ward, side, id)}
      </>
    );
  }

  /** What stands below everything else: the records that went into this one, unless they stand above, and the history. */
  private async below(
    ward: Ward,
    side: Side,
    id: string,
    { merged, entries }: Pick<Asked, 'merged' | 'entries'>,
  ): Promise<VNode> {
    return (
      <>
        {merged ? null : await this.mergedSection(ward, side, id)}
        <HistorySection {...{ code: ward.code, side, id, entries }} />
      </>
    );
  }

  private async mergedSection(ward: Ward, side: Side, id: string): Promise<VNode> {
    const stops = await this.stops.mergedInto(id);
    const names = await this.people.namesOf(stops.map(({ personId }) => personId));
    return <MergedRecordsSection {...{ code: ward.code, side, names, stops }} />;
  }

  /** What a change that was just made leaves standing that no longer fits. */
  private async changedSection(ward: Ward, side: Side, id: string): Promise<VNode> {
    const consequences = await this.consequences.of(side, id);
    const names = await this.people.namesOf(
      consequences.pairs.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]),
    );
    return <ConsequencesSection {...{ code: ward.code, side, consequences, names }} />;
  }

  private async whyNone(ward: Ward, { id, isActive }: Person, hasMentor: boolean) {
    if (hasMentor || !isActive) return undefined;
    return (await this.reasons.of(ward.id, [id])).get(id);
  }

  private async menteesOf(
    mentorId: string,
  ): Promise<{ id: string; name: string; metres: number }[]> {
    const pairs = await this.pairs.withFactsToday(await this.pairs.ofMentor(mentorId));
    const names = await this.people.namesOf(pairs.map(({ menteeId }) => menteeId));
    return pairs.map(({ menteeId, metres }) => ({
      id: menteeId,
      name: names.get(menteeId) ?? '',
      metres,
    }));
  }
}
