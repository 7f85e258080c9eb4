import { codesOf } from '../../../core/people/vocabularies';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';

/** Every topic that can be chosen in the ward of the page, those that it added last. */
export function useTopicOptions(): { value: string; label: string }[] {
  const { language, ward } = useView();
  const added = ward?.addedTopics.map(({ code }) => code) ?? [];
  return [...codesOf('topic'), ...added].map((value) => ({
    value,
    label: termName('topic', value, language),
  }));
}
