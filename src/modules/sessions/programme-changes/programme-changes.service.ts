import { Inject, Injectable } from '@nestjs/common';
import type { Programme } from '../../../core/programme/programmes';
import { Env } from '../../../platform/config/env';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../access';
import { lockPairing, PairsService } from '../../matching';
import { programmeIn, ProgrammesService, saidIn } from '../../people';
import { Ward, lockedWard } from '../../wards';
import type { ChangeView } from '../changes/changes.views';
import { PlannedChanges } from '../changes/planned-changes.service';
import { asItStands, type Resolution, Resolving } from '../changes/resolving';
import { isSame } from '../grounds/changed-values';
import type { Ground } from '../grounds/ground';
import { assertMayIn } from '../rules/who-may';
import { CourseClosing } from '../topic-changes/course-closing';
import { TopicRefitting } from '../topic-changes/topic-refitting';
import { programmeGround, type ProgrammeWanted } from './programme-ground';

/** What one of a ward's programmes decides, with the lessons, classes and pairs that it hits. */
@Injectable()
export class ProgrammeChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: PlannedChanges,
    private readonly programmes: ProgrammesService,
    private readonly pairs: PairsService,
    private readonly resolving: Resolving,
    private readonly refitting: TopicRefitting,
    private readonly closing: CourseClosing,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** What it would do, to the last message; kept as it stands where nothing is chosen. @throws DomainError as `make` */
  look(
    actor: Actor,
    wanted: ProgrammeWanted,
    resolution: Resolution = asItStands,
  ): Promise<ChangeView> {
    return this.changes.look(actor, this.ground(actor, wanted, resolution), resolution);
  }

  /** @throws DomainError not-found, invalid-form, topic-unknown, nothing-changed, stale-version */
  make(actor: Actor, wanted: ProgrammeWanted, resolution: Resolution): Promise<ChangeView> {
    return this.changes.make(actor, this.ground(actor, wanted, resolution), resolution);
  }

  /** As programs write it, in the version that they have seen; what is the same already is no change. */
  put(
    actor: Actor,
    wanted: ProgrammeWanted & { version: number },
    resolution: Resolution,
  ): Promise<Programme & { change: ChangeView | null }> {
    const { wardId, programmeId, programme, version } = wanted;
    return this.unitOfWork.write(async (manager) => {
      await lockPairing(manager, [wardId]);
      const before = programmeIn(await lockedWard(manager, wardId), programmeId);
      if (before.version !== version) throw staleVersion();
      if (isSame(saidIn(before), programme)) return { ...before, change: null };
      const ground = this.ground(actor, { wardId, programmeId, programme }, resolution);
      const change = await this.changes.makeWithin(manager, actor, ground, resolution);
      const ward = await manager.findOneByOrFail(Ward, { id: wardId });
      return { ...programmeIn(ward, programmeId), change };
    });
  }

  private ground(actor: Actor, wanted: ProgrammeWanted, resolution: Resolution): Ground {
    assertMayIn(actor, 'programmes.keep', wanted.wardId);
    const { programmes, pairs, resolving, refitting, closing } = this;
    const zone = this.env.TIME_ZONE;
    const uses = { zone, programmes, pairs, resolving, refitting, closing };
    return programmeGround(wanted, resolution, uses);
  }
}
