import { skillLevels } from '../../../core/curriculum/skill-level';
import type { CourseOverview, SkillWithHistory } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { useView } from '../../kit/view/view';
import { TopicList } from './topic-list';
import { useTopicOptions } from './topic-options';

interface SkillsPageProps {
  name: string;
  back: string;
  action: string;
  course: CourseOverview;
  skills: SkillWithHistory[];
}

/** What one mentee can do, how it came to that, and a form to correct it with a reason. */
export function SkillsPage({ name, back, action, course, skills }: SkillsPageProps) {
  const { t, language } = useView();
  const l = t.learning;
  const topicName = (code: string) => termName('topic', code, language);
  const choices = useTopicOptions().map(({ value }) => value);
  const codes = new Set([...course.topics.map(({ topic }) => topic), ...choices]);
  const options = [...codes].map((value) => ({ value, label: topicName(value) }));
  const versions = Object.fromEntries(
    skills.map(({ topic, version }) => [`version-${topic}`, version]),
  );
  return (
    <>
      <BackLink href={back}>{name}</BackLink>
      <h1>{l.topics}</h1>
      <TopicList course={course} />
      <h2>{l.correct}</h2>
      <Form action={action}>
        <HiddenValues values={versions} />
        <Select name="topic" label={l.topic} options={options} />
        <Choices
          name="level"
          legend={l.level}
          choices={[...skillLevels].reverse().map((value) => ({ value, label: l.levels[value] }))}
        />
        <Field name="reason" label={l.reason} hint={l.correctLead} />
        <Button>{t.mentor.save}</Button>
      </Form>
      {skills.length > 0 ? <h2>{l.history}</h2> : null}
      {skills.map((skill) => (
        <section key={skill.id}>
          <h3>{topicName(skill.topic)}</h3>
          <History skill={skill} />
        </section>
      ))}
    </>
  );
}

function History({ skill }: { skill: SkillWithHistory }) {
  const { t, dates } = useView();
  const l = t.learning;
  return (
    <ol>
      {skill.history.map(({ id, levelTo, at, reason }) => (
        <li key={id}>
          {l.historyLine(l.levels[levelTo], dates.day(at))}
          {reason === null ? null : ` (${l.because(reason)})`}
        </li>
      ))}
    </ol>
  );
}
