import { countedFigures } from '../../../src/core/programme/figures';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { Household } from '../../../src/modules/people/entities/household.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { plant } from '../../factories/given';
import { makeHousehold } from '../../factories/people';
import { noProgrammeRules } from '../../factories/wards';
import { type Versioned, type Couple, WardSteps, at } from './ward-steps';

/** What a ward is judged by: teams at the doors, confirmations, reports, recognition, campaigns. */
export class WardMovement extends WardSteps {
  /** A team with its members, what they were trained in, what it asks for before pairing, and a class for its people. */
  async team(
    { mentor }: Couple,
    hamlet: string,
    venueId: string,
  ): Promise<{ team: string; teamMember: string; door: string; doorVisit: string }> {
    type Made = Versioned & { members: { id: string; mentorId: string | null }[] };
    const teams = `wards/${this.ward.id}/teams`;
    const said = { name: 'Tổ công nghệ số 1', hamletIds: [hamlet] };
    const { id, version } = await this.ask<Made>('POST', teams, said);
    await this.ask('PATCH', `teams/${id}`, { version, name: 'Tổ công nghệ số thôn 1' });
    const leader = { mentorId: mentor.id, organisation: 'youth-union', role: 'leader' };
    await this.ask('POST', `teams/${id}/members`, leader);
    const other = { fullName: 'Phạm Thị Mơ', phone: '0912345677', role: 'member' };
    const joined = await this.ask<Made>('POST', `teams/${id}/members`, {
      ...other,
      organisation: 'womens-union',
    });
    const teamMember = joined.members.find((one) => one.mentorId === null)?.id ?? '';
    for (const hasLeft of [true, false]) {
      await this.ask('PATCH', `teams/${id}/members/${teamMember}`, { hasLeft });
    }
    const now = await this.ask<Made>('GET', `teams/${id}`);
    const off = await this.ask<Made>('POST', `teams/${id}/dissolution`, { version: now.version });
    await this.ask('POST', `teams/${id}/restoration`, { version: off.version });
    const [training] = await this.ask<{ id: string }[]>('POST', `wards/${this.ward.id}/trainings`, {
      kind: 'safe-conduct',
      heldOn: '2026-11-20',
      givenBy: 'Công an xã',
      mentorIds: [mentor.id],
      memberIds: [teamMember],
    });
    await this.ask('DELETE', `trainings/${training.id}`);
    const settings = `wards/${this.ward.id}/settings`;
    await this.ask('PATCH', settings, { requiredTrainings: ['safe-conduct'] });
    await this.ask('PATCH', settings, { requiredTrainings: [] });
    const { topics } = await this.ask<{ topics: string[] }>('GET', `mentors/${mentor.id}`);
    await this.ask('POST', `wards/${this.ward.id}/classes`, {
      topic: topics[0],
      venueId,
      startAt: at('2026-12-26', 15),
      seats: 6,
      mentorIds: [mentor.id],
      agreed: true,
      audienceKind: 'team',
      audienceRef: id,
    });
    return { team: id, teamMember, ...(await this.knock(hamlet)) };
  }

  /** The doors of a hamlet: filled, knocked at, somebody taken down there, a wrong word taken back. */
  private async knock(hamlet: string): Promise<{ door: string; doorVisit: string }> {
    type Made = Versioned & { visits: { id: string }[] };
    const doors = `wards/${this.ward.id}/hamlets/${hamlet}/doors`;
    await this.ask('POST', `${doors}/filling`);
    const wrong = await this.ask<Made>('POST', doors, { label: 'Nhà không có' });
    await this.ask('DELETE', `doors/${wrong.id}`);
    const { id, version } = await this.ask<Made>('POST', doors, { label: 'Nhà ông Ba' });
    await this.ask('PATCH', `doors/${id}`, { version, address: 'Ngõ 3', phone: '0912345676' });
    await this.ask('POST', `doors/${id}/visits`, { outcome: 'nobody-home', note: 'Tối mới về' });
    const said = await this.ask<Made>('POST', `doors/${id}/visits`, { outcome: 'refused' });
    await this.ask('POST', `doors/${id}/visits/${said.visits[0].id}/taking-back`);
    const consent = { isGiven: true, way: 'spoken', proof: 'Nói tại nhà' };
    const learner = { fullName: 'Lê Thị Gõ', birthYear: 1956, topics: ['vneid'], consent };
    const after = await this.ask<Made>('POST', `doors/${id}/learners`, { learner });
    await this.ask('GET', doors);
    await this.ask('GET', `wards/${this.ward.id}/doors`);
    return { door: id, doorVisit: after.visits[0].id };
  }

  /** Programmes beside that of the ambassadors; gives the one that stays, in which nobody is. */
  async sideBySide(venueId: string): Promise<string> {
    interface Made {
      id: string;
      version: number;
    }
    const programmes = `wards/${this.ward.id}/programmes`;
    const said = { ...noProgrammeRules, venueIds: [venueId] };
    const { id, version } = await this.ask<Made>('POST', programmes, {
      ...said,
      name: 'Chợ số 4T',
    });
    const fewer = { ...said, minMentees: 1 };
    await this.ask('POST', `${programmes}/${id}/changes-preview`, {
      programme: fewer,
      act: 'keep',
    });
    await this.ask('PUT', `${programmes}/${id}`, { ...fewer, version });
    const other = await this.ask<Made>('POST', programmes, {
      ...noProgrammeRules,
      name: 'Một kèm một',
    });
    await this.ask('DELETE', `${programmes}/${other.id}`);
    return id;
  }

  /** How far somebody is with VNeID, a list from the police, and who guides a household; gives the household. */
  async programme({ mentee }: Couple): Promise<string> {
    const unitOfWork = this.pages.app.get(UnitOfWork);
    const menteeId = mentee.id ?? '';
    const household = await unitOfWork.write(async (manager) => {
      const made = await plant(manager, Household, makeHousehold({ wardId: this.ward.id }));
      await manager.update(Mentee, { id: menteeId }, { householdId: made.id });
      return made.id;
    });
    const vneid = `mentees/${menteeId}/vneid`;
    await this.ask('POST', vneid, { state: 'said', version: 0 });
    await this.ask('POST', vneid, { state: 'seen', version: 1 });
    await this.ask('POST', `wards/${this.ward.id}/vneid-lists`, {
      people: [{ menteeId, on: '2026-11-20' }],
    });
    const guides = `families/${household}/guides`;
    await this.ask('POST', guides, { menteeId });
    await this.ask('DELETE', `${guides}/${menteeId}`);
    await this.ask('POST', guides, { menteeId });
    await this.ask('PUT', `wards/${this.ward.id}/targets`, {
      year: 2026,
      audience: 'adult',
      measure: 'all-topics',
      percent: 80,
      denominator: 900,
      denominatorOn: '2026-10-01',
      denominatorSource: 'Công an xã',
      version: 0,
    });
    for (const measure of ['turns', 'people', 'one-topic', 'all-topics', 'vneid', 'families']) {
      await this.ask('GET', `wards/${this.ward.id}/measures/${measure}`);
      await this.ask('PUT', `wards/${this.ward.id}/targets`, {
        year: 2026,
        audience: 'all',
        measure,
        amount: 10,
        version: 0,
      });
    }
    await this.ask('GET', `wards/${this.ward.id}/targets`);
    return household;
  }

  /** A week is reported, with its words and somebody named, sent, returned, corrected: what was sent, and the draft of the correction. */
  async report({ mentor }: Couple): Promise<{ report: string; sentReport: string }> {
    const of = `wards/${this.ward.id}`;
    const week = { kind: 'week', from: '2026-11-16', until: '2026-11-22' };
    const dropped = await this.ask<Versioned>('POST', `${of}/reports`, { ...week, kind: 'month' });
    await this.ask('POST', `reports/${dropped.id}/dropping`, { version: dropped.version });
    const { id, version } = await this.ask<Versioned>('POST', `${of}/reports`, week);
    const words = { communication: 'Loa', difficulties: '', proposals: '', groups: '' };
    const byHand = { news: 1, loudspeakers: null, events: null };
    const written = await this.ask<Versioned>('PUT', `reports/${id}`, { version, words, byHand });
    const person = { side: 'mentor', personId: mentor.id, word: 'Tận tâm', agreedOn: '2026-11-20' };
    const named = await this.ask<Versioned>('POST', `reports/${id}/people`, person);
    await this.ask('DELETE', `reports/${id}/people/${named.id}`);
    await this.ask('POST', `reports/${id}/people`, person);
    const sent = await this.ask<Versioned>('POST', `reports/${id}/sending`, {
      version: written.version,
    });
    const returned = { version: sent.version, isApproved: false, word: 'Thiếu số' };
    await this.as(this.staff.operator, () => this.ask('POST', `reports/${id}/decision`, returned));
    await this.ask('PUT', `${of}/letterhead`, {
      parentAgency: '',
      agency: 'Ủy ban nhân dân xã',
      numberSign: 'BC-UBND',
      place: '',
      authority: '',
      signerTitle: '',
      signerName: '',
      recipients: '',
    });
    const correction = await this.ask<Versioned>('POST', `reports/${id}/corrections`);
    for (const figure of countedFigures) await this.ask('GET', `${of}/figures/${figure}`);
    await this.ask('GET', `${of}/figures/guided?by=mark&code=elderly`);
    await this.ask('GET', `${of}/figures`);
    await this.ask('GET', `${of}/reports`);
    await this.as(this.staff.operator, () => this.ask('GET', 'provinces/37/reports'));
    return { report: correction.id, sentReport: id };
  }

  /** An ambassador is recognised, taken back and recognised again, and agrees to be named: the certificate. */
  async recognition({
    mentor,
  }: Couple): Promise<{ certificate: string; certificateProof: string }> {
    const of = `wards/${this.ward.id}`;
    const decision = {
      side: 'mentor',
      subjectId: mentor.id,
      fromOn: '2026-01-01',
      untilOn: '2026-12-31',
      isAwarded: true,
      word: 'Tận tâm',
    };
    const first = await this.ask<Versioned>('POST', `${of}/recognitions`, decision);
    await this.ask('POST', `recognitions/${first.id}/taking-back`, { version: first.version });
    const again = await this.ask<Versioned & { certificateId: string }>(
      'POST',
      `${of}/recognitions`,
      decision,
    );
    await this.ask('GET', `${of}/recognitions?from=2026-01-01&until=2026-12-31`);
    const naming = { version: 1, namedOn: '2026-11-20' };
    const id = again.certificateId;
    const { proof } = await this.ask<{ proof: string }>('PUT', `certificates/${id}/naming`, naming);
    await this.ask('GET', `${of}/certificates`);
    return { certificate: id, certificateProof: proof };
  }

  /** A campaign with a point on a market and a number by hand, and the draft of its report. */
  async campaign(team: string): Promise<string> {
    const days = { fromOn: '2026-11-16', untilOn: '2026-11-22' };
    const of = `wards/${this.ward.id}/campaigns`;
    const { id } = await this.ask<Versioned>('POST', of, {
      name: 'Tuần ra quân',
      ...days,
      teamIds: [team],
    });
    const wrongName = { name: 'Tuan ra quan', ...days };
    const mistaken = await this.ask<Versioned>('POST', of, wrongName);
    const renamed = await this.ask<Versioned>('PUT', `campaigns/${mistaken.id}`, {
      ...wrongName,
      untilOn: '2026-11-23',
      version: mistaken.version,
    });
    await this.ask('POST', `campaigns/${mistaken.id}/removal`, { version: renamed.version });
    const point = { kind: 'market', heldOn: days.fromOn, place: 'Chợ xã' };
    const wrong = await this.ask<Versioned>('POST', `campaigns/${id}/points`, point);
    await this.ask('DELETE', `campaigns/${id}/points/${wrong.id}`);
    await this.ask('POST', `campaigns/${id}/points`, point);
    const day = `campaigns/${id}/days/${days.fromOn}`;
    await this.ask('PUT', day, { turns: 12, version: 0 });
    await this.ask('PUT', day, { turns: null, version: 1 });
    await this.ask('GET', of);
    const report = await this.ask<Versioned>('POST', `campaigns/${id}/reports`);
    await this.ask('GET', `reports/${report.id}`);
    return id;
  }
}
