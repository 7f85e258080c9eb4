import { doorOutcomes, type DoorWithVisits, type HamletWalk } from '../../../modules/teams';
import type { WardShapes } from '../../../modules/wards';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { Facts } from '../../kit/components/facts';
import { Phone } from '../../kit/components/phone';
import { PrintHint } from '../../kit/components/print-hint';
import { Table } from '../../kit/components/table';
import { Field } from '../../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import type { DoorPaths } from '../../shared/doors/door-paths';
import { type DoorFilter, doorState, houseName } from '../../shared/doors/door-words';
import { DoorFields, DoorList, NewDoorForm, VisitForm } from '../../shared/doors/hamlet-doors-page';
import { walkColumns } from './door-columns';
import { DoorsMap } from './doors-map';

interface DoorsPageProps {
  code: string;
  walks: HamletWalk[];
  shapes: WardShapes | null;
}

/** All hamlets: how far each is walked, on the map and in numbers. */
export function DoorsPage({ code, walks, shapes }: DoorsPageProps) {
  const view = useView();
  const w = view.t.doors;
  const hasDoors = walks.some(({ doors }) => doors > 0);
  return (
    <>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      {hasDoors ? <ExcelLink href={paths.ward.doorsFile(code)} /> : null}
      {hasDoors ? <DoorsMap walks={walks} shapes={shapes} /> : null}
      <Table
        caption={w.title}
        isCaptionHidden
        isCards
        whenEmpty={w.noDoors}
        rows={walks}
        columns={walkColumns(view, code)}
      />
      <section>
        <h2 id="upload">{w.upload}</h2>
        <p class="hint">{w.uploadHint}</p>
        <Form action={paths.ward.doorsSheet(code)} hasFiles>
          <Field name="doors" type="file" label={w.file} accept=".xlsx,.xls,.ods,.csv" />
          <Button>{w.read}</Button>
        </Form>
      </section>
    </>
  );
}

interface HamletDoorsPageProps {
  at: DoorPaths;
  code: string;
  hamlet: { id: string; name: string };
  doors: DoorWithVisits[];
  filter: DoorFilter;
}

/** The houses of a hamlet, and where they come from. */
export function HamletDoorsPage({ at, code, hamlet, doors, filter }: HamletDoorsPageProps) {
  const w = useView().t.doors;
  return (
    <>
      <BackLink href={at.all}>{w.title}</BackLink>
      <h1>{w.ofHamlet(hamlet.name)}</h1>
      <div class="actions">
        <ButtonLink href={at.learner}>{w.register}</ButtonLink>
        {doors.length > 0 ? (
          <ButtonLink href={paths.ward.hamletDoorsPaper(code, hamlet.id)} kind="secondary">
            {w.paper}
          </ButtonLink>
        ) : null}
        <PostButton action={paths.ward.hamletDoorsFilling(code, hamlet.id)} kind="secondary">
          {w.fill}
        </PostButton>
      </div>
      <p class="hint">{w.fillHint}</p>
      <DoorList at={at} doors={doors} filter={filter} />
      <NewDoorForm at={at} />
      <p class="hint">{w.refusedHint}</p>
    </>
  );
}

interface DoorPageProps {
  at: DoorPaths;
  code: string;
  door: DoorWithVisits;
}

/** One house: who lives there and learns, what came of each visit, what is known of it. */
export function DoorPage({ at, code, door }: DoorPageProps) {
  const { t, dates } = useView();
  const w = t.doors;
  const { id, phone, visits, learners, version } = door;
  return (
    <>
      <BackLink href={at.hamlet}>{w.backToHamlet}</BackLink>
      <h1>{houseName(door, t)}</h1>
      <Facts
        facts={[
          [w.outcome, doorState(door, t)],
          [
            w.phoneHeading,
            phone ? (
              <Phone number={phone} whose={{ kind: 'door', id, name: houseName(door, t) }} />
            ) : null,
          ],
          [
            w.learners,
            learners.length === 0
              ? null
              : learners.map((one, index) => (
                  <>
                    {index > 0 ? ', ' : ''}
                    <a href={paths.ward.mentee(code, one.id)}>{one.fullName}</a>
                  </>
                )),
          ],
        ]}
      />
      <h2>{w.record}</h2>
      <VisitForm at={at} door={door} />
      <h2>{w.visits}</h2>
      {visits.length === 0 ? <p class="empty">{w.noVisits}</p> : null}
      <ul class="roll">
        {visits.map((visit) => (
          <li key={visit.id}>
            <span>
              {w.visitAt(dates.moment(visit.at), w.outcomes[visit.outcome])}
              {visit.menteeId ? ` (${w.tookDown})` : ''}
              {visit.note ? <span class="hint line">{visit.note}</span> : null}
            </span>
            <PostButton
              action={at.visitBack(id, visit.id)}
              kind="secondary"
              label={w.takeBackOf(dates.moment(visit.at))}
            >
              {w.takeBack}
            </PostButton>
          </li>
        ))}
      </ul>
      <details>
        <summary>{w.edit}</summary>
        <Form action={paths.ward.door(code, id)}>
          <HiddenValues values={{ version }} />
          <DoorFields door={door} />
          <Button>{w.saveDoor}</Button>
        </Form>
      </details>
      <details>
        <summary>{w.remove}</summary>
        <p>{w.removeLead}</p>
        <PostButton action={paths.ward.doorRemoval(code, id)} kind="warning">
          {w.remove}
        </PostButton>
      </details>
    </>
  );
}

/** The list on paper, with a box for each answer. */
export function DoorsPaperPage({ name, doors }: { name: string; doors: DoorWithVisits[] }) {
  const { t } = useView();
  const w = t.doors;
  return (
    <div class="printed-list">
      <PrintHint />
      <h1>{w.paperTitle(name)}</h1>
      <p>{w.paperLead}</p>
      <Table
        caption={w.paperTitle(name)}
        isCaptionHidden
        whenEmpty={w.none}
        rows={doors}
        columns={[
          { heading: w.label, cell: ({ label }) => label ?? w.nameless },
          { heading: w.address, cell: ({ address }) => address },
          { heading: w.outcome, cell: (door) => (door.outcome ? doorState(door, t) : '') },
          ...doorOutcomes.map((outcome) => ({ heading: w.outcomes[outcome], cell: () => '☐' })),
          { heading: w.note, cell: () => '' },
        ]}
      />
    </div>
  );
}
