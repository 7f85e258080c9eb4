import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../access';
import { PairsService } from '../../matching';
import {
  ChangeTakingBack,
  onePersonEach,
  PeopleService,
  PersonChange,
  type PersonToChange,
  TakenBackChange,
} from '../../people';
import { hitView } from '../changes/hit-view';
import type { ChangeView, HitView } from '../changes/changes.views';
import { PlannedChanges } from '../changes/planned-changes.service';
import { asItStands, type Resolution } from '../changes/resolving';
import { PlannedChange } from '../entities/planned-change.entity';
import { lessonsOf, unfitPlaces } from '../grounds/unfit-places';
import { assertMayIn } from '../rules/who-may';
import { CourseClosing } from './course-closing';
import { coursesOver } from './courses-over';
import { editedTopics, wardTopics } from './topic-ground';
import { TopicRefitting } from './topic-refitting';

/** What no longer fits once people need or teach something else. */
export interface FitNoMore {
  /** That end with it, … */
  pairs: number;
  /** … and lessons of others, which stay as they are. */
  lessons: number;
}

/** Other needs of a mentee, or other topics of an ambassador, with the lessons ahead and the pairs that they no longer fit. */
@Injectable()
export class TopicChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly changes: PlannedChanges,
    private readonly takingBack: ChangeTakingBack,
    private readonly refitting: TopicRefitting,
    private readonly closing: CourseClosing,
    private readonly pairs: PairsService,
  ) {}

  /** What an edit would do to the lessons ahead, to the last message: it is done and undone. @throws DomainError as the edit */
  async look(
    actor: Actor,
    edits: readonly PersonToChange[],
    resolution: Resolution = asItStands,
  ): Promise<ChangeView> {
    const ground = await this.edited(actor, edits, resolution);
    return onePersonEach(edits[0].side, () => this.changes.look(actor, ground, resolution));
  }

  /** The people are changed, and what was chosen is done with the lessons, in one write. @throws DomainError as the edit */
  async make(
    actor: Actor,
    edits: readonly PersonToChange[],
    resolution: Resolution,
  ): Promise<ChangeView> {
    const ground = await this.edited(actor, edits, resolution);
    return onePersonEach(edits[0].side, () => this.changes.make(actor, ground, resolution));
  }

  /** One edit of a person goes back, and where lessons were fitted to it, they with it. @throws DomainError as of either */
  async takeEditBack(actor: Actor, id: string, ofPerson?: string): Promise<TakenBackChange> {
    const change = await this.changeOf(id);
    if (!change) return this.takingBack.takeBack(actor, id, ofPerson);
    const edit = await this.takingBack.find(this.unitOfWork.read, actor, id, ofPerson);
    return this.unitOfWork.write(async (manager) => {
      await this.changes.takeBackWithin(manager, actor, change.id);
      return this.takingBack.done(manager, edit);
    });
  }

  /** All that does not fit in a ward, before anything is chosen. */
  async standing(actor: Actor, wardId: string): Promise<HitView> {
    assertMayIn(actor, 'changes.make', wardId);
    const { read } = this.unitOfWork;
    const ground = wardTopics(wardId, asItStands, this.closers);
    return hitView(read, await ground.find(read, this.clock.now(), {}));
  }

  /** How many lessons and pairs of the ward those are. */
  async count(wardId: string): Promise<number> {
    return (await this.unfit(wardId)).length;
  }

  /**
   * What would come of it if people needed or taught this instead, by their ids: pairs that end with it, and lessons of others
   * that fit no more.
   */
  async countAfter(
    wardId: string,
    said: ReadonlyMap<string, readonly string[]>,
  ): Promise<FitNoMore> {
    if (said.size === 0) return { pairs: 0, lessons: 0 };
    const { read } = this.unitOfWork;
    const before = new Set(await this.unfit(wardId));
    const over = await coursesOver(read, { wardId }, said);
    const ends = over.filter(({ pairId }) => !before.has(pairId));
    const twoOf = ({ menteeId, mentorId }: { menteeId: string; mentorId: string }): string =>
      `${menteeId} ${mentorId}`;
    const ended = new Set(ends.map(twoOf));
    const places = await unfitPlaces(read, this.clock.now(), { wardId }, said);
    const lessons = lessonsOf(places.filter((place) => !ended.has(twoOf(place))));
    return { pairs: ends.length, lessons: lessons.filter((id) => !before.has(id)).length };
  }

  /** @throws DomainError nothing-changed where all of them fit */
  lookAtWard(actor: Actor, wardId: string, resolution: Resolution): Promise<ChangeView> {
    assertMayIn(actor, 'changes.make', wardId);
    return this.changes.look(actor, wardTopics(wardId, resolution, this.closers), resolution);
  }

  /** @throws DomainError nothing-changed where all of them fit */
  fitWard(actor: Actor, wardId: string, resolution: Resolution): Promise<ChangeView> {
    assertMayIn(actor, 'changes.make', wardId);
    return this.changes.make(actor, wardTopics(wardId, resolution, this.closers), resolution);
  }

  private async unfit(wardId: string): Promise<string[]> {
    const { read } = this.unitOfWork;
    const lessons = lessonsOf(await unfitPlaces(read, this.clock.now(), { wardId }));
    const over = await coursesOver(read, { wardId });
    return [...lessons, ...over.map(({ pairId }) => pairId)];
  }

  private async edited(actor: Actor, edits: readonly PersonToChange[], resolution: Resolution) {
    const [{ side, seen }] = edits;
    const { wardId } = await this.people[side](seen.id);
    assertMayIn(actor, 'people.change', wardId);
    const { people, closers } = this;
    const own = side === 'mentor' ? await this.pairs.ofMentor(seen.id) : [];
    const theirs = side === 'mentee' ? await this.pairs.ofMentee(seen.id) : null;
    const wardIds = [...own, ...(theirs ? [theirs] : [])].map((pair) => pair.wardId);
    const otherWardIds = [...new Set(wardIds)].filter((one) => one !== wardId);
    return editedTopics(wardId, edits, resolution, { people, otherWardIds, ...closers });
  }

  private get closers(): { refitting: TopicRefitting; closing: CourseClosing } {
    const { refitting, closing } = this;
    return { refitting, closing };
  }

  /** The change of lessons that stands and was made with an edit. */
  private async changeOf(editId: string): Promise<PlannedChange | undefined> {
    const standing = { kind: 'topics', takenBackAt: IsNull() } as const;
    const { read } = this.unitOfWork;
    const edit = await read.findOneBy(PersonChange, { id: editId });
    if (!edit) return undefined;
    const { wardId } = edit;
    const changes = await read.findBy(PlannedChange, { wardId, ...standing });
    return changes.find(({ what }) => what.edits?.includes(editId));
  }
}
