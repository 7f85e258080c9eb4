import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { isTopic } from '../../core/curriculum/added-topics';
import type { DomainError } from '../../platform/common/domain-error';
import { CurriculumService, lessonIn, type TopicContents } from '../../modules/learning';
import { ClassAttendance, ClassQueries } from '../../modules/sessions';
import { termName } from '../../texts';
import { BackLink } from '../kit/components/back-link';
import { Counts, Tag } from '../kit/components/facts';
import { Phone } from '../kit/components/phone';
import { ButtonLink } from '../kit/forms/form';
import type { FormBody } from '../kit/forms/form-fields';
import { orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { AskedText } from '../kit/page/asked';
import { PageController } from '../kit/page/page-controller';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { useMe, useView } from '../kit/view/view';
import { ClassFacts } from '../shared/classes/class-facts';
import { ClassSheetForm, classSheetOf } from '../shared/classes/class-sheet-form';
import { OfflineAttendance } from './offline-attendance';
import { classPagesToKeep } from './pages-to-keep';
import { LessonPlan } from '../shared/learning/lesson-plan';

type ClassWithPeople = Awaited<ReturnType<ClassQueries['one']>>;

/** A class as its ambassadors see it: who comes, how it goes, and the sign-in sheet afterwards. */
@PageController()
@Allow('mentor-pages.use')
export class MentorClassesController {
  constructor(
    private readonly queries: ClassQueries,
    private readonly attendance: ClassAttendance,
    private readonly curriculum: CurriculumService,
  ) {}

  @Get(paths.mentor.class.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @AskedText('kept') kept?: string,
  ): Promise<WebPage> {
    const about = await this.queries.one(actor, id);
    const { topic, wardId } = about;
    const contents = isTopic(topic) ? await this.curriculum.topic(wardId, topic) : null;
    return new WebPage(
      (t) => t.classes.title,
      <MentorClassPage about={about} contents={contents} isKept={kept === 'yes'} />,
      { isForPhones: true },
    );
  }

  @Get(paths.mentor.classAttendance.pattern)
  async sheet(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage> {
    return sheetPage(await this.queries.one(actor, id));
  }

  @Post(paths.mentor.classAttendance.pattern)
  async enter(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const about = await this.queries.one(actor, id);
    return orShow(
      async () => {
        await this.attendance.enter(actor, id, classSheetOf(about, body));
        return new SeeOther(paths.mentor.class(meOf(actor), id), 'marked');
      },
      (refusal) => sheetPage(about, refusal),
    );
  }
}

/** Ambassadors find nobody who is not in their class: that is for staff, who may read all lists. */
function sheetPage(about: ClassWithPeople, refusal?: DomainError): WebPage {
  return new WebPage((t) => t.classes.enter, <MentorSheetPage about={about} />, {
    isForPhones: true,
    refusal,
  });
}

function MentorSheetPage({ about }: { about: ClassWithPeople }) {
  const me = useMe();
  const { t, dates, now } = useView();
  const c = t.classes;
  const action = paths.mentor.classAttendance(me, about.id);
  return (
    <>
      <BackLink href={paths.mentor.class(me, about.id)} />
      <h1>{c.enter}</h1>
      <ClassFacts about={about} />
      <OfflineAttendance
        sheetOf={{ kind: 'classes', id: about.id }}
        after={paths.mentor.class(me, about.id)}
        keep={classPagesToKeep(me, about, dates, now)}
      />
      <ClassSheetForm action={action} about={about} found={null} />
    </>
  );
}

function MentorClassPage({
  about,
  contents,
  isKept,
}: {
  about: ClassWithPeople;
  contents: TopicContents | null;
  /** For the phone to show while there is no network: as it will be once the class has begun. */
  isKept: boolean;
}) {
  const me = useMe();
  const { t, dates, language, now } = useView();
  const c = t.classes;
  const { id, topic, startAt, endAt, state, people, counts } = about;
  const isToday = dates.localDate(startAt) === dates.localDate(now);
  const coming = people.filter((person) => person.state !== 'invited');
  return (
    <>
      <BackLink href={paths.mentor.sessions(me)}>{t.mentor.mySessions}</BackLink>
      <h1>{c.groupClass(termName('topic', topic, language))}</h1>
      <ClassFacts about={about} />
      <OfflineAttendance keep={classPagesToKeep(me, about, dates, now)} />
      {state === 'cancelled' ? (
        <p class="inset">
          {c.isOff} {about.cancelReason}
        </p>
      ) : null}
      {(isKept || startAt <= now) && state !== 'cancelled' ? (
        <div class="actions">
          <ButtonLink href={paths.mentor.classAttendance(me, id)}>{c.enter}</ButtonLink>
        </div>
      ) : null}
      {contents && state !== 'cancelled' ? (
        <LessonPlan lesson={lessonIn(contents, language)} isOpen={isToday && now < endAt} />
      ) : null}
      <Counts
        counts={(['booked', 'waiting', 'invited', 'attended', 'absent'] as const)
          .filter((name) => counts[name] > 0)
          .map((name) => ({ value: counts[name], name: c.counted[name] }))}
      />
      <h2>{c.people}</h2>
      {coming.length === 0 ? <p class="empty">{t.people.noMentees}</p> : null}
      <ol class="roll">
        {coming.map((person) => (
          <li key={person.bookingId}>
            <span>
              {person.fullName} <span class="hint">{person.hamletName}</span>
            </span>
            <span>
              <Tag>{t.sessions.bookingStates[person.state]}</Tag> <Phone number={person.phone} />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
