import { codesOf } from '../../../core/people/vocabularies';
import { placeBounds, type PlaceOfTopic } from '../../../modules/learning';
import { termName } from '../../../texts';
import { Choices, Field } from '../../kit/forms/field';
import { type FormBody, integerOf, listOf } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';
import { useView } from '../../kit/view/view';
import { isTopic } from '../../../core/curriculum/added-topics';
import { useTopicOptions } from './topic-options';

interface PlaceFieldsProps {
  place: {
    rank: number;
    lessons: number;
    after: readonly string[];
    forGroups: readonly string[];
  };
  /** Its code; none of a topic that is not there yet. */
  code?: string;
}

/** Where a topic stands among the others, for how many lessons and for whom. */
export function PlaceFields({ place, code }: PlaceFieldsProps) {
  const { t, language } = useView();
  const words = t.teaching;
  const others = useTopicOptions().filter(({ value }) => value !== code);
  return (
    <>
      <Field
        name="rank"
        label={words.rank}
        hint={words.rankHint}
        value={place.rank}
        inputmode="numeric"
        width={6}
      />
      <Field
        name="lessons"
        label={words.lessons}
        hint={words.lessonsHint}
        value={place.lessons}
        inputmode="numeric"
        width={6}
      />
      <Choices
        name="comesAfter"
        legend={words.after}
        hint={words.afterHint}
        isMany
        choices={others.map((option) => ({
          ...option,
          isChosen: place.after.includes(option.value),
        }))}
      />
      <Choices
        name="forGroups"
        legend={words.groups}
        hint={words.groupsHint}
        isMany
        choices={codesOf('group').map((value) => ({
          value,
          label: termName('group', value, language),
          isChosen: place.forGroups.includes(value),
        }))}
      />
    </>
  );
}

/** What stands in these fields. @throws DomainError invalid-form */
export function placeOfForm(body: FormBody): PlaceOfTopic {
  const rank = integerOf(body, 'rank') ?? 0;
  const lessons = integerOf(body, 'lessons') ?? 0;
  const wrong: Record<string, string> = {};
  if (rank < 1 || rank > placeBounds.rank) wrong.rank = 'bad-number';
  if (lessons < 1 || lessons > placeBounds.lessons) wrong.lessons = 'bad-number';
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  const after = listOf(body, 'comesAfter').filter(isTopic);
  const groups = listOf(body, 'forGroups');
  return {
    rank,
    lessons,
    after,
    forGroups: codesOf('group').filter((one) => groups.includes(one)),
  };
}
