import { BackLink } from '../../kit/components/back-link';
import { Choices } from '../../kit/forms/field';
import { Button, Form, PostButton } from '../../kit/forms/form';
import type { UnpairedReason } from '../../../core/matching/pairing/reasons';
import { termName, termNames, unpairedSentence } from '../../../texts';
import { useView } from '../../kit/view/view';

export interface PossibleMentor {
  mentorId: string;
  name: string;
  metres: number;
  mentees: number;
  maxMentees: number;
  topicsCovered: string[];
  topicsMissing: string[];
  /** Half hours of a week in which both are free. */
  sharedWindows: number;
  /** Of somebody full in a proposal: others could make way. */
  canMakeWay?: boolean;
}

interface ChooseMentorPageProps {
  action: string;
  back: string;
  menteeName: string;
  /** A code: somebody is sought who teaches it. */
  topic?: string;
  current: { id: string; name: string } | null;
  mentors: PossibleMentor[];
  /** Ends today's pair; absent in a proposal. */
  releasePath?: string;
  /** With whom they are not to be paired, and where that is taken back; absent in a proposal. */
  forbidden?: { id: string; name: string }[];
  allowPath?: string;
  /** Why nobody can take them; absent where nothing is known. */
  whyNobody?: UnpairedReason;
  /** Where a move to a full ambassador is thought through. */
  previewPath?: (mentorId: string) => string;
}

/** One question: who will guide this mentee? */
export function ChooseMentorPage(props: ChooseMentorPageProps) {
  const { action, back, menteeName, topic, current, releasePath, previewPath } = props;
  const { forbidden = [], allowPath, whyNobody } = props;
  const { t, language } = useView();
  const { matching: m, people: p } = t;
  const hasRoom = ({ mentorId, mentees, maxMentees }: PossibleMentor): boolean =>
    mentees < maxMentees || mentorId === current?.id;
  const teachesIt = ({ topicsCovered }: PossibleMentor): boolean =>
    topic !== undefined && topicsCovered.includes(topic);
  const mentors = props.mentors.toSorted((a, b) => Number(teachesIt(b)) - Number(teachesIt(a)));
  const open = mentors.filter(hasRoom);
  const full = mentors.filter((mentor) => !hasRoom(mentor));
  const placeOf = (mentor: PossibleMentor): string => {
    const { metres, mentees, maxMentees, topicsCovered, topicsMissing, sharedWindows } = mentor;
    return m.mentorFacts({
      place: m.mentorChoice(p.metres(metres), mentees, maxMentees),
      covered: termNames('topic', topicsCovered, language),
      missing: termNames('topic', topicsMissing, language),
      shared: m.shared(sharedWindows),
    });
  };
  const hint = [
    current ? `${m.nowWith(current.name)}.` : '',
    m.moveHint,
    topic ? t.stuck.teachFirst(termName('topic', topic, language)) : '',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <>
      <BackLink href={back} />
      {open.length === 0 ? (
        <>
          <h1>{m.moveTitle(menteeName)}</h1>
          <p class="inset">{m.nobodyCan}</p>
          {whyNobody ? <p>{unpairedSentence(whyNobody, language)}</p> : null}
        </>
      ) : (
        <Form action={action}>
          <Choices
            name="mentorId"
            legend={m.moveTitle(menteeName)}
            isHeading
            hint={hint}
            choices={open.map((mentor) => ({
              value: mentor.mentorId,
              label: mentor.name,
              hint: placeOf(mentor),
              isChosen: mentor.mentorId === current?.id,
            }))}
          />
          <Button>{m.chooseMentor}</Button>
        </Form>
      )}
      {full.length > 0 ? (
        <details>
          <summary>{m.fullMentors(full.length)}</summary>
          <ul>
            {full.map((mentor) => (
              <li key={mentor.mentorId}>
                {mentor.name} <span class="muted">{placeOf(mentor)}</span>{' '}
                {previewPath && mentor.canMakeWay ? (
                  <a
                    href={previewPath(mentor.mentorId)}
                    aria-label={`${t.why.fullTry}: ${mentor.name}`}
                  >
                    {t.why.fullTry}
                  </a>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {allowPath && forbidden.length > 0 ? (
        <section>
          <h2>{m.forbidden}</h2>
          <ul>
            {forbidden.map(({ id, name }) => (
              <li key={id}>
                {name}{' '}
                <PostButton
                  action={allowPath}
                  kind="link"
                  values={{ mentorId: id }}
                  label={`${m.allow}: ${name}`}
                >
                  {m.allow}
                </PostButton>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {releasePath && current ? (
        <div class="actions">
          <PostButton action={releasePath} kind="secondary">
            {m.release}
          </PostButton>
          <PostButton action={releasePath} kind="link" values={{ forbid: 'yes' }}>
            {m.forbid}
          </PostButton>
        </div>
      ) : null}
    </>
  );
}
