import type { CourseOverview } from '../../modules/sessions';
import { ButtonLink } from '../kit/forms/form';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';
import { learnedAlone } from '../shared/learning/learned-alone';
import { TopicRow } from '../shared/learning/topic-row';

/** What was learned in the course that is over, and the certificate, above the question about it. */
export function LearnedSection(props: { code: string; name: string; course: CourseOverview }) {
  const { code, name, course } = props;
  const { t } = useView();
  const learned = course.topics.filter(({ isReached, level }) => isReached || level !== null);
  return (
    <section>
      <h1>{t.feedback.finished(name)}</h1>
      <p class="lead">{t.feedback.finishedThanks}</p>
      <TopicRow course={{ ...course, topics: learned }} />
      {learnedAlone(course).length > 0 ? (
        <ButtonLink href={paths.feedbackCertificate(code)} kind="secondary">
          {t.learning.certificate}
        </ButtonLink>
      ) : null}
    </section>
  );
}
