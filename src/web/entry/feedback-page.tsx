import { aloneAnswers, type AskedQuestion, usefulAnswers } from '../../modules/reminders';
import { termName } from '../../texts';
import { ButtonLink, PostButton } from '../kit/forms/form';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** One question at a time, each answered by one press; below something else when it is a part of a page. */
export function FeedbackPage(props: { code: string; asked: AskedQuestion; isPart: boolean }) {
  const { code, asked, isPart } = props;
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
      <ButtonLink href={`${paths.feedback(code)}?again=yes`} kind="secondary">
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
