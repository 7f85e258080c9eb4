import { PageOf } from '../../../platform/http/paging';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';

export class MentorPage extends PageOf(Mentor) {}
export class MenteePage extends PageOf(Mentee) {}
