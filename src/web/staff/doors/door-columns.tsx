import { displayPhone } from '../../../core/vietnamese/phones';
import type { DoorWithVisits, HamletWalk } from '../../../modules/teams';
import type { Column, FileColumn } from '../../kit/components/table';
import { paths } from '../../kit/paths/paths';
import type { View } from '../../kit/view/view';
import { doorState } from '../../shared/doors/door-words';

/** A door with the name of its hamlet. */
export interface DoorRow {
  hamletName: string;
  door: DoorWithVisits;
}

/** The hamlets of a ward by what came of knocking. */
export function walkColumns({ t }: View, code: string): Column<HamletWalk>[] {
  const w = t.doors;
  return [
    {
      heading: w.hamlet,
      cell: ({ id, name }) => <a href={paths.ward.hamletDoors(code, id)}>{name}</a>,
    },
    { heading: w.count, cell: ({ doors }) => doors, isNumber: true },
    {
      heading: w.left,
      cell: ({ doors, left }) => (doors === 0 ? w.noDoors : left === 0 ? w.allDone : left),
      isNumber: true,
    },
    {
      heading: w.outcomes.wishes,
      cell: ({ outcomes }) => outcomes.wishes,
      isNumber: true,
    },
    { heading: w.toRegister, cell: ({ toRegister }) => toRegister, isNumber: true },
    {
      heading: w.outcomes['nobody-home'],
      cell: ({ outcomes }) => outcomes['nobody-home'],
      isNumber: true,
    },
    {
      heading: w.outcomes['no-need'],
      cell: ({ outcomes }) => outcomes['no-need'],
      isNumber: true,
    },
    { heading: w.outcomes.refused, cell: ({ outcomes }) => outcomes.refused, isNumber: true },
  ];
}

/** Every door of a ward in Excel. */
export function doorColumns({ t, dates }: View): FileColumn<DoorRow>[] {
  const w = t.doors;
  return [
    { heading: w.hamlet, width: 22, text: ({ hamletName }) => hamletName },
    { heading: w.label, width: 28, text: ({ door }) => door.label },
    { heading: w.address, width: 30, text: ({ door }) => door.address },
    {
      heading: w.phoneHeading,
      width: 16,
      text: ({ door }) => (door.phone ? displayPhone(door.phone) : null),
    },
    { heading: w.outcome, width: 16, text: ({ door }) => doorState(door, t) },
    {
      heading: w.visits,
      width: 18,
      text: ({ door }) => (door.visitedAt === null ? null : dates.moment(door.visitedAt)),
    },
    { heading: w.note, width: 36, text: ({ door }) => door.visits[0]?.note ?? null },
    {
      heading: w.learners,
      width: 36,
      text: ({ door }) => door.learners.map(({ fullName }) => fullName).join(', ') || null,
    },
  ];
}
