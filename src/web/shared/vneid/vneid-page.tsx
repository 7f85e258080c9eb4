import { vneidStates, vneidWays } from '../../../core/programme/vneid';
import { mayDo } from '../../../modules/access';
import type { VneidOfPerson } from '../../../modules/programme';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { useView } from '../../kit/view/view';

interface VneidPageProps {
  name: string;
  back: string;
  action: string;
  today: string;
  vneid: VneidOfPerson;
}

/** How far somebody is with the confirmation on VNeID: written down or corrected, and what was written down before. */
export function VneidPage({ name, back, action, today, vneid }: VneidPageProps) {
  const { t, dates, actor } = useView();
  const v = t.vneid;
  const isOfficer = mayDo(actor, 'vneid.confirm');
  const states = isOfficer ? vneidStates : vneidStates.filter((state) => state !== 'confirmed');
  return (
    <>
      <BackLink href={back}>{name}</BackLink>
      <h1>{v.title}</h1>
      <p class="lead">{v.lead}</p>
      <Form action={action}>
        <HiddenValues values={{ version: vneid.version }} />
        <Choices
          name="state"
          legend={v.state}
          choices={states.map((value) => ({
            value,
            label: v.states[value],
            isChosen: value === vneid.state,
          }))}
        />
        <Field name="seenOn" type="date" label={v.seenOn} value={today} width={12} />
        {isOfficer ? (
          <Choices
            name="how"
            legend={v.how}
            hint={v.howHint}
            choices={vneidWays.map((value) => ({
              value,
              label: v.ways[value],
              isChosen: value === (vneid.how ?? 'office'),
            }))}
          />
        ) : null}
        <Button>{v.save}</Button>
      </Form>
      <h2>{v.history}</h2>
      {vneid.history.length === 0 ? <p class="empty">{v.noHistory}</p> : null}
      <ol>
        {vneid.history.map(({ id, stateTo, seenOn, how, actorKind }) => (
          <li key={id}>
            {v.line(v.states[stateTo], dates.date(seenOn), how === null ? '' : v.ways[how])};{' '}
            {v.byKind[actorKind]}
          </li>
        ))}
      </ol>
    </>
  );
}
