import { randomUUID } from 'node:crypto';
import { doorOutcomes, type DoorWithVisits } from '../../../modules/teams';
import { longestReason } from '../../../platform/http/bounds';
import { BackLink } from '../../kit/components/back-link';
import { Tag } from '../../kit/components/facts';
import { Phone, phoneText } from '../../kit/components/phone';
import { Field } from '../../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues } from '../../kit/forms/form';
import { withQuery } from '../../kit/paths/path';
import { useView } from '../../kit/view/view';
import type { DoorPaths } from './door-paths';
import { type DoorFilter, doorState, houseName, isLeft, isShown } from './door-words';

interface DoorListProps {
  at: DoorPaths;
  doors: DoorWithVisits[];
  filter: DoorFilter;
}

/** The houses to walk, each with what came of knocking; what is left first seen by its mark. */
export function DoorList({ at, doors, filter }: DoorListProps) {
  const { t } = useView();
  const w = t.doors;
  const shown = doors.filter((door) => isShown(door, filter));
  if (doors.length === 0) return <p class="empty">{w.none}</p>;
  return (
    <>
      <p>
        <strong>{w.leftOf(doors.filter(isLeft).length, doors.length)}</strong>
      </p>
      <nav class="paging" aria-label={w.show}>
        {(['all', 'left', 'register'] as const).map((one) => (
          <a
            key={one}
            class="row-link"
            href={withQuery(at.hamlet, { show: one === 'all' ? undefined : one })}
            aria-current={one === filter ? 'true' : undefined}
          >
            {{ all: w.showAll, left: w.showLeft, register: w.toRegister }[one]}
          </a>
        ))}
      </nav>
      {shown.length === 0 ? <p class="empty">{w.showNone}</p> : null}
      <ul class="people">
        {shown.map((door) => (
          <DoorItem key={door.id} at={at} door={door} />
        ))}
      </ul>
    </>
  );
}

function DoorItem({ at, door }: { at: DoorPaths; door: DoorWithVisits }) {
  const { t } = useView();
  const w = t.doors;
  const name = houseName(door, t);
  return (
    <li class="card" id={`door-${door.id}`} data-door={door.id}>
      <h2>{at.door ? <a href={at.door(door.id)}>{name}</a> : name}</h2>
      <p data-state>
        <Tag kind={isLeft(door) ? 'wait' : 'good'}>{doorState(door, t)}</Tag>
      </p>
      {door.visits[0]?.note ? <p class="muted">{door.visits[0].note}</p> : null}
      {door.learners.length > 0 ? (
        <p>
          {w.learners}: {door.learners.map(({ fullName }) => fullName).join(', ')}
        </p>
      ) : null}
      {door.phone ? (
        <Phone number={door.phone} whose={{ kind: 'door', id: door.id, name }} />
      ) : null}
      <details>
        <summary aria-label={w.recordOf(name)}>{w.record}</summary>
        <VisitForm at={at} door={door} />
      </details>
    </li>
  );
}

/** One press for what came of it; whoever wishes to learn is taken down on a page of its own. */
export function VisitForm({ at, door }: { at: DoorPaths; door: DoorWithVisits }) {
  const w = useView().t.doors;
  return (
    <>
      <div class="actions">
        <ButtonLink href={withQuery(at.learner, { door: door.id })}>{w.register}</ButtonLink>
      </div>
      <Form action={at.visits(door.id)} className="sent-later">
        <HiddenValues values={{ key: randomUUID(), house: door.id }} />
        {/* One for each house of the page: a field of the kit answers to its name. */}
        <label class="field">
          {w.note}
          <input name="note" maxLength={longestReason} placeholder={w.noteHint} />
        </label>
        <div class="actions">
          {doorOutcomes.map((outcome) => (
            <Button key={outcome} kind="secondary" sends={{ name: 'outcome', value: outcome }}>
              {outcome === 'wishes' ? w.wishesLater : w.outcomes[outcome]}
            </Button>
          ))}
        </div>
      </Form>
    </>
  );
}

/** A house that is missing. */
export function NewDoorForm({ at }: { at: DoorPaths }) {
  const w = useView().t.doors;
  return (
    <details>
      <summary>{w.add}</summary>
      <Form action={at.hamlet}>
        <DoorFields />
        <Button>{w.addButton}</Button>
      </Form>
    </details>
  );
}

/** Whose house it is, and where it stands. */
export function DoorFields({
  door,
}: {
  door?: Pick<DoorWithVisits, 'label' | 'address' | 'phone'>;
}) {
  const view = useView();
  const w = view.t.doors;
  return (
    <>
      <Field name="label" label={w.label} hint={w.labelHint} value={door?.label ?? undefined} />
      <Field name="address" label={w.address} value={door?.address ?? undefined} />
      <Field
        name="phone"
        type="tel"
        label={w.phone}
        width={12}
        value={door?.phone ? phoneText(view, door.phone) : undefined}
      />
    </>
  );
}

interface MentorDoorsPageProps extends DoorListProps {
  name: string;
}

/** A hamlet on the phone of whoever walks. */
export function WalkPage({ at, name, doors, filter }: MentorDoorsPageProps) {
  const w = useView().t.doors;
  return (
    <>
      <BackLink href={at.all}>{w.mine}</BackLink>
      <h1>{w.ofHamlet(name)}</h1>
      <DoorList at={at} doors={doors} filter={filter} />
      <NewDoorForm at={at} />
      <p class="hint">{w.refusedHint}</p>
    </>
  );
}
