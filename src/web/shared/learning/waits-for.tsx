import type { CourseOverview } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';

/** Says when somebody else has to teach something before the mentor can go on. */
export function WaitsFor({ course: { waitsFor } }: { course: CourseOverview }) {
  const { t, language } = useView();
  if (waitsFor === null) return null;
  return <p class="inset">{t.learning.waitsFor(termName('topic', waitsFor, language))}</p>;
}
