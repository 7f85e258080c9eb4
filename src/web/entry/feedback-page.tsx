import { aloneAnswers, type AskedQuestion, usefulAnswers } from '../../modules/reminders';
import { termName } from '../../texts';
import { ButtonLink, PostButton } from '../kit/forms/form';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** One question at a time, each answered by one press. */
export function FeedbackPage({ code, asked }: { code: string; asked: AskedQuestion }) {
  const { t, language } = useView();
  const f = t.feedback;
  const topic = termName('topic', asked.topic, language);
  if (asked.useful === null) {
    return (
      <Question
        code={code}
        words={f.useful(asked.menteeName, topic)}
        field="useful"
        answers={usefulAnswers.map((value) => [value, f.usefulAnswers[value]])}
      />
    );
  }
  if (asked.alone === null) {
    return (
      <Question
        code={code}
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
      <h1>{f.thanks}</h1>
      {asked.isWrong ? <p class="lead">{f.willCall}</p> : null}
      <ButtonLink href={`${paths.feedback(code)}?again=yes`} kind="secondary">
        {f.changeAnswers}
      </ButtonLink>
    </>
  );
}

function Question({
  code,
  words,
  field,
  answers,
}: {
  code: string;
  words: string;
  field: string;
  answers: [value: string, name: string][];
}) {
  return (
    <>
      <h1>{words}</h1>
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
