import { makeTarget } from '../factories.mjs';
import { built } from '../province/people.mjs';

const { insert } = built('platform/database/insert');
const { Ward } = built('modules/wards/entities/ward.entity');
const { Target } = built('modules/programme/entities/target.entity');
const { instantAt } = built('core/time/zone');

const DAY = 86_400_000;
const firstEvening = instantAt('2026-07-06', 18 * 60, 'Asia/Ho_Chi_Minh');

/** Twenty weeks of lessons for groups of five, a lesson a fortnight, what came of them, and targets for every unit. */
export async function fill(unitOfWork) {
  // A write may not stand still for long: one at a time, and lessons by the fortnight.
  for (const sql of statements) await unitOfWork.write((manager) => manager.query(sql));
  const wards = await unitOfWork.read.find(Ward);
  const percent = {
    percent: 80,
    denominator: 2_000,
    denominatorOn: '2026-01-01',
    denominatorSource: 'Công an',
    amount: null,
  };
  const wanted = [
    { measure: 'turns', amount: 9_000 },
    { measure: 'people', audience: 'adult', ...percent },
    { measure: 'one-topic', ...percent },
    { measure: 'all-topics', audience: 'adult', ...percent },
    { measure: 'vneid', audience: 'adult', ...percent },
    { measure: 'families', amount: 100 },
  ];
  await unitOfWork.write((manager) =>
    insert(
      manager,
      Target,
      wards.flatMap(({ id: wardId }) => wanted.map((one) => makeTarget({ wardId, ...one }))),
    ),
  );
  const counts = [];
  for (const table of ['ward', 'mentee', 'session', 'booking', 'skill', 'vneid_record', 'target']) {
    const [{ n }] = await unitOfWork.read.query(`SELECT COUNT(*) AS n FROM ${table}`);
    counts.push(`${n} ${table}`);
  }
  return counts;
}

const made = `1, ${firstEvening}, ${firstEvening}`;
const startOf = (week) =>
  `${firstEvening} + (${week} * 14 + g.nth / g.mentors) * ${DAY} + (g.nth % 4) * 1800000`;

const lessons = (week) => [
  `INSERT INTO session (id, ward_id, mentor_id, topic, start_at, end_at, state, seats, seats_taken, is_open, version, created_at, updated_at)
     SELECT substr(g.ward_id, 1, 24) || '-' || g.nth || '-' || ${week}, g.ward_id, g.mentor_id, 'vneid', ${startOf(week)}, ${startOf(week)} + 1800000,
       'completed', 5, 5, 1, ${made}
     FROM grouping g`,
  `INSERT INTO booking (id, session_id, mentee_id, start_at, end_at, state, booked_by_kind, version, created_at, updated_at)
     SELECT substr(m.id, 1, 32) || '-' || ${week}, substr(g.ward_id, 1, 24) || '-' || g.nth || '-' || ${week}, m.id, ${startOf(week)},
       ${startOf(week)} + 1800000, CASE WHEN (m.n + ${week}) % 7 = 0 THEN 'absent' ELSE 'attended' END, 'plan', ${made}
     FROM learner m JOIN grouping g ON g.ward_id = m.ward_id AND g.nth = m.nth`,
];

const statements = [
  `CREATE TEMP TABLE learner AS SELECT id, ward_id, (n - 1) / 5 AS nth, n FROM (
     SELECT id, ward_id, ROW_NUMBER() OVER (PARTITION BY ward_id ORDER BY id) AS n FROM mentee)`,
  `CREATE TEMP TABLE teacher AS SELECT id, ward_id, n - 1 AS nth, COUNT(*) OVER (PARTITION BY ward_id) AS mentors FROM (
     SELECT id, ward_id, ROW_NUMBER() OVER (PARTITION BY ward_id ORDER BY id) AS n FROM mentor)`,
  `CREATE UNIQUE INDEX temp.teacher_nth ON teacher (ward_id, nth)`,
  `CREATE TEMP TABLE grouping AS SELECT l.ward_id, l.nth, t.mentors, t.id AS mentor_id
     FROM (SELECT DISTINCT ward_id, nth FROM learner) l
     JOIN (SELECT ward_id AS w, MAX(mentors) AS many FROM teacher GROUP BY 1) c ON c.w = l.ward_id
     JOIN teacher t ON t.ward_id = l.ward_id AND t.nth = l.nth % c.many`,
  `CREATE UNIQUE INDEX temp.grouping_nth ON grouping (ward_id, nth)`,
  ...Array.from({ length: 10 }, (_, week) => lessons(week)).flat(),
  `INSERT INTO skill (id, mentee_id, topic, level, level_before, lessons, reached_at, seen_by_kind, seen_at, version, created_at, updated_at)
     SELECT substr(l.id, 1, 30) || '-' || t.key, l.id, t.value, CASE l.n % 3 WHEN 0 THEN 'with-help' ELSE 'alone' END, 'never', 3,
       CASE l.n % 3 WHEN 0 THEN NULL ELSE ${firstEvening} + (l.n % 140) * ${DAY} END, 'mentor',
       ${firstEvening} + (l.n % 140) * ${DAY}, ${made}
     FROM learner l JOIN mentee m ON m.id = l.id, json_each(m.topics) t`,
  `INSERT INTO vneid_record (id, mentee_id, state, seen_on, by_kind, version, created_at, updated_at)
     SELECT substr(id, 1, 30) || '-v', id, 'confirmed', date('2026-07-06', '+' || (n % 140) || ' days'), 'officer', ${made}
     FROM learner WHERE n % 4 = 0`,
];
