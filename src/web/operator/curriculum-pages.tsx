import { lessonIn, type TopicContents } from '../../modules/learning';
import { termNames } from '../../texts';
import { BackLink } from '../kit/components/back-link';
import { Tag } from '../kit/components/facts';
import { Table } from '../kit/components/table';
import { Button, Form, HiddenValues } from '../kit/forms/form';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';
import { PlaceFields } from '../shared/learning/place-fields';
import { PlaceOf, VideoOf } from '../shared/learning/topic-facts';
import { VideoFileForm } from '../shared/learning/video-file-form';
import { WordsFields } from '../shared/learning/words-fields';

/** All topics in their order. */
export function CurriculumPage({ topics }: { topics: TopicContents[] }) {
  const { t, language } = useView();
  const words = t.teaching;
  return (
    <>
      <BackLink href={paths.operations.home()}>{t.messages.operations}</BackLink>
      <h1>{words.curriculum}</h1>
      <p class="lead">{words.lead}</p>
      <Table
        caption={words.curriculum}
        isCaptionHidden
        whenEmpty=""
        rows={topics.map((topic) => ({ ...topic, id: topic.code }))}
        columns={[
          {
            heading: words.topic,
            cell: (topic) => (
              <>
                <a class="row-link" href={paths.operations.curriculumTopic(topic.code)}>
                  {lessonIn(topic, language).name}
                </a>
                <PlaceOf place={topic.place} />
              </>
            ),
          },
          { heading: words.rank, cell: ({ place }) => place.rank, isNumber: true },
          {
            heading: words.state,
            cell: ({ general }) => (
              <>
                {general.version === 0 ? words.builtIn : <Tag kind="good">{words.changed}</Tag>}
                <VideoOf of={general} />
                {general.forGroups.length === 0 ? null : (
                  <span class="line muted">
                    {words.groups}: {termNames('group', general.forGroups, language)}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
    </>
  );
}

/** One topic, to be changed for every ward. */
export function CurriculumTopicPage({
  contents,
  megabytes,
}: {
  contents: TopicContents;
  /** How large a video may be. */
  megabytes: number;
}) {
  const { t, language } = useView();
  const words = t.teaching;
  const { code, place, general } = contents;
  const lesson = lessonIn(contents, language);
  return (
    <>
      <BackLink href={paths.operations.curriculum()}>{words.curriculum}</BackLink>
      <h1>{lesson.name}</h1>
      <Form action={paths.operations.curriculumTopic(code)}>
        <HiddenValues values={{ version: general.version }} />
        <PlaceFields place={{ ...place, forGroups: general.forGroups }} code={code} />
        <WordsFields lesson={lesson} videoUrl={general.videoUrl} />
        <Button>{words.save}</Button>
      </Form>
      <VideoFileForm
        file={general.videoFile}
        action={paths.operations.topicVideo(code)}
        removal={paths.operations.topicVideoRemoval(code)}
        megabytes={megabytes}
      />
    </>
  );
}
