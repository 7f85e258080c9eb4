import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

const person = `
  id varchar(36) PRIMARY KEY,
  ward_id varchar(36) NOT NULL REFERENCES ward (id),
  hamlet_id varchar(36) NOT NULL REFERENCES hamlet (id),
  identity_key varchar NOT NULL,
  full_name varchar NOT NULL,
  sort_name varchar NOT NULL,
  gender varchar(6),
  birth_year integer,
  phone varchar(16),
  email varchar,
  languages text NOT NULL,
  topics text NOT NULL,
  windows text NOT NULL,
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  consent_on varchar(10),
  sheet_row integer,
  is_active boolean NOT NULL,
  version integer NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL`;

export class WardsAndPeople1763700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE ward (
        id varchar(36) PRIMARY KEY,
        code varchar(10) NOT NULL,
        name varchar NOT NULL,
        province_code varchar,
        latitude double precision NOT NULL,
        longitude double precision NOT NULL,
        population integer,
        settings text NOT NULL,
        kind varchar(10) NOT NULL,
        created_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX ward_code ON ward (code)`,
      `CREATE TABLE hamlet (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        name varchar NOT NULL,
        latitude double precision NOT NULL,
        longitude double precision NOT NULL
      )`,
      `CREATE UNIQUE INDEX hamlet_name ON hamlet (ward_id, name)`,
      `CREATE TABLE venue (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        hamlet_id varchar(36) REFERENCES hamlet (id),
        name varchar NOT NULL,
        kind varchar(10) NOT NULL,
        latitude double precision NOT NULL,
        longitude double precision NOT NULL,
        seats integer NOT NULL,
        has_wifi boolean NOT NULL,
        is_step_free boolean NOT NULL,
        openings text,
        CONSTRAINT venue_seats_positive CHECK (seats > 0)
      )`,
      `CREATE UNIQUE INDEX venue_name ON venue (ward_id, name)`,
      `CREATE TABLE holiday (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        date varchar(10) NOT NULL,
        name varchar NOT NULL,
        is_holiday boolean NOT NULL
      )`,
      `CREATE UNIQUE INDEX holiday_date ON holiday (ward_id, date)`,
      `CREATE TABLE household (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        code varchar NOT NULL
      )`,
      `CREATE UNIQUE INDEX household_code ON household (ward_id, code)`,
      `CREATE TABLE mentor (${person},
        organisation varchar,
        max_mentees integer
      )`,
      `CREATE TABLE mentee (${person},
        household_id varchar(36) REFERENCES household (id),
        groups text NOT NULL,
        support text NOT NULL,
        wished_gender varchar(6),
        is_priority boolean NOT NULL,
        is_homebound boolean NOT NULL
      )`,
      `CREATE UNIQUE INDEX mentor_identity ON mentor (ward_id, identity_key)`,
      `CREATE UNIQUE INDEX mentee_identity ON mentee (ward_id, identity_key)`,
      `CREATE INDEX mentor_by_name ON mentor (ward_id, sort_name)`,
      `CREATE INDEX mentee_by_name ON mentee (ward_id, sort_name)`,
      `CREATE TABLE sheet_import (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        kind varchar(10) NOT NULL,
        file_name varchar NOT NULL,
        file_hash varchar(64) NOT NULL,
        added integer NOT NULL,
        changed integer NOT NULL,
        unchanged integer NOT NULL,
        headers text NOT NULL,
        rejected text NOT NULL,
        warnings text NOT NULL,
        imported_by varchar(36),
        created_at bigint NOT NULL
      )`,
      `CREATE INDEX sheet_import_by_ward ON sheet_import (ward_id, created_at)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'sheet_import',
      'mentee',
      'mentor',
      'household',
      'holiday',
      'venue',
      'hamlet',
      'ward',
    ];
    await runStatements(
      runner,
      tables.map((table) => `DROP TABLE ${table}`),
    );
  }
}
