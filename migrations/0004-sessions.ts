import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

const activeSession = `state <> 'cancelled'`;
const seatedBooking = `state IN ('held', 'booked', 'attended', 'absent')`;

export class Sessions1763700000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE session (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        mentor_id varchar(36) NOT NULL REFERENCES mentor (id),
        venue_id varchar(36) REFERENCES venue (id),
        topic varchar NOT NULL,
        start_at bigint NOT NULL,
        end_at bigint NOT NULL,
        state varchar(10) NOT NULL,
        seats integer NOT NULL,
        seats_taken integer NOT NULL,
        note varchar,
        topics_reached text NOT NULL,
        cancel_reason varchar,
        version integer NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        CONSTRAINT session_lasts_half_an_hour CHECK (end_at - start_at = 1800000),
        CONSTRAINT session_has_at_most_five CHECK (seats BETWEEN 1 AND 5),
        CONSTRAINT session_seats CHECK (seats_taken BETWEEN 0 AND seats)
      )`,
      `CREATE INDEX session_by_mentor ON session (mentor_id, start_at)`,
      `CREATE INDEX session_by_ward ON session (ward_id, start_at)`,
      `CREATE INDEX session_by_venue ON session (venue_id, start_at)`,
      `CREATE TABLE booking (
        id varchar(36) PRIMARY KEY,
        session_id varchar(36) NOT NULL REFERENCES session (id),
        mentee_id varchar(36) NOT NULL REFERENCES mentee (id),
        start_at bigint NOT NULL,
        end_at bigint NOT NULL,
        state varchar(10) NOT NULL,
        held_until bigint,
        booked_by_kind varchar(10) NOT NULL,
        booked_by_id varchar(36),
        booked_because varchar,
        version integer NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX booking_once ON booking (session_id, mentee_id) WHERE state <> 'cancelled'`,
      `CREATE INDEX booking_by_mentee ON booking (mentee_id, start_at)`,
      `CREATE TABLE venue_use (
        venue_id varchar(36) NOT NULL REFERENCES venue (id),
        start_at bigint NOT NULL,
        taken integer NOT NULL,
        seats integer NOT NULL,
        PRIMARY KEY (venue_id, start_at),
        CONSTRAINT venue_seats CHECK (taken BETWEEN 0 AND seats)
      )`,
      `CREATE TABLE week_plan (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        week_start varchar(10) NOT NULL,
        sessions integer NOT NULL,
        unscheduled text NOT NULL,
        created_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX week_plan_once ON week_plan (ward_id, week_start)`,
      ...(isPostgres(runner) ? postgresOverlaps : sqliteOverlaps),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['week_plan', 'venue_use', 'booking', 'session'];
    await runStatements(
      runner,
      tables.map((table) => `DROP TABLE ${table}`),
    );
  }
}

const postgresOverlaps = [
  `CREATE EXTENSION IF NOT EXISTS btree_gist`,
  `ALTER TABLE session ADD CONSTRAINT mentor_in_one_place
    EXCLUDE USING gist (mentor_id WITH =, int8range(start_at, end_at) WITH &&) WHERE (${activeSession})`,
  `ALTER TABLE booking ADD CONSTRAINT mentee_in_one_place
    EXCLUDE USING gist (mentee_id WITH =, int8range(start_at, end_at) WITH &&) WHERE (${seatedBooking})`,
];

const sqliteOverlaps = [
  ...overlapTriggers('session', 'mentor_id', activeSession, 'mentor_in_one_place'),
  ...overlapTriggers('booking', 'mentee_id', seatedBooking, 'mentee_in_one_place'),
];

/** SQLite has no exclusion constraint: the same refusal by triggers, under the same name. */
function overlapTriggers(table: string, person: string, counts: string, name: string): string[] {
  return [
    ['insert', 'INSERT'],
    ['update', `UPDATE OF ${person}, start_at, end_at, state`],
  ].map(
    ([suffix, event]) => `CREATE TRIGGER ${name}_on_${suffix} BEFORE ${event} ON ${table}
      WHEN NEW.${counts}
      BEGIN
        SELECT RAISE(ABORT, '${name}') WHERE EXISTS (
          SELECT 1 FROM ${table}
          WHERE ${person} = NEW.${person} AND id <> NEW.id AND ${counts}
            AND start_at < NEW.end_at AND end_at > NEW.start_at);
      END`,
  );
}
