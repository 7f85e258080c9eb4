import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ClassQueries, type Invitation } from '../classes/class-queries';
import type { CourseOverview } from '../courses/course-overview';
import { CoursesService } from '../courses/courses.service';
import { loadLearner } from '../rules/learner';
import { type CalledOff, CalledOffSessions } from '../views/called-off';
import { SessionQueries } from '../views/session-queries';
import type { MyBooking } from '../views/sessions.views';

/** All that a mentee's first page shows. */
export interface MenteeOverview {
  fullName: string;
  mentor: { name: string; phone: string | null } | null;
  /** Places that are not cancelled, those that are only held and those in line too, in order of time. */
  bookings: MyBooking[];
  off: CalledOff[];
  invitations: Invitation[];
  course: CourseOverview;
}

/** The page that is opened most: who they are is read once for all that it shows. */
@Injectable()
export class MenteeOverviews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionQueries,
    private readonly calledOff: CalledOffSessions,
    private readonly classes: ClassQueries,
    private readonly courses: CoursesService,
  ) {}

  /** @throws DomainError not-found */
  async of(actor: Actor, menteeId: string): Promise<MenteeOverview> {
    const learner = await loadLearner(this.unitOfWork.read, menteeId);
    const { fullName, mentor } = learner;
    return {
      fullName,
      mentor: mentor && { name: mentor.fullName, phone: mentor.phone },
      bookings: await this.sessions.ofLearner(actor, learner),
      off: await this.calledOff.ofLearner(actor, learner),
      invitations: await this.classes.invitationsOf(actor, learner),
      course: await this.courses.overviewOf(actor, learner),
    };
  }
}
