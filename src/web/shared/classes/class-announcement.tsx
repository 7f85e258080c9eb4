import type { DomainError } from '../../../platform/common/domain-error';
import type { Booking, ClassOverview } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { Phone } from '../../kit/components/phone';
import { ButtonLink, PostButton } from '../../kit/forms/form';
import { WebPage } from '../../kit/page/page';
import { paths } from '../../kit/paths/paths';
import { personName } from '../../kit/people/person-name';
import { useView } from '../../kit/view/view';
import { ClassFacts } from './class-facts';

interface AnnouncementProps {
  about: ClassOverview;
  /** Who of those whose links this phone has can take a seat, and what they have in it. */
  takers: Taker[];
}

interface Taker {
  /** The mentee's. */
  id: string;
  place: Pick<Booking, 'state'> | null;
}

/** A class as anybody may see it who scanned its poster. */
export function announcementPage(props: AnnouncementProps, refusal?: DomainError): WebPage {
  return new WebPage((t) => t.classes.title, <Announcement {...props} />, {
    isForPhones: true,
    refusal,
  });
}

function Announcement({ about, takers }: AnnouncementProps) {
  const { t, language, now } = useView();
  const c = t.classes;
  const { id, topic, state, seats, seatsTaken, startAt, phone } = about;
  const isOff = state === 'cancelled';
  const isAhead = !isOff && state !== 'completed' && startAt > now;
  return (
    <>
      <h1>{c.groupClass(termName('topic', topic, language))}</h1>
      {isOff ? (
        <p class="inset">
          {c.isOff} {about.cancelReason}
        </p>
      ) : null}
      {!isOff && !isAhead ? <p class="inset">{c.isOver}</p> : null}
      <section class="card main">
        <ClassFacts about={about} />
        {isAhead ? (
          <>
            <p>{c.free}</p>
            <p>{c.seatsLeft(seats - seatsTaken)}</p>
          </>
        ) : null}
        {isAhead && takers.length === 0 ? <p class="hint">{c.signInFirst}</p> : null}
        {isAhead
          ? takers.map((taker) => (
              <Taking key={taker.id} id={id} taker={taker} isAlone={takers.length === 1} />
            ))
          : null}
      </section>
      {phone && isAhead ? (
        <section class="card">
          <p>{c.callToAsk}</p>
          <Phone number={phone} isNoted isButton />
        </section>
      ) : null}
    </>
  );
}

/** Of several people on one phone each is named, and has a button of their own. */
function Taking({ id, taker, isAlone }: { id: string; taker: Taker; isAlone: boolean }) {
  const view = useView();
  const c = view.t.classes;
  const person = view.people.find((one) => one.id === taker.id);
  const who = person && !isAlone ? `${personName(view, person)}: ` : '';
  const { place } = taker;
  if (place && place.state !== 'invited') {
    return (
      <>
        <p class="big">
          {who}
          {place.state === 'waiting' ? c.yourLine : c.yourPlace}
        </p>
        <ButtonLink href={paths.mentee.home(taker.id)}>{c.toMyPage}</ButtonLink>
      </>
    );
  }
  return (
    <div class="actions">
      <PostButton action={paths.mentee.classSeat(taker.id, id)}>{`${who}${c.come}`}</PostButton>
    </div>
  );
}
