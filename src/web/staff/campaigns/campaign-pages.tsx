import { pointKinds, usualDeadlineMinute } from '../../../core/programme/campaigns';
import { clockWords } from '../../../core/vietnamese/window-words';
import type { Campaign, WholeCampaign } from '../../../modules/programme';
import { BackLink } from '../../kit/components/back-link';
import { Facts } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form, PostButton } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { TextArea } from '../../kit/forms/text-area';
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
          <Field name="name" label={c.name} />
          <Field name="fromOn" type="date" label={c.from} width={12} />
          <Field name="untilOn" type="date" label={c.until} width={12} />
          <Field
            name="deadline"
            label={c.deadline}
            value={clockWords(usualDeadlineMinute)}
            width={6}
          />
          <TextArea name="works" label={c.works} value="" rows={5} />
          {teams.length === 0 ? null : (
            <Choices
              name="teams"
              legend={c.teams}
              isMany
              choices={teams.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <Button>{c.save}</Button>
        </Form>
      </section>
    </>
  );
}

/** One campaign day by day, its points, and its end report. */
export function CampaignPage({ code, whole }: { code: string; whole: WholeCampaign }) {
  const { t, dates } = useView();
  const { campaigns: c, reports: r } = t;
  const { campaign, days, points, teams } = whole;
  const { id, name, fromOn, untilOn, deadlineMinute, works } = campaign;
  const seen = days
    .flatMap(({ on, version }) => (version > 0 ? [seenWord(on, version)] : []))
    .join(' ');
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
          { heading: c.day, cell: ({ on }) => dates.date(on) },
          { heading: c.turns, cell: ({ turns }) => turns, isNumber: true },
          { heading: c.byHand, cell: ({ byHand }) => byHand ?? r.blank, isNumber: true },
          { heading: c.lessons, cell: ({ lessons }) => lessons, isNumber: true },
          { heading: c.classes, cell: ({ classes }) => classes, isNumber: true },
          { heading: c.walkIns, cell: ({ walkIns }) => walkIns, isNumber: true },
          { heading: c.points, cell: (day) => day.points, isNumber: true },
          { heading: c.state, cell: ({ said }) => c.said[said], isNamed: true },
          { heading: c.note, cell: ({ note }) => note, isNamed: true },
        ]}
      />
      <section class="panel" id="day">
        <h2>{c.sayDay}</h2>
        <p>{c.sayLead}</p>
        <Form action={paths.ward.campaignDay(code, id)}>
          <input type="hidden" name="seen" value={seen} />
          <Field name="heldOn" type="date" label={c.day} width={12} />
          <Field name="turns" label={c.byHand} inputmode="numeric" width={9} />
          <Field name="note" label={c.note} />
          <Button>{c.saveDay}</Button>
        </Form>
      </section>
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
