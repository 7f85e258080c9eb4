import { built } from '../bookings/world.mjs';

const { addDays } = built('core/time/local-dates');
const { sheetBytes } = built('demo/sheet-bytes');
const { numberSettingEntries } = built('modules/wards/entities/number-settings');

/**
 * What an officer has done by the end of a month, over the API: a plan published, a storm day called off, another plan
 * and a proposal that wait, weights tried, sheets read and kept, a topic of the ward's own, a class, an announcement. Gives what it is known by.
 */
export async function liveThroughAMonth(
  { api, page, press },
  { ward, mentors, mentees, venues, monday },
) {
  const inWard = `wards/${ward.id}`;
  const until = async (path, isDone) => {
    for (;;) {
      const found = await api('GET', path);
      if (isDone(found)) return found;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  const plan = async (weeks) => {
    const { id } = await api('POST', `${inWard}/week-plans`, weeks);
    return until(`${inWard}/week-plan-runs/${id}`, isMade);
  };
  const next = await plan({ fromDate: addDays(monday, -7), weeks: 1 });
  await api('POST', `${inWard}/week-plan-runs/${next.id}/publication`, { version: next.version });
  const stormDay = addDays(monday, -5);
  const storm = { from: stormDay, to: stormDay, reason: 'Mưa bão', act: 'cancel' };
  const change = await api('POST', `${inWard}/days-off`, storm);
  const weekPlan = await plan({ fromDate: monday, weeks: 1, again: true });
  const proposal = await api('POST', `${inWard}/proposals`);
  await until(`proposals/${proposal.id}`, isMade);

  const trial = await tried({ page, press }, ward);

  const refused = await form(mentees, { hasNames: false });
  const sheetImport = await api('POST', `${inWard}/imports`, refused);
  const read = await form(mentees, { hasNames: true });
  const draft = await api('POST', `${inWard}/import-drafts`, read);
  await until(`import-drafts/${draft.id}`, ({ state }) => state === 'read');

  // Before the draft is looked at again, some of its people are kept; what they are is an act on many.
  const kept = await api(
    'POST',
    `${inWard}/imports`,
    await form(newcomers(), { hasNames: true, isFree: true }),
  );
  const topicName = 'Nghe đài làng qua mạng';
  const added = await api('POST', `${inWard}/added-topics`, {
    topicName,
    rank: 75,
    after: ['smartphone'],
    lessons: 2,
    forGroups: [],
  });

  const groupClass = await api('POST', `${inWard}/classes`, {
    topic: 'vneid',
    audienceKind: 'ward',
    venueId: venues[0].id,
    seats: 60,
    mentorIds: [mentors.find(({ topics }) => topics.includes('vneid')).id],
    agreed: true,
    startAt: Date.parse(`${addDays(monday, 5)}T09:00:00+07:00`),
  });
  await api('POST', `classes/${groupClass.id}/invitations`);
  const announcement = await api('POST', `${inWard}/announcements`, {
    side: 'mentee',
    personIds: mentees.slice(0, 100).map(({ id }) => id),
    text: 'Mai nhà văn hóa mất điện.',
  });
  const stop = { version: 1, reason: 'moved' };
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const [goneMentor, goneMentee] = [mentors.at(-1), mentees.at(-1)];
  await api('POST', `mentees/${goneMentee.id}/stop`, { ...stop, on: today });
  const back = { ...stop, on: today, menteesBecome: 'list' };
  await api('POST', `mentors/${goneMentor.id}/stop`, back);
  return {
    goneMentor,
    goneMentee,
    change: change.id,
    weekPlan: weekPlan.id,
    weekPlanPublished: next.id,
    proposal: proposal.id,
    trial,
    peopleAct: kept.id,
    addedTopic: encodeURIComponent(added.code),
    sheetImport: sheetImport.id,
    importDraft: draft.id,
    groupClass: groupClass.id,
    announcement: announcement.id,
  };
}

/** Other weights, looked at; gives the id of the trial once it is reckoned. */
async function tried({ page, press }, { code }) {
  const weights = numberSettingEntries.filter(([, { group }]) => group === 'weights');
  const values = Object.fromEntries(weights.map(([name, { byDefault }]) => [name, byDefault]));
  const path = await press(`/wards/${code}/settings/weights`, {
    ...values,
    activeMentorReward: 6_000,
  });
  while ((await page(path)).text().includes('http-equiv="refresh"')) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return path.split('?')[0].split('/').at(-1);
}

function isMade({ state, failure }) {
  if (state === 'failed') throw new Error(`It was not made: ${failure}`);
  return state === 'proposed' || state === 'done';
}

/** Forty people whom nobody knows yet. */
function newcomers() {
  const letters = ['An', 'Bé', 'Cò', 'Dế', 'Gà', 'Hổ', 'Kê', 'Lý'];
  return Array.from({ length: 40 }, (_, nth) => ({
    fullName: `Lò Văn ${letters[nth % 8]} ${letters[nth >> 3]}`,
  }));
}

/** A list of as many people as the ward has; without their names all lines are refused. */
async function form(mentees, { hasNames, isFree = false }) {
  const lines = mentees.map(({ fullName }, nth) => [
    nth + 1,
    hasNames ? fullName : '',
    1940 + (nth % 40),
    `0912${String(nth).padStart(6, '0')}`,
    `Xóm ${(nth % 14) + 1}`,
    'VNeID',
    'x',
    ...(isFree ? ['Tối T2'] : []),
  ]);
  const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số điện thoại', 'Thôn', 'Nhu cầu', 'Đồng ý'];
  if (isFree) header.push('Buổi rảnh');
  const bytes = await sheetBytes(['DANH SÁCH HỌC VIÊN'], [header, ...lines]);
  const sheet = new FormData();
  sheet.set('kind', 'mentees');
  sheet.set('file', new Blob([bytes]), 'hoc-vien.xlsx');
  return sheet;
}
