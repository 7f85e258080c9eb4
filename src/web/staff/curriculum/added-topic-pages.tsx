import {
  type AddedTopic,
  longestNameIn,
  nameOfAddedTopic,
} from '../../../core/curriculum/added-topics';
import type { TopicUses } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { BackLink } from '../../kit/components/back-link';
import { Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { PlaceFields } from '../../shared/learning/place-fields';

/** After those of everybody, which have 10, 20, 30 … */
const firstRank = 200;
const usual = { after: ['smartphone'], lessons: 2, forGroups: [] };

/** The first step to a topic of the ward's own: its name and its place; its lesson comes after. */
export function NewTopicPage({ ward }: { ward: Ward }) {
  const words = useView().t.teaching;
  const rank = Math.max(firstRank, ...ward.addedTopics.map((topic) => topic.rank + 10));
  return (
    <>
      <BackLink href={paths.ward.curriculum(ward.code)}>{words.curriculum}</BackLink>
      <h1>{words.addTopic}</h1>
      <p class="lead">{words.addTopicLead}</p>
      <Form action={paths.ward.newTopic(ward.code)}>
        <Field
          name="topicName"
          label={words.name}
          hint={words.addedNameHint(longestNameIn(ward.code))}
          autocomplete="off"
        />
        <PlaceFields place={{ ...usual, rank }} />
        <Button>{words.addTopicNext}</Button>
      </Form>
    </>
  );
}

interface TopicPlaceProps {
  ward: Ward;
  topic: AddedTopic;
  uses: TopicUses;
}

/** Where a topic of the ward's own stands among the others, what it is called, and the way to take it away. */
export function TopicPlacePage({ ward, topic, uses }: TopicPlaceProps) {
  const words = useView().t.teaching;
  const name = nameOfAddedTopic(topic.code);
  const { earlierNames = [] } = topic;
  return (
    <>
      <BackLink href={paths.ward.curriculumTopic(ward.code, topic.code)}>{name}</BackLink>
      <h1>{words.placeOf(name)}</h1>
      <Form action={paths.ward.topicPlace(ward.code, topic.code)}>
        <HiddenValues values={{ version: topic.version }} />
        <PlaceFields place={topic} code={topic.code} />
        <Button>{words.save}</Button>
      </Form>
      <h2>{words.renameTopic}</h2>
      <p>{words.renameTopicLead(uses)}</p>
      {earlierNames.length > 0 ? <p>{words.earlierNames(earlierNames)}</p> : null}
      <Form action={paths.ward.topicName(ward.code, topic.code)}>
        <HiddenValues values={{ version: topic.version }} />
        <Field
          name="topicName"
          label={words.newName}
          hint={words.addedNameHint(longestNameIn(ward.code))}
          value={name}
          autocomplete="off"
        />
        <Button kind="secondary">{words.renameTopic}</Button>
      </Form>
      <h2>{words.removeTopic}</h2>
      <p>{words.removeTopicLead}</p>
      <Form action={paths.ward.topicRemoval(ward.code, topic.code)}>
        <Button kind="warning">{words.removeTopic}</Button>
      </Form>
    </>
  );
}
