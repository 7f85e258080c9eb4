import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

const vi = `Tôi đồng ý để Ủy ban nhân dân xã, phường ghi và dùng họ tên, năm sinh, số điện thoại, nơi ở, nhóm, khả năng đi lại, giờ rảnh và kết quả học của tôi, chỉ để ghép tôi với đại sứ số, xếp buổi học, nhắc lịch và đếm kết quả chung. Đại sứ số của tôi biết tên, số điện thoại và nơi ở của tôi. Không ai khác được xem; không dùng để quảng cáo. Tôi có quyền xem, sửa, xin bản sao, hạn chế, phản đối, xin xóa dữ liệu của tôi và rút lại đồng ý này bất cứ lúc nào, trên trang của tôi hoặc với cán bộ xã, phường.`;
const en = `I agree that the People’s Committee of the commune or ward keeps and uses my name, year of birth, phone, home, groups, mobility, free times and what I learned, only to find me a Digital Ambassador, to plan lessons, to remind me of them and to count results. My ambassador knows my name, phone and home. Nobody else sees them, and they are not used for advertising. I may see, correct, copy, restrict, object to and have erased what is kept of me, and withdraw this consent at any time, on my page or with the officer.`;
const text = (words: string): string => `'${words.replaceAll("'", "''")}'`;

/** SQLite lets no constraint go: the table is made anew. */
function rebuilt(columns: string, values: string): string[] {
  return [
    `CREATE TABLE consent_anew (
      id varchar(36) PRIMARY KEY,
      person_id varchar(36) NOT NULL,
      ward_id varchar(36) NOT NULL REFERENCES ward (id),
      ${columns}
    )`,
    `INSERT INTO consent_anew SELECT id, person_id, ward_id, ${values} FROM consent`,
    `DROP TABLE consent`,
    `ALTER TABLE consent_anew RENAME TO consent`,
    `CREATE INDEX consent_by_person ON consent (person_id)`,
  ];
}

/** Who agreed to which wording, in which way; and that they agree no more. */
export class ConsentsWithWordings1763700000180 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    // Lists brought only the day: which wording it was nobody knows.
    const ofLists = (side: string): string => `INSERT INTO consent
      (id, person_id, ward_id, kind, given_on, way, proof, wording_version, taken_by_kind,
        taken_by_id, created_at)
      SELECT p.id, p.id, p.ward_id, 'given', p.consent_on, 'sheet', '', NULL, 'system', NULL, p.updated_at
      FROM ${side} p WHERE p.consent_on IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.person_id = p.id)`;
    return runStatements(runner, [
      `CREATE TABLE consent_wording (
        id varchar(36) PRIMARY KEY,
        version integer NOT NULL,
        vi text NOT NULL,
        en text NOT NULL,
        made_at bigint NOT NULL,
        made_by_id varchar(36)
      )`,
      `CREATE UNIQUE INDEX consent_wording_version ON consent_wording (version)`,
      `INSERT INTO consent_wording (id, version, vi, en, made_at, made_by_id)
        VALUES ('019aa2f0-0180-7000-8000-000000000001', 1, ${text(vi)}, ${text(en)}, 1763700000180, NULL)`,
      ...rebuilt(
        `kind varchar(10) NOT NULL,
         given_on varchar(10) NOT NULL,
         way varchar(10) NOT NULL,
         proof varchar NOT NULL,
         wording_version integer,
         taken_by_kind varchar(10) NOT NULL,
         taken_by_id varchar(36),
         created_at bigint NOT NULL,
         CONSTRAINT consent_proved CHECK (
           kind = 'withdrawn' OR way NOT IN ('signed', 'spoken', 'phone') OR proof <> '')`,
        `'given', given_on, way, proof, NULL, taken_by_kind, taken_by_id, created_at`,
      ),
      `CREATE INDEX consent_by_ward ON consent (ward_id, person_id)`,
      ofLists('mentor'),
      ofLists('mentee'),
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `DELETE FROM consent WHERE kind <> 'given' OR way NOT IN ('signed', 'spoken') OR proof = ''`,
      ...rebuilt(
        `given_on varchar(10) NOT NULL,
         way varchar(10) NOT NULL,
         proof varchar NOT NULL,
         taken_by_kind varchar(10) NOT NULL,
         taken_by_id varchar(36),
         created_at bigint NOT NULL,
         CONSTRAINT consent_way CHECK (way IN ('signed', 'spoken')),
         CONSTRAINT consent_has_proof CHECK (proof <> '')`,
        `given_on, way, proof, taken_by_kind, taken_by_id, created_at`,
      ),
      `DROP TABLE consent_wording`,
    ]);
  }
}
