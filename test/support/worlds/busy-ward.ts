import { AddedTopicsService } from '../../../src/modules/learning/curriculum/added-topics.service';
import { Invitations } from '../../../src/modules/access/accounts/invitations';
import { StaffAccounts } from '../../../src/modules/access/accounts/staff-accounts';
import { WardOpenings } from '../../../src/modules/access/accounts/ward-openings';
import { AccountsService } from '../../../src/modules/access/identity/accounts.service';
import type { Account } from '../../../src/modules/access/identity/account.entity';
import { PersonalLinksService } from '../../../src/modules/access/identity/personal-links.service';
import { SignInLinks } from '../../../src/modules/access/identity/sign-in-links';
import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import type { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import type { TestDatabase } from '../databases/databases';
import { FakeClock } from '../clocks/fake-clock';
import { sundayMorning } from './features';
import { type PagesApp, startPagesApp } from '../pages/pages-app';
import { bringVideo } from './kept-video';
import { settleWard } from './province-wards';
import { WardLessons } from './ward-lessons';
import { WardLife } from './ward-life';
import { WardLists } from './ward-lists';
import { WardMovement } from './ward-movement';
import type { Couple, Staff } from './ward-steps';

/** A ward in which everything has happened once, in one of the whole service's processes. */
export interface BusyWard extends Staff, Couple {
  pages: PagesApp;
  clock: FakeClock;
  ward: Ward;
  /** What stands in paths behind a colon, by the words before it. */
  ids: Record<
    | 'session'
    | 'groupClass'
    | 'invitation'
    | 'hold'
    | 'ownBooking'
    | 'proposal'
    | 'weekPlan'
    | 'trial'
    | 'province'
    | 'import'
    | 'importDraft'
    | 'peopleAct'
    | 'venue'
    | 'hamlet'
    | 'walkIn'
    | 'ticket'
    | 'change'
    | 'absence'
    | 'announcement'
    | 'addedTopic'
    | 'video'
    | 'team'
    | 'teamMember'
    | 'door'
    | 'doorVisit'
    | 'household'
    | 'programme'
    | 'report'
    | 'sentReport'
    | 'campaign'
    | 'certificate'
    | 'certificateProof'
    | 'reminder'
    | 'feedback'
    | 'account',
    string
  > & {
    /** Of a question that somebody was asked. */
    question: string;
    /** The personal link of the guest, who is another mentee. */
    link: string;
    /** The address of the same person's calendar. */
    calendar: string;
    signIn: string;
    /** The link by which the officer of the counter sets a password. */
    invitation: string;
  };
  /** Has opened the ward. */
  provincial: Actor;
  counter: Actor;
  guestId: string;
}

/** Lives a fortnight of a ward through the pages, the API and the jobs. */
export async function liveThroughAWard(
  database: TestDatabase,
  settings: Record<string, string> = {},
): Promise<BusyWard> {
  const clock = new FakeClock(sundayMorning);
  const pages = await startPagesApp(database.unitOfWork, clock, settings);
  try {
    return await live(database, pages, clock);
  } catch (error) {
    await pages.close();
    throw error;
  }
}

async function live(database: TestDatabase, pages: PagesApp, clock: FakeClock): Promise<BusyWard> {
  const { app } = pages;
  const wardId = await settleWard({ app, database }, '99001', 105.9, [4, 24], true);
  const ward = await app.get(WardsService).get(wardId);
  const { account, ...officer } = await staffOf(pages, 'can-bo', ward.id);
  const { account: _, ...operator } = await staffOf(pages, 'van-hanh', null);
  pages.actors = [officer];

  const staff = { officer, operator };
  const life = new WardLife(pages, clock, ward, staff);
  const lessons = new WardLessons(pages, clock, ward, staff);
  const movement = new WardMovement(pages, clock, ward, staff);
  const lists = new WardLists(pages, ward, staff);
  const places = await life.places();
  const sheet = await lists.importSheet();
  const peopleAct = await lists.takeBackPeople();
  const importDraft = await lists.bringSheet();
  await life.pairAndPlan();
  const proposal = await life.correctPairs();
  const trial = await life.tryOut(proposal);
  const couple = await life.choosePair();
  await lessons.changeTimes(couple);
  const ownBooking = await lessons.bookAndMove(couple);
  const session = await lessons.openSessions(couple);
  const invited = await lessons.holdClass(couple, places.venue);
  const walkIn = await lessons.walkIn(couple, places.venue);
  const reminder = await life.remind(couple);
  await lessons.meet(couple);
  const asked = await life.askWhatTheyThink();
  const province = await life.pairProvince(database);
  const weekPlan = await life.planNextWeek();
  const change = await lessons.changePlans(couple);
  const announcement = await life.announce(couple);
  const team = await movement.team(couple, places.hamlet, places.venue);
  const own = { topicName: 'Zalo', rank: 200, after: [], lessons: 2, forGroups: [] };
  const { code: addedTopic } = await app.get(AddedTopicsService).add(officer, ward.id, own);
  const guestId = await life.anotherThan(couple.mentee);
  const accounts = app.get(StaffAccounts);
  const atCounter = { role: 'counter', wardIds: [ward.id], provinceCode: null } as const;
  const ofProvince = { role: 'provincial', wardIds: [], provinceCode: ward.provinceCode } as const;
  const atDesk = await accounts.add(operator, 'quay', { fullName: 'Đỗ Thị Quầy', ...atCounter });
  const above = await accounts.add(operator, 'tinh', { fullName: 'Hồ Văn Tỉnh', ...ofProvince });
  const provincial: Actor = {
    kind: 'provincial',
    id: above.id,
    wardId: null,
    wardIds: [ward.id],
    provinceCode: ward.provinceCode,
  };
  await app.get(WardOpenings).open(provincial, ward, 'Xem báo cáo của đơn vị');
  return {
    provincial,
    counter: { kind: 'counter', id: atDesk.id, wardId: ward.id },
    pages,
    clock,
    ward,
    officer,
    operator,
    ...couple,
    guestId,
    ids: {
      ...places,
      ownBooking,
      hold: await lessons.keepSeat(couple.mentee),
      ...walkIn,
      ...change,
      announcement,
      ...team,
      household: await movement.programme(couple),
      programme: await movement.sideBySide(places.venue),
      ...(await movement.report(couple)),
      campaign: await movement.campaign(team.team),
      ...(await movement.recognition(couple)),
      addedTopic,
      video: await bringVideo(pages, officer, ward.id),
      ...invited,
      import: sheet,
      importDraft,
      peopleAct,
      session,
      proposal,
      trial,
      weekPlan,
      province,
      reminder,
      ...asked,
      link: await app.get(PersonalLinksService).linkFor('mentee', guestId),
      calendar: (await app.get(PersonalLinksService).calendarOf('mentee', guestId)) ?? '',
      account: atDesk.id,
      invitation: await app.get(Invitations).invite(operator, atDesk.id),
      signIn: await app.get(SignInLinks).make(account, 'sign-in'),
    },
  };
}

async function staffOf(
  { app }: PagesApp,
  login: string,
  wardId: string | null,
): Promise<Actor & { account: Account }> {
  const role = wardId ? 'officer' : 'operator';
  const fields = {
    login,
    wardId,
    role,
    fullName: 'Lê Thị Thử',
    password: 'mười hai chữ cái',
  } as const;
  const account = await app.get(AccountsService).create(systemActor, fields);
  return { kind: role, id: account.id, wardId, account };
}
