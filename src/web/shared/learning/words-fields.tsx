import { writtenScript } from '../../../core/curriculum/lesson';
import type { Lesson } from '../../../modules/learning';
import { languages } from '../../../texts';
import { Field } from '../../kit/forms/field';
import { HiddenValues } from '../../kit/forms/form';
import { TextArea } from '../../kit/forms/text-area';
import { useView } from '../../kit/view/view';

interface WordsFieldsProps {
  /** As it is read today, in the page's language. */
  lesson: Lesson;
  /** What stands in the field of the link. */
  videoUrl: string | null;
  /** There are no general words, to which it could be left. */
  isAlone?: boolean;
}

/** The words of a topic in the page's language, to be changed. @see saidOfTopic */
export function WordsFields({ lesson, videoUrl, isAlone }: WordsFieldsProps) {
  const { t, language } = useView();
  const words = t.teaching;
  const named = languages().find(({ code }) => code === language)?.name ?? language;
  return (
    <>
      <HiddenValues values={{ language }} />
      <Field
        name="videoUrl"
        label={words.video}
        hint={words.videoHint}
        value={videoUrl ?? ''}
        autocomplete="off"
      />
      <p class="inset">
        {words.wordsIn(named)} {isAlone ? null : words.keptGeneral}
      </p>
      <Field name="topicName" label={words.name} hint={words.nameHint} value={lesson.name} />
      <TextArea name="aim" label={words.aim} value={lesson.aim} rows={2} />
      <TextArea
        name="steps"
        label={words.steps}
        hint={words.stepsHint}
        value={writtenScript(lesson.steps)}
        rows={16}
      />
      <TextArea
        name="card"
        label={words.card}
        hint={words.cardHint}
        value={lesson.card.join('\n')}
        rows={8}
      />
    </>
  );
}
