import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Days for people who come without an appointment, mobile points with dates, consent with its proof. */
export class WalkInDays1763700000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE venue ADD COLUMN open_from varchar(10)`,
      `ALTER TABLE venue ADD COLUMN open_until varchar(10)`,
      `CREATE TABLE consent (
        id varchar(36) PRIMARY KEY,
        person_id varchar(36) NOT NULL,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        given_on varchar(10) NOT NULL,
        way varchar(10) NOT NULL,
        proof varchar NOT NULL,
        taken_by_kind varchar(10) NOT NULL,
        taken_by_id varchar(36),
        created_at bigint NOT NULL,
        CONSTRAINT consent_way CHECK (way IN ('signed', 'spoken')),
        CONSTRAINT consent_has_proof CHECK (proof <> '')
      )`,
      `CREATE INDEX consent_by_person ON consent (person_id)`,
      `CREATE TABLE walk_in_day (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        venue_id varchar(36) NOT NULL REFERENCES venue (id),
        date varchar(10) NOT NULL,
        start_at bigint NOT NULL,
        end_at bigint NOT NULL,
        topics text NOT NULL,
        seats integer NOT NULL,
        is_outside_hours boolean NOT NULL,
        state varchar(10) NOT NULL,
        cancel_reason varchar,
        last_number integer NOT NULL,
        version integer NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        CONSTRAINT walk_in_day_times CHECK (start_at < end_at AND (end_at - start_at) % 1800000 = 0),
        CONSTRAINT walk_in_day_seats CHECK (seats > 0)
      )`,
      `CREATE INDEX walk_in_day_by_ward ON walk_in_day (ward_id, start_at)`,
      `CREATE TABLE walk_in_mentor (
        walk_in_day_id varchar(36) NOT NULL REFERENCES walk_in_day (id),
        mentor_id varchar(36) NOT NULL REFERENCES mentor (id),
        PRIMARY KEY (walk_in_day_id, mentor_id)
      )`,
      `CREATE INDEX walk_in_mentor_by_mentor ON walk_in_mentor (mentor_id)`,
      `CREATE TABLE walk_in_ticket (
        id varchar(36) PRIMARY KEY,
        walk_in_day_id varchar(36) NOT NULL REFERENCES walk_in_day (id),
        mentee_id varchar(36) NOT NULL REFERENCES mentee (id),
        number integer NOT NULL,
        topic varchar NOT NULL,
        is_priority boolean NOT NULL,
        booking_id varchar(36) REFERENCES booking (id),
        gone_because varchar(10),
        version integer NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        CONSTRAINT walk_in_ticket_gone CHECK (gone_because IN ('left', 'absent'))
      )`,
      `CREATE UNIQUE INDEX walk_in_ticket_number ON walk_in_ticket (walk_in_day_id, number)`,
      `CREATE UNIQUE INDEX walk_in_ticket_once ON walk_in_ticket (walk_in_day_id, mentee_id)
        WHERE gone_because IS NULL`,
      `CREATE UNIQUE INDEX walk_in_ticket_booking ON walk_in_ticket (booking_id)`,
      // Whoever serves on a walk-in day is not planned elsewhere meanwhile.
      `ALTER TABLE availability_exception ADD COLUMN walk_in_day_id varchar(36)`,
      `CREATE INDEX availability_exception_by_walk_in_day ON availability_exception (walk_in_day_id)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `DROP INDEX availability_exception_by_walk_in_day`,
      `ALTER TABLE availability_exception DROP COLUMN walk_in_day_id`,
      `DROP TABLE walk_in_ticket`,
      `DROP TABLE walk_in_mentor`,
      `DROP TABLE walk_in_day`,
      `DROP TABLE consent`,
      `ALTER TABLE venue DROP COLUMN open_until`,
      `ALTER TABLE venue DROP COLUMN open_from`,
    ]);
  }
}
