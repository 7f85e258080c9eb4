import { AUDIENCES, COUNTED, type CountedCode } from '../../../core/vietnamese/measures';
import { LocalDay, OneOf } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { type StatisticsStep, statisticsSteps } from './slices';

export class StatisticsQuery {
  /** Left out, all of them. */
  @MayBeLeftOut()
  @OneOf(COUNTED)
  measure?: CountedCode;

  /** Of whom; left out, of everybody. */
  @MayBeLeftOut()
  @OneOf(AUDIENCES.codes)
  audience = 'all';

  /** Left out, the first of the year of the last day. */
  @MayBeLeftOut()
  @LocalDay()
  from?: string;

  /** The last day; left out, today. */
  @MayBeLeftOut()
  @LocalDay()
  until?: string;

  /** Into which parts the days are cut: months, weeks (Monday to Sunday), or none. */
  @MayBeLeftOut()
  @OneOf(statisticsSteps)
  step: StatisticsStep = 'whole';
}
