import { ProgrammeView } from '../../wards';
import type { ProgrammeWithPeople } from './programmes.service';

/** A programme and how many people who take part are in it. */
export class ProgrammeWithPeopleView extends ProgrammeView implements ProgrammeWithPeople {
  mentors!: number;
  mentees!: number;
}
