import { BorderPair } from './entities/border-pair.entity';
import { ForbiddenPair } from './entities/forbidden-pair.entity';
import { Leftover } from './entities/leftover.entity';
import { MatchRun } from './entities/match-run.entity';
import { MatchTrial } from './entities/match-trial.entity';
import { Pair } from './entities/pair.entity';
import { ProposalAct } from './entities/proposal-act.entity';
import { ProposedPair } from './entities/proposed-pair.entity';
import { Publication } from './entities/publication.entity';
import { ProvinceRun } from './entities/province-run.entity';
import { ProvinceWard } from './entities/province-ward.entity';

/** The tables of this module. */
export const matchingEntities = [
  BorderPair,
  ForbiddenPair,
  Leftover,
  MatchRun,
  MatchTrial,
  Pair,
  ProposalAct,
  ProposedPair,
  Publication,
  ProvinceRun,
  ProvinceWard,
];
