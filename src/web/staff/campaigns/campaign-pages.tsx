import { pointKinds, usualDeadlineMinute } from '../../../core/programme/campaigns';
import { clockWords } from '../../../core/vietnamese/window-words';
import type { Campaign, WholeCampaign } from '../../../modules/programme';
import { BackLink } from '../../kit/components/back-link';
import { Facts } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { TextArea } from '../../kit/forms/text-area';
import { withFilter } from '../../kit/page/address-filter';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { CampaignChart } from './campaign-chart';
import { seenWord } from '../../shared/programme/seen-versions';

interface CampaignsPageProps {
  code: string;
  campaigns: readonly Campaign[];
  teams: readonly { id: string; name: string }[];
}

/** The ward's campaigns, and the form to begin one. */
export function CampaignsPage({ code, campaigns, teams }: CampaignsPageProps) {
  const { t, dates } = useView();
  const c = t.campaigns;
  return (
    <>
      <h1>{c.title}</h1>
      <p class="lead">{c.lead}</p>
      <Table
        caption={c.title}
        isCaptionHidden
        whenEmpty={c.none}
        rows={[...campaigns]}
        isCards
        columns={[
          {
            heading: c.name,
            cell: ({ id, name }) => <a href={paths.ward.campaign(code, id)}>{name}</a>,
          },
          { heading: c.from, cell: ({ fromOn }) => dates.date(fromOn), isNamed: true },
          { heading: c.until, cell: ({ untilOn }) => dates.date(untilOn), isNamed: true },
        ]}
      />
      <section class="panel" id="begin">
        <h2>{c.begin}</h2>
        <Form action={paths.ward.campaigns(code)}>
          <CampaignFields teams={teams} />
          <Button>{c.save}</Button>
        </Form>
      </section>
    </>
  );
}

interface CampaignFieldsProps {
  teams: readonly { id: string; name: string }[];
  /** As it stands; absent while there is none. */
  campaign?: Campaign;
}

function CampaignFields({ teams, campaign }: CampaignFieldsProps) {
  const c = useView().t.campaigns;
  return (
    <>
      <Field name="name" label={c.name} value={campaign?.name} />
      <Field name="fromOn" type="date" label={c.from} value={campaign?.fromOn} width={12} />
      <Field name="untilOn" type="date" label={c.until} value={campaign?.untilOn} width={12} />
      <Field
        name="deadline"
        label={c.deadline}
        value={clockWords(campaign?.deadlineMinute ?? usualDeadlineMinute)}
        width={6}
      />
      <TextArea name="works" label={c.works} value={campaign?.works ?? ''} rows={5} />
      {teams.length === 0 ? null : (
        <Choices
          name="teams"
          legend={c.teams}
          isMany
          choices={teams.map(({ id, name }) => ({
            value: id,
            label: name,
            isChosen: campaign?.teamIds.includes(id),
          }))}
        />
      )}
    </>
  );
}

interface CampaignChangeProps {
  code: string;
  campaign: Campaign;
  teams: readonly { id: string; name: string }[];
}

/** A campaign's name, days, works and teams; and taking it away, which asks for a tick first. */
export function CampaignChange({ code, campaign, teams }: CampaignChangeProps) {
  const { t } = useView();
  const c = t.campaigns;
  const { id, name, version } = campaign;
  return (
    <>
      <BackLink href={paths.ward.campaign(code, id)}>{name}</BackLink>
      <h1>{c.change}</h1>
      <Form action={paths.ward.campaignChange(code, id)}>
        <HiddenValues values={{ version }} />
        <CampaignFields teams={teams} campaign={campaign} />
        <Button>{c.saveChange}</Button>
      </Form>
      <section class="panel" id="removal">
        <h2>{c.removal}</h2>
        <p>{c.removalLead}</p>
        <Form action={paths.ward.campaignRemoval(code, id)}>
          <HiddenValues values={{ version }} />
          <Choices
            name="sure"
            legend={c.removal}
            isMany
            choices={[{ value: 'yes', label: c.sure }]}
          />
          <Button kind="warning">{c.removeIt}</Button>
        </Form>
      </section>
    </>
  );
}

interface CampaignPageProps {
  code: string;
  whole: WholeCampaign;
  /** Of which a number is typed. */
  day: WholeCampaign['days'][number] | null;
}

/** One campaign day by day, its points, and its end report. */
export function CampaignPage({ code, whole, day: chosen }: CampaignPageProps) {
  const { t, dates } = useView();
  const { campaigns: c, reports: r } = t;
  const { campaign, days, points, teams } = whole;
  const { id, name, fromOn, untilOn, deadlineMinute, works } = campaign;
  return (
    <>
      <BackLink href={paths.ward.campaigns(code)}>{c.title}</BackLink>
      <h1>{name}</h1>
      <p class="lead">{c.daysOf(dates.date(fromOn), dates.date(untilOn), days.length)}</p>
      <Facts
        facts={[
          [c.deadline, clockWords(deadlineMinute)],
          [c.works, works === '' ? null : <span class="as-typed">{works}</span>],
          [c.teams, teams.map((team) => team.name).join(', ') || c.noTeams],
        ]}
      />
      <p class="no-print">
        <a class="row-link" href={paths.ward.campaignChange(code, id)}>
          {c.change}
        </a>
      </p>
      <h2>{c.picture}</h2>
      <p class="hint">{`${c.pictureLabel}. ${r.blankIs}`}</p>
      <CampaignChart days={days} />
      <Table
        caption={c.picture}
        isCaptionHidden
        whenEmpty=""
        rows={days.map((day) => ({ ...day, id: day.on }))}
        isCards
        columns={[
          {
            heading: c.day,
            cell: ({ on, turns }) =>
              turns === null ? (
                dates.date(on)
              ) : (
                <a href={`${withFilter(paths.ward.campaign(code, id), { day: on })}#day`}>
                  {dates.date(on)}
                </a>
              ),
          },
          { heading: c.turns, cell: ({ turns }) => turns ?? r.blank, isNumber: true },
          { heading: c.byHand, cell: ({ byHand }) => byHand ?? r.blank, isNumber: true },
          { heading: c.lessons, cell: ({ lessons }) => lessons ?? r.blank, isNumber: true },
          { heading: c.classes, cell: ({ classes }) => classes ?? r.blank, isNumber: true },
          { heading: c.walkIns, cell: ({ walkIns }) => walkIns ?? r.blank, isNumber: true },
          { heading: c.points, cell: (day) => day.points, isNumber: true },
          { heading: c.state, cell: ({ said }) => c.said[said], isNamed: true },
          { heading: c.note, cell: ({ note }) => note, isNamed: true },
        ]}
      />
      {chosen === null ? null : (
        <section class="panel" id="day">
          <h2>{c.sayDay(dates.date(chosen.on))}</h2>
          <p>{c.countedOf(chosen.turns ?? 0)}</p>
          <p>{c.sayLead}</p>
          <Form action={paths.ward.campaignDay(code, id)}>
            <HiddenValues
              values={{ heldOn: chosen.on, seen: seenWord(chosen.on, chosen.version) }}
            />
            <Field
              name="turns"
              label={c.byHand}
              value={chosen.byHand ?? ''}
              inputmode="numeric"
              width={9}
            />
            <Field name="note" label={c.note} value={chosen.note} />
            <Button>{c.saveDay}</Button>
          </Form>
          <p class="hint">{c.otherDay}</p>
        </section>
      )}
      <section class="panel" id="points">
        <h2>{c.pointsTitle}</h2>
        <Table
          caption={c.pointsTitle}
          isCaptionHidden
          whenEmpty={c.noPoints}
          rows={points}
          isCards
          columns={[
            { heading: c.kind, cell: ({ kind }) => c.kinds[kind] },
            { heading: c.day, cell: ({ heldOn }) => dates.date(heldOn), isNamed: true },
            { heading: c.place, cell: ({ place }) => place, isNamed: true },
            {
              heading: c.remove,
              cell: ({ id: pointId, place }) => (
                <PostButton
                  action={paths.ward.campaignPointRemoval(code, id, pointId)}
                  kind="secondary"
                  label={c.removeOf(place)}
                >
                  {c.remove}
                </PostButton>
              ),
            },
          ]}
        />
        <Form action={paths.ward.campaignPoints(code, id)}>
          <Select
            name="kind"
            label={c.kind}
            value="mobile"
            options={pointKinds.map((value) => ({ value, label: c.kinds[value] }))}
          />
          <Field name="pointOn" type="date" label={c.day} width={12} />
          <Field name="place" label={c.place} />
          <Button kind="secondary">{c.addPoint}</Button>
        </Form>
      </section>
      <PostButton action={paths.ward.campaignReport(code, id)}>{c.endReport}</PostButton>
    </>
  );
}
