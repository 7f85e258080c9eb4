import type { Ward } from '../../../modules/wards';
import { lessonIn, type TopicContents } from '../../../modules/learning';
import { PrintHint } from '../../kit/components/print-hint';
import { BackLink } from '../../kit/components/back-link';
import { Tag } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import { Button, ButtonLink, Form, HiddenValues } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { PlaceOf, VideoOf } from '../../shared/learning/topic-facts';
import { TakeHomeCard } from '../../shared/learning/take-home-card';
import { VideoFileForm } from '../../shared/learning/video-file-form';
import { WordsFields } from '../../shared/learning/words-fields';

/** All topics with what the ward has of its own, and their cards to print. */
export function WardCurriculumPage({ code, topics }: { code: string; topics: TopicContents[] }) {
  const { t, language } = useView();
  const words = t.teaching;
  return (
    <>
      <BackLink href={paths.ward.settings(code)}>{t.places.settingsShort}</BackLink>
      <h1>{words.curriculum}</h1>
      <p class="lead">{words.wardLead}</p>
      <div class="actions">
        <ButtonLink href={paths.ward.newTopic(code)} kind="secondary">
          {words.addTopic}
        </ButtonLink>
        <ButtonLink href={paths.ward.cards(code)} kind="secondary">
          {words.printCards}
        </ButtonLink>
      </div>
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
                <a class="row-link" href={paths.ward.curriculumTopic(code, topic.code)}>
                  {lessonIn(topic, language).name}
                </a>
                <PlaceOf place={topic.place} />
              </>
            ),
          },
          {
            heading: words.state,
            cell: (topic) => (
              <>
                <StateOf topic={topic} />
                <VideoOf of={lessonIn(topic, language)} />
              </>
            ),
          },
          {
            heading: words.card,
            cell: (topic) => (
              <a
                href={paths.ward.card(code, topic.code)}
                aria-label={`${words.printCard}: ${lessonIn(topic, language).name}`}
              >
                {words.printCard}
              </a>
            ),
          },
        ]}
      />
    </>
  );
}

function StateOf({ topic: { added, own } }: { topic: TopicContents }) {
  const words = useView().t.teaching;
  if (added && own.words.length === 0) return <Tag kind="wait">{words.unwritten}</Tag>;
  if (added) return <Tag kind="good">{words.added}</Tag>;
  const isOwn = own.words.length > 0 || own.videoUrl !== null || own.videoFile !== null;
  return isOwn ? <Tag kind="good">{words.own}</Tag> : <>{words.general}</>;
}

interface WardTopicPageProps {
  code: string;
  contents: TopicContents;
  /** How large a video may be. */
  megabytes: number;
}

/** One topic, to be changed for the ward alone. */
export function WardTopicPage({ code, contents, megabytes }: WardTopicPageProps) {
  const { t, language } = useView();
  const words = t.teaching;
  const lesson = lessonIn(contents, language);
  return (
    <>
      <BackLink href={paths.ward.curriculum(code)}>{words.curriculum}</BackLink>
      <h1>{lesson.name}</h1>
      <p>
        <a class="row-link" href={paths.ward.card(code, contents.code)}>
          {words.printCard}
        </a>
      </p>
      {contents.added ? (
        <>
          <PlaceOf place={contents.added} />
          <p>
            <a class="row-link" href={paths.ward.topicPlace(code, contents.code)}>
              {words.changePlace}
            </a>
          </p>
        </>
      ) : null}
      <Form action={paths.ward.curriculumTopic(code, contents.code)}>
        <HiddenValues values={{ version: contents.own.version }} />
        <WordsFields
          lesson={lesson}
          videoUrl={contents.own.videoUrl}
          isAlone={contents.added !== null}
        />
        <Button>{words.save}</Button>
      </Form>
      <VideoFileForm
        file={contents.own.videoFile}
        action={paths.ward.topicVideo(code, contents.code)}
        removal={paths.ward.topicVideoRemoval(code, contents.code)}
        megabytes={megabytes}
      />
    </>
  );
}

/** Cards to print and hand out: one, or each on a sheet of its own. */
export function CardsPage({ ward, topics }: { ward: Ward; topics: TopicContents[] }) {
  const { t, language } = useView();
  const isOne = topics.length === 1;
  return (
    <>
      <BackLink href={paths.ward.curriculum(ward.code)}>{t.teaching.curriculum}</BackLink>
      {isOne ? null : <h1 class="no-print">{t.teaching.cards}</h1>}
      <PrintHint />
      {topics.map((topic) => (
        <TakeHomeCard
          key={topic.code}
          lesson={lessonIn(topic, language)}
          isPage={isOne}
          paper={{ wardPhone: ward.settings.contactPhone }}
        />
      ))}
    </>
  );
}
