import { aloneAnswers, type AskedQuestion, usefulAnswers } from '../../modules/reminders';
import { termName } from '../../texts';
import { ButtonLink, PostButton } from '../kit/forms/form';
import { withQuery } from '../kit/paths/path';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** What an address says once somebody has said who they are. */
export const chosen = 'me';

export function chosenPath(code: string): string {
  return withQuery(paths.feedback(code), { of: chosen });
}

/** The people of a phone who were asked by one message: each answers for themself. */
export function WhoAnswersPage({ people }: { people: { code: string; menteeName: string }[] }) {
  const { t } = useView();
  return (
    <>
      <h1>{t.feedback.who}</h1>
      {people.map(({ code, menteeName }) => (
        <p key={code}>
          <ButtonLink href={chosenPath(code)}>{menteeName}</ButtonLink>
        </p>
      ))}
    </>
  );
}

interface FeedbackPageProps {
  code: string;
  asked: AskedQuestion;
  isPart: boolean;
  /** Others of the phone were asked by the same message. */
  isOneOfSeveral: boolean;
}

/** Whose answers these are, and the way to the others, above every step where several share the message. */
export function FeedbackPage(props: FeedbackPageProps) {
  const { t } = useView();
  const { code, asked, isOneOfSeveral } = props;
  if (!isOneOfSeveral) return <Step {...props} />;
  return (
    <>
      <p class="inset">
        {t.feedback.answersOf(asked.menteeName)}{' '}
        <a class="row-link" href={paths.feedback(code)}>
          {t.feedback.somebodyElse}
        </a>
      </p>
      <Step {...props} />
    </>
  );
}

/** One question at a time, each answered by one press; below something else when it is a part of a page. */
function Step(props: FeedbackPageProps) {
  const { code, asked, isPart, isOneOfSeveral } = props;
  const { t, language } = useView();
  const f = t.feedback;
  const topic = termName('topic', asked.topic, language);
  if (asked.useful === null) {
    return (
      <Question
        code={code}
        isPart={isPart}
        words={asked.occasion === 'last' ? f.usefulCourse : f.useful(asked.menteeName, topic)}
        field="useful"
        answers={usefulAnswers.map((value) => [value, f.usefulAnswers[value]])}
      />
    );
  }
  if (asked.alone === null) {
    return (
      <Question
        code={code}
        isPart={isPart}
        words={f.alone(topic)}
        field="alone"
        answers={aloneAnswers.map((value) => [value, f.aloneAnswers[value]])}
      />
    );
  }
  if (asked.isWrong === null) {
    return (
      <Question
        code={code}
        isPart={isPart}
        words={f.wrong}
        field="wrong"
        answers={[
          ['no', f.nothingWrong],
          ['yes', f.somethingWrong],
        ]}
      />
    );
  }
  return (
    <>
      <Heading isPart={isPart}>{f.thanks}</Heading>
      {asked.isWrong ? <p class="lead">{f.willCall}</p> : null}
      <ButtonLink
        href={withQuery(paths.feedback(code), {
          again: 'yes',
          of: isOneOfSeveral ? chosen : undefined,
        })}
        kind="secondary"
      >
        {f.changeAnswers}
      </ButtonLink>
    </>
  );
}

function Heading({ isPart, children }: { isPart: boolean; children: string }) {
  return isPart ? <h2>{children}</h2> : <h1>{children}</h1>;
}

function Question({
  code,
  isPart,
  words,
  field,
  answers,
}: {
  code: string;
  isPart: boolean;
  words: string;
  field: string;
  answers: [value: string, name: string][];
}) {
  return (
    <>
      <Heading isPart={isPart}>{words}</Heading>
      {answers.map(([value, name], index) => (
        <p key={value}>
          <PostButton
            action={paths.feedback(code)}
            values={{ [field]: value }}
            kind={index === 0 ? 'primary' : 'secondary'}
          >
            {name}
          </PostButton>
        </p>
      ))}
    </>
  );
}
