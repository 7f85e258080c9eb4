import type { FunnelPart, StageCounts } from '../../../modules/programme';
import { termName } from '../../../texts';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { AudienceField } from '../../shared/programme/audience-field';
import { countedPath } from '../../shared/programme/counted-path';
import { StagesOfAll, StagesOfParts } from '../../shared/programme/stage-tables';
import { PeriodForm, type ShownPeriod } from '../../shared/programme/target-progress';

interface FunnelPageProps {
  code: string;
  audience: string;
  period: ShownPeriod;
  stages: StageCounts;
  hamlets: FunnelPart[];
  groups: FunnelPart[];
  programmes: FunnelPart[];
}

/** How far the ward's learners have come: in all, by hamlet, group and programme, each number with its list. */
export function FunnelPage(props: FunnelPageProps) {
  const { code, audience, period, stages, hamlets, groups, programmes } = props;
  const { t, dates, language } = useView();
  const f = t.funnel;
  return (
    <>
      <h1>{f.title}</h1>
      <p class="lead">{f.lead}</p>
      <PeriodForm action={paths.ward.funnel(code)} period={period}>
        <AudienceField audience={audience} />
      </PeriodForm>
      <p>{t.targets.periodOf(dates.date(period.from), dates.date(period.until))}</p>
      <StagesOfAll
        stages={stages}
        listOf={(measure, days) => countedPath(code, { measure, audience }, period, days)}
      />
      <h2>{f.byHamlet}</h2>
      <StagesOfParts
        caption={f.byHamlet}
        heading={t.targets.hamlet}
        parts={hamlets}
        nameOf={({ name }) => name ?? ''}
        listOf={(measure, days, part) =>
          countedPath(code, { measure, audience, hamlet: part?.id }, period, days)
        }
        whenEmpty={t.targets.nobody}
      />
      <h2>{f.byGroup}</h2>
      <StagesOfParts
        caption={f.byGroup}
        heading={f.group}
        parts={groups}
        nameOf={({ id }) => termName('audience', id, language)}
        listOf={(measure, days, part) =>
          countedPath(code, { measure, audience: part?.id ?? 'all' }, period, days)
        }
        whenEmpty={t.targets.nobody}
      />
      {programmes.length > 0 ? (
        <>
          <h2>{f.byProgramme}</h2>
          <StagesOfParts
            caption={f.byProgramme}
            heading={t.fields.mentee.programme}
            parts={programmes}
            nameOf={({ name }) => name ?? t.programmes.ambassadors}
            listOf={(measure, days, part) =>
              countedPath(code, { measure, audience, programme: part?.id }, period, days)
            }
            whenEmpty={t.targets.nobody}
          />
        </>
      ) : null}
    </>
  );
}
