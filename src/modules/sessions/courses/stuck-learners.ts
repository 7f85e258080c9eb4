import { Injectable } from '@nestjs/common';
import { PeopleScope } from '../../matching';
import type { Actor } from '../../access';
import type { SkillLevel } from '../../../core/curriculum/skill-level';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { column, columns, number } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type LearningNote, LearningNotes, Skill } from '../../learning';
import { Mentee, Mentor } from '../../people';
import { Hamlet, Ward } from '../../wards';
import { assertMayIn } from '../rules/who-may';

/** Somebody who cannot do a topic alone after many lessons in it. */
export interface StuckLearner {
  menteeId: string;
  fullName: string;
  phone: string | null;
  hamletId: string;
  hamletName: string;
  topic: string;
  level: SkillLevel;
  /** By whomever, since anything was noted about it. */
  lessons: number;
  /** Start of the latest of them, epoch milliseconds. */
  lastAt: number;
  mentorId: string;
  mentorName: string;
  mentorPhone: string | null;
  /** What was noted last about the two, and when; null when nothing ever was. */
  note: string | null;
  notedAt: number | null;
}

const stuckRow = {
  menteeId: column(Mentee, 'id'),
  ...columns(Mentee, 'fullName', 'phone', 'hamletId'),
  needs: column(Mentee, 'topics'),
  programme: column(Mentee, 'programme'),
  hamletName: column(Hamlet, 'name'),
  ...columns(Skill, 'topic', 'level'),
  lessons: number,
  lastAt: number,
  mentorId: column(Mentor, 'id'),
  mentorName: column(Mentor, 'fullName'),
  mentorPhone: column(Mentor, 'phone'),
};

/**
 * Whoever was taught a topic again and again and cannot do it alone: for another ambassador, who first gets to give a
 * lesson, a class, or a note of what was agreed, after which as many lessons again are waited for.
 */
@Injectable()
export class StuckLearners {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly scope: PeopleScope,
    private readonly notes: LearningNotes,
  ) {}

  /** Of a ward; those with the most lessons first. */
  async of(actor: Actor, wardId: string): Promise<StuckLearner[]> {
    assertMayIn(actor, 'people.watch', wardId);
    return this.found('e.ward_id', wardId, wardId);
  }

  /** An ambassador's own. */
  ofMentor({ id, wardId }: Pick<Mentor, 'id' | 'wardId'>): Promise<StuckLearner[]> {
    return this.found('p.mentor_id', id, wardId);
  }

  /** Keeps what was agreed. @throws DomainError not-found, topic-unknown */
  async note(actor: Actor, menteeId: string, topic: string, note: string): Promise<LearningNote> {
    const { wardId, topics } = await this.scope.learner(
      actor,
      menteeId,
      'skills.record',
      this.clock.now(),
    );
    if (!topics.includes(topic)) throw new DomainError('topic-unknown');
    return this.unitOfWork.write((manager) =>
      this.notes.add({ manager, actor, now: this.clock.now(), wardId }, { menteeId, topic, note }),
    );
  }

  private async found(
    where: 'e.ward_id' | 'p.mentor_id',
    id: string,
    wardId: string,
  ): Promise<StuckLearner[]> {
    const { read } = this.unitOfWork;
    const { settings, programmes } = await read.findOneByOrFail(Ward, { id: wardId });
    const known = new ProgrammesByName(programmes);
    const rows = await select(
      read,
      stuckRow,
      `SELECT e.id AS "menteeId", e.full_name AS "fullName", COALESCE(e.phone, e.other_phone) AS phone,
         e.hamlet_id AS "hamletId", e.topics AS needs, e.programme AS programme, h.name AS "hamletName", k.topic AS topic, k.level AS level,
         t.id AS "mentorId", t.full_name AS "mentorName", COALESCE(t.phone, t.other_phone) AS "mentorPhone",
         COUNT(*) AS lessons, MAX(b.start_at) AS "lastAt"
       FROM mentee e
       JOIN hamlet h ON h.id = e.hamlet_id
       JOIN pair p ON p.mentee_id = e.id AND p.ended_at IS NULL
       JOIN mentor t ON t.id = p.mentor_id
       JOIN skill k ON k.mentee_id = e.id AND k.level <> 'alone' AND k.lessons >= $1
       JOIN booking b ON b.mentee_id = e.id AND b.state = 'attended'
       JOIN session s ON s.id = b.session_id AND s.topic = k.topic
       WHERE ${where} = $2 AND e.is_active AND b.start_at > COALESCE(
         (SELECT MAX(n.at) FROM learning_note n WHERE n.mentee_id = e.id AND n.topic = k.topic), 0)
       GROUP BY e.id, h.id, k.id, t.id
       HAVING COUNT(*) >= $3 AND SUM(CASE WHEN s.mentor_id = t.id THEN 1 ELSE 0 END) > 0
       ORDER BY lessons DESC, e.sort_name, k.topic`,
      [settings.stuckLessons, id, settings.stuckLessons],
    );
    return this.withNotes(
      rows.flatMap(({ needs: topics, programme, ...row }) =>
        known.topicsOf({ programme, topics }).includes(row.topic) ? [row] : [],
      ),
    );
  }

  private async withNotes(
    rows: readonly Omit<StuckLearner, 'note' | 'notedAt'>[],
  ): Promise<StuckLearner[]> {
    if (rows.length === 0) return [];
    const menteeIds = rows.map(({ menteeId }) => menteeId);
    const notes = await this.notes.of(this.unitOfWork.read, menteeIds);
    return rows.map((row) => {
      const last = notes.find(
        ({ menteeId, topic }) => menteeId === row.menteeId && topic === row.topic,
      );
      return { ...row, note: last?.note ?? null, notedAt: last?.at ?? null };
    });
  }
}
