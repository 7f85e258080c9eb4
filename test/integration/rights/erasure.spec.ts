import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { erasureRules } from '../../../src/app/erasure';
import { entities } from '../../../src/app/entities';
import { Feedback } from '../../../src/modules/reminders/entities/feedback.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Skill } from '../../../src/modules/learning/entities/skill.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { newId } from '../../../src/platform/database/columns';
import { Traces } from '../../../src/core/people/traces';
import type { BusyWard } from '../../support/worlds/busy-ward';
import { dialects, type TestDatabase } from '../../support/databases/databases';
import { sealerOfTests } from '../../support/databases/open-test-database';
import { openBusyWard } from '../../support/worlds/lived-wards';
import { columnsOfTable, tablesOf } from '../../support/databases/table-columns';

const longMs = 600_000;
const before = { fullName: 'Trương Quýnh Ngoẻn', phone: '+84968777111' };
const named = {
  fullName: 'Trương Quỳnh Ngoan',
  phone: '+84968777222',
  address: 'Số 77 ngõ Quế Lâm',
  email: 'quynh.ngoan@example.vn',
};
const mentorNamed = { fullName: 'Khúc Thừa Vĩnh', phone: '+84968777333' };
/** As somebody would look for them. */
const spellings = [
  before.fullName,
  named.fullName,
  'truong quynh ngoan',
  'TRUONG QUYNH NGOEN',
  '0968777222',
  '0968 777 222',
  '+84 968 777 222',
  '968777111',
  'Quế Lâm',
  'que lam',
  named.email,
  'Khúc Thừa Vĩnh',
  'khuc thua vinh',
  '0968777333',
  '84968777333',
];

/** What stands in a column of its own, and is found by what it is sealed as. */
const sealedAlone = [before.phone, named.phone, named.address, named.email, mentorNamed.phone];

/** Columns of text that hold codes, days, hashes, identifiers, or what the service itself or staff are called. */
const holdNobody: Record<string, readonly string[]> = {
  account: ['login', 'full_name', 'password_hash', 'role', 'province_code'],
  audit_entry: ['actor_kind', 'action', 'facts', 'origin'],
  audit_seal: ['hash'],
  announcement: ['side', 'made_by_kind'],
  announcement_person: ['outcome'],
  availability_exception: ['date', 'kind'],
  booking: ['state', 'booked_by_kind'],
  border_pair: ['facts', 'state', 'refusal'],
  call_line: ['caller_kind', 'outcome'],
  change_effect: ['kind', 'came_back'],
  channel_pause: ['channel', 'reason'],
  channel_use: ['channel', 'date'],
  data_key: ['key_id', 'proof'],
  consent: ['kind', 'given_on', 'way', 'taken_by_kind'],
  consent_wording: ['vi', 'en'],
  curriculum_topic: ['topic', 'comes_after', 'for_groups', 'words', 'video_url', 'video_file'],
  earlier_key: ['side'],
  campaign: ['from_on', 'until_on', 'team_ids'],
  campaign_day: ['held_on'],
  certificate: ['kind', 'proof', 'issued_on', 'named_on'],
  recognition: ['side', 'from_on', 'until_on'],
  campaign_point: ['kind', 'held_on'],
  door: ['outcome'],
  letterhead: ['parent_agency', 'agency', 'number_sign', 'place', 'authority', 'signer_title'],
  report: ['kind', 'from_on', 'until_on', 'state', 'by_hand'],
  report_person: ['side', 'agreed_on'],
  door_visit: ['outcome', 'by_kind'],
  feedback: ['occasion', 'useful', 'alone', 'answered_by_kind'],
  group_class: ['audience_kind', 'audience_ref'],
  hamlet: ['name'],
  holiday: ['date'],
  idempotency_key: ['id', 'request_hash'],
  import_draft: ['kind', 'file_hash', 'state', 'hidden', 'requested_by_kind'],
  import_draft_piece: ['part'],
  import_draft_reading: ['hidden', 'hamlet_ids'],
  learning_note: ['topic', 'actor_kind'],
  leftover: ['side', 'code', 'facts'],
  match_run: ['state', 'people_hash', 'summary', 'failure', 'weights'],
  match_trial: ['kind', 'weights', 'shown', 'state', 'results', 'failure'],
  mentee: [
    'gender',
    'languages',
    'topics',
    'windows',
    'consent_on',
    'groups',
    'support',
    'wished_gender',
    'message_language',
    'target_group',
    'programme',
  ],
  mentor: [
    'gender',
    'languages',
    'topics',
    'windows',
    'consent_on',
    'message_language',
    'trainings',
    'programme',
  ],
  merged_row: ['table_name', 'column_name'],
  message_opt_out: ['channel', 'source'],
  migrations: ['name'],
  pair: ['facts', 'ended_because'],
  pair_act: ['kind', 'made_by_kind'],
  people_act: ['kind', 'side', 'reason', 'made_by_kind'],
  person_change: ['side'],
  person_stop: ['side', 'reason', 'stopped_on', 'mentees_become', 'stopped_by_kind'],
  personal_link: ['person_kind'],
  planned_change: ['kind', 'act', 'made_by_kind'],
  proposal_act: ['kind', 'before', 'after', 'made_by_kind'],
  proposed_pair: ['facts'],
  province_run: ['province_code', 'state', 'failure'],
  province_ward: ['state', 'failure'],
  provider_link: ['subject_hash', 'holder_kind'],
  publication: ['people_hash', 'ended', 'begun'],
  rate_limit: ['key'],
  recovery_code: ['code_hash'],
  reminder: ['recipient_kind', 'kind', 'state', 'channel'],
  reminder_attempt: ['channel', 'outcome'],
  rights_request: [
    'side',
    'kind',
    'way',
    'asked_on',
    'asked_by_kind',
    'answer_by',
    'done_by',
    'outcome',
    'settled_by_kind',
  ],
  second_factor: ['secret', 'pending_secret'],
  session: ['topic', 'state'],
  sheet_import: ['kind', 'file_hash'],
  sign_in: ['token_hash', 'holder_kind', 'way_in', 'device', 'address'],
  sign_in_link: ['token_hash', 'purpose'],
  skill: ['topic', 'level', 'level_before', 'seen_by_kind'],
  skill_change: ['level_from', 'level_to', 'actor_kind'],
  sweep_beat: ['name'],
  team: ['hamlet_ids'],
  team_member: ['organisation', 'role'],
  training: ['kind', 'held_on'],
  venue: ['name', 'kind', 'openings', 'open_from', 'open_until'],
  walk_in_day: ['date', 'topics', 'state'],
  walk_in_ticket: ['topic', 'gone_because'],
  ward: ['code', 'name', 'province_code', 'settings', 'kind', 'added_topics', 'programmes'],
  ward_boundary: ['file_name', 'shapes'],
  family_guide: ['since', 'by_kind'],
  target: ['audience', 'measure', 'denominator_on', 'set_by_kind'],
  vneid_change: ['state_from', 'state_to', 'seen_on', 'how', 'actor_kind'],
  vneid_record: ['state', 'seen_on', 'how', 'by_kind'],
  ward_figures: ['measure', 'definition', 'days'],
  ward_topic: ['topic', 'words', 'video_url', 'video_file'],
  week_plan: ['week_start'],
  week_plan_proposal: ['grounds', 'starts', 'plan'],
  week_plan_run: ['from_date', 'state', 'failure', 'requested_by_kind'],
  zalo_token: ['name', 'seed', 'access_token', 'refresh_token', 'failure'],
};

describe.each(dialects)('what is left of somebody who was erased, on %s', (dialect) => {
  let database: TestDatabase;
  let ward: BusyWard | undefined;

  beforeAll(async () => {
    ({ database, ward } = await openBusyWard(dialect));
  }, longMs);
  afterAll(async () => {
    await ward?.pages.close();
    await database.drop();
  }, longMs);

  const read = () => database.unitOfWork.read;
  const lived = (): BusyWard => {
    if (!ward) throw new Error('Nobody lived in the ward.');
    return ward;
  };
  const write = (sql: string, ...values: unknown[]) =>
    database.unitOfWork.write((manager) => manager.query(sql, values));
  const ask = async (method: 'POST' | 'PATCH' | 'PUT', path: string, body: object) => {
    const { status, text } = await lived().pages.send(method, `/api/v1/${path}`, body);
    if (status >= 400) throw new Error(`${path}: ${status} ${text}`);
    return JSON.parse(text || 'null') as Record<string, unknown>;
  };

  /** Each place in which one of the spellings stands, in every column of every table. */
  async function found(): Promise<string[]> {
    const keys = spellings.map((text) => plain(text));
    const places: string[] = [];
    for (const table of await tablesOf(read())) {
      const rows = await read().query<Record<string, unknown>[]>(`SELECT * FROM ${table}`);
      for (const row of rows) {
        for (const [column, value] of Object.entries(row)) {
          const text = typeof value === 'string' ? plain(value) : '';
          const key = keys.find((one) => text.includes(one));
          if (key) places.push(`${table}.${column}: ${key}`);
        }
      }
    }
    return [...new Set(places)].sort();
  }

  /** The spellings that stand in the bytes of the database's files. */
  function inFiles(): string[] {
    if (dialect !== 'sqlite') return [];
    const file = database.url.slice('sqlite:'.length);
    const bytes = [file, `${file}-wal`].map((one) => plain(readFileSync(one, 'utf8'))).join();
    const inWords = spellings.filter((text) => bytes.includes(plain(text)));
    const sealed = sealerOfTests
      ? sealedAlone.filter((text) => bytes.includes(plain(sealerOfTests?.seal(text) ?? '')))
      : [];
    return [...inWords, ...sealed];
  }

  /** Something of them in every place that people write in. */
  async function fill(menteeId: string, mentorId: string): Promise<void> {
    const { pages, officer, ward: place } = lived();
    pages.actors = [officer];
    const change = async (side: 'mentees' | 'mentors', id: string, said: object) => {
      const entity = side === 'mentees' ? Mentee : Mentor;
      const { version } = await read().findOneByOrFail<Mentee | Mentor>(entity, { id });
      await ask('PATCH', `${side}/${id}`, { version, ...said });
    };
    await change('mentees', menteeId, before);
    await change('mentees', menteeId, named);
    await change('mentors', mentorId, mentorNamed);
    const { guestId } = lived();
    const versions = await Promise.all(
      [menteeId, guestId].map((id) => read().findOneByOrFail(Mentee, { id })),
    );
    await change('mentees', guestId, { ...before, address: named.address });
    const other = await read().findOneByOrFail(Mentee, { id: guestId });
    await ask('POST', `mentees/${menteeId}/merge`, {
      version: versions[0].version,
      otherId: guestId,
      otherVersion: other.version,
    });
    const words = `Gặp ${named.fullName}, 0968 777 222, ${named.address}; thầy Khúc Thừa Vĩnh`;
    const json = JSON.stringify({ note: words });
    const wardId = place.id;
    const one = async (table: string, where: string, ...values: unknown[]) => {
      const [row] = await read().query<Record<string, string>[]>(
        `SELECT * FROM ${table} WHERE ${where} LIMIT 1`,
        values,
      );
      if (!row) throw new Error(`${table} has no row.`);
      return row;
    };
    const plant = async (table: string, key: string, row: Record<string, string>, said: object) => {
      const entries = Object.entries(said);
      const sets = entries.map(([column], nth) => `${column} = $${nth + 1}`).join(', ');
      const values = entries.map(([, value]) => value as unknown);
      await write(
        `UPDATE ${table} SET ${sets} WHERE ${key} = $${values.length + 1}`,
        ...values,
        row[key],
      );
    };
    const place1 = await one('booking', 'mentee_id = $1', menteeId);
    await plant('booking', 'id', place1, { booked_because: words });
    await plant('session', 'id', { id: place1.session_id }, { note: words, cancel_reason: words });
    const elsewhere = await one('session', 'ward_id = $1 AND id <> $2', wardId, place1.session_id);
    await plant('session', 'id', elsewhere, { note: words });
    await write(`UPDATE group_class SET phone = $1 WHERE ward_id = $2`, mentorNamed.phone, wardId);
    for (const [table, said] of [
      ['announcement', { text: words }],
      ['planned_change', { reason: words, what: json }],
      ['walk_in_day', { cancel_reason: words }],
      ['test_message', { results: json }],
    ] as const) {
      const rows = await read().query<Record<string, string>[]>(
        `SELECT * FROM ${table} WHERE ward_id = $1 LIMIT 1`,
        [wardId],
      );
      if (rows.length > 0) await plant(table, 'id', rows[0], said);
    }
    await write(
      `INSERT INTO holiday (id, ward_id, date, name, is_holiday) VALUES ($1, $2, '2027-02-02', $3, $4)`,
      newId(),
      wardId,
      words,
      true,
    );
    const message = await one('reminder', 'recipient_id = $1', menteeId);
    await plant('reminder', 'id', message, { facts: json, call_note: words, failure: words });
    await plant(
      'reminder',
      'id',
      await one('reminder', 'recipient_id <> $1 AND ward_id = $2', menteeId, wardId),
      { facts: json, call_note: words, failure: words },
    );
    await write(
      `INSERT INTO reminder_attempt (id, reminder_id, channel, address, outcome, detail, at)
       VALUES ($1, $2, 'sms', $3, 'error', $4, 1)`,
      newId(),
      message.id,
      named.phone,
      words,
    );
    const asked = await one('feedback', 'ward_id = $1', wardId);
    await plant('feedback', 'id', asked, { words, mentee_id: menteeId });
    const skill = await read().query<Record<string, string>[]>(
      'SELECT * FROM skill WHERE mentee_id = $1',
      [menteeId],
    );
    for (const { id } of skill) {
      await write(`UPDATE skill_change SET reason = $1 WHERE skill_id = $2`, words, id);
    }
    await write(
      `INSERT INTO learning_note (id, mentee_id, topic, note, actor_kind, at)
       VALUES ($1, $2, 'vneid', $3, 'officer', 1)`,
      newId(),
      menteeId,
      words,
    );
    // What was said of others may name them as well.
    const neighbour = await one(
      'mentee',
      'ward_id = $1 AND id NOT IN ($2, $3) AND is_active',
      wardId,
      menteeId,
      guestId,
    );
    await ask('PUT', `mentees/${neighbour.id}/skills/vneid`, {
      version: 0,
      level: 'with-help',
      reason: words,
    });
    await write(
      `INSERT INTO learning_note (id, mentee_id, topic, note, actor_kind, at)
       VALUES ($1, $2, 'vneid', $3, 'officer', 1)`,
      newId(),
      neighbour.id,
      words,
    );
    const hamletIds = [(await one('hamlet', 'ward_id = $1', wardId)).id];
    for (const name of [mentorNamed.fullName, 'khuc thua vinh']) {
      await ask('POST', `wards/${wardId}/teams`, { name: `Tổ ${name}`, hamletIds });
    }
    await ask('POST', `wards/${wardId}/trainings`, {
      kind: 'personal-data',
      heldOn: '2026-11-02',
      givenBy: words,
      mentorIds: [mentorId],
    });
    await write(
      `INSERT INTO call_line (id, ward_id, line, tries, version, touched_at)
       VALUES ($1, $2, $3, 0, 1, 1)`,
      newId(),
      wardId,
      before.phone,
    );
    await write(
      `INSERT INTO message_opt_out (id, address, channel, source, ward_id, at)
       VALUES ($1, $2, 'all', 'officer', $3, 1), ($4, $5, 'all', 'officer', $3, 1)`,
      newId(),
      named.phone,
      wardId,
      newId(),
      named.email,
    );
    const [{ now }] = await read().query<{ now: string }[]>(
      'SELECT MAX(at) AS now FROM audit_entry',
    );
    await write(
      `INSERT INTO phone_correction (id, ward_id, people, made_at) VALUES ($1, $2, $3, $4)`,
      newId(),
      wardId,
      JSON.stringify([{ side: 'mentee', id: menteeId, before: before.phone, after: named.phone }]),
      Number(now),
    );
    await write(
      `INSERT INTO audit_words (entry_id, ward_id, subject_id, words) VALUES ($1, $2, $3, $4)`,
      newId(),
      wardId,
      menteeId,
      JSON.stringify({ note: 'bà Ngoan đau chân' }),
    );
    await write(
      `INSERT INTO idempotency_key (id, request_hash, status, body, created_at)
       VALUES ($1, $2, 201, $3, 1)`,
      newId(),
      createHash('sha256').update('x').digest('hex'),
      JSON.stringify({ id: menteeId, fullName: named.fullName }),
    );
    const sheet = await one('sheet_import', 'ward_id = $1', wardId);
    const issue = { column: 'SĐT', code: 'phone', reason: words, quoted: '0968.777.222' };
    await plant('sheet_import', 'id', sheet, {
      rejected: JSON.stringify([
        { row: 3, cells: [named.fullName, '0968777222'], issues: [issue] },
      ]),
      warnings: JSON.stringify([{ row: 4, ...issue }]),
      left_rows: JSON.stringify([{ row: 5, name: named.fullName }]),
      file_name: `${named.fullName}.xlsx`,
      rejected_more: 1,
    });
    await write(
      `INSERT INTO sheet_import_piece (import_id, nth, rejected) VALUES ($1, 0, $2)`,
      sheet.id,
      JSON.stringify([{ row: 1003, cells: [named.fullName, '0968777222'], issues: [issue] }]),
    );
    const draft = await one('import_draft', 'ward_id = $1', wardId);
    await write(`DELETE FROM import_draft_piece WHERE draft_id = $1`, draft.id);
    await write(`DELETE FROM import_draft_reading WHERE draft_id = $1`, draft.id);
    await write(`UPDATE import_draft SET state = 'read' WHERE id = $1`, draft.id);
    await write(
      `INSERT INTO import_draft_piece (draft_id, part, nth, content) VALUES ($1, 'file', 0, $2)`,
      draft.id,
      Buffer.from(words).toString('base64'),
    );
    await write(
      `INSERT INTO import_draft_reading (draft_id, hidden, hamlet_ids) VALUES ($1, 'leave', '[]')`,
      draft.id,
    );
    await write(
      `INSERT INTO import_draft_piece (draft_id, part, nth, content)
       VALUES ($1, 'leave', 0, $2), ($1, 'leave-shown', 0, $2)`,
      draft.id,
      json,
    );
    const act = await one('people_act', 'ward_id = $1', wardId);
    await plant('people_act', 'id', act, { outcome: json });
  }

  it('is known of every column of text: it is erased, or holds codes alone', async () => {
    const erased = new Map<string, string[]>();
    for (const { table, columns } of erasureRules) {
      erased.set(table, [...(erased.get(table) ?? []), ...columns]);
    }
    const unknown: string[] = [];
    for (const table of await tablesOf(read())) {
      const columns = await columnsOfTable(read(), table);
      for (const [column, type] of Object.entries(columns)) {
        const said = JSON.stringify(type);
        if (!/char|text/i.test(said) || /36/.test(said)) continue;
        const isKnown = erased.get(table)?.includes(column) || holdNobody[table]?.includes(column);
        if (!isKnown) unknown.push(`${table}.${column}`);
      }
    }
    expect(unknown).toEqual([]);
    expect(entities.length).toBeGreaterThan(50);
  });

  it(
    'are counts: in no table, file or log of writes is a name, a number or an address',
    async () => {
      const { pages, mentee, mentor, officer } = lived();
      const [menteeId, mentorId] = [mentee.id ?? '', mentor.id ?? ''];
      await fill(menteeId, mentorId);
      const counted = async () => ({
        lessons: await read().countBy(Session, { mentorId }),
        places: await read().countBy(Booking, { menteeId }),
        skills: await read().countBy(Skill, { menteeId }),
        answers: await read().countBy(Feedback, { menteeId }),
      });
      const filled = await found();
      if (dialect === 'sqlite') expect(inFiles().length).toBeGreaterThan(10);
      expect(filled.length).toBeGreaterThan(25);
      const { groups, topics, hamletId } = await read().findOneByOrFail(Mentee, { id: menteeId });
      const counts = await counted();

      pages.actors = [officer];
      for (const [side, entity, id] of [
        ['mentees', Mentee, menteeId],
        ['mentors', Mentor, mentorId],
      ] as const) {
        const { version } = await read().findOneByOrFail<Mentee | Mentor>(entity, { id });
        await ask('POST', `${side}/${id}/erasure`, { version });
      }

      expect(await found()).toEqual([]);
      expect(await counted()).toEqual(counts);
      const corrections = `/api/v1/wards/${mentee.wardId}/phone-corrections`;
      expect(await pages.get(corrections)).toMatchObject({ status: 200, text: '[]' });
      const left = await read().findOneByOrFail(Mentee, { id: menteeId });
      expect(left).toMatchObject({ groups, topics, hamletId, isActive: false, phone: null });
      expect(inFiles()).toEqual([]);
    },
    longMs,
  );

  it('comes back in no way', async () => {
    const { mentee, officer, pages } = lived();
    pages.actors = [officer];
    const id = mentee.id ?? '';
    const { version } = await read().findOneByOrFail(Mentee, { id });
    for (const [method, path, body] of [
      ['POST', `mentees/${id}/erasure`, { version }],
      ['PATCH', `mentees/${id}`, { version, fullName: 'Ai đó' }],
      ['POST', `mentees/${id}/return`, { version }],
    ] as const) {
      const { status, text } = await pages.send(method, `/api/v1/${path}`, body);
      expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([409, 'person-erased']);
    }
  });
});

describe('the traces of a person', () => {
  const traces = new Traces({ names: [named.fullName], phones: [named.phone], others: [] });

  it.each([
    ['gọi Trương Quỳnh Ngoan nhé', 'gọi … nhé'],
    ['TRUONG  QUYNH NGOAN, 0968.777.222', '…, …'],
    ['(+84) 968-777-222 hoặc 84968777222', '… hoặc …'],
    ['Trương Quỳnh', 'Trương Quỳnh'],
    ['0968777223', '0968777223'],
  ])('are taken out of %s', (text, left) => {
    expect(traces.takenOut(text)).toBe(left);
    expect(traces.areIn(text)).toBe(text !== left);
  });
});

/** Without accents, signs and spaces. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[\s().,_|+-]/g, '');
}
