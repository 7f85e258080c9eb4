import { entities } from '../../../src/app/entities';
import { erasureRules } from '../../../src/app/erasure';
import { sealedPart } from '../../../src/platform/database/sealing/sealing';
import { createTestDatabase } from '../../support/databases/databases';

/** Numbers and e-mail addresses, which are sealed by what they look like. */
const contacts = [
  ...['mentee', 'mentor'].flatMap((of) => [`${of}.email`, `${of}.other_phone`, `${of}.phone`]),
  'call_line.line',
  'door.phone',
  'group_class.phone',
  'message_opt_out.address',
  'reminder_attempt.address',
  'sign_in_code.phone',
  'team_member.phone',
];
/** What people are called, and what is made of it. */
const names = [
  ...['mentee', 'mentor'].flatMap((of) =>
    ['full_name', 'identity_key', 'sort_name'].map((column) => `${of}.${column}`),
  ),
  'earlier_key.identity_key',
  'household.code',
  'mentor.organisation',
  'person_merge.identity_key',
  'team.name',
  'team_member.full_name',
  'training.given_by',
];
/** Codes and counts, and what ADR 37 says is left as it was typed. */
const others = [
  'campaign.name',
  'campaign_point.place',
  'feedback.code',
  'holiday.name',
  'import_draft.counts',
  'import_draft.failure',
  'import_draft.file_name',
  'letterhead.recipients',
  'letterhead.signer_name',
  'planned_change.what',
  'reminder.failure',
  'reminder.provider_message_id',
  'reminder_attempt.detail',
  'reminder_attempt.provider_code',
  'report.numbers',
  'sheet_import.file_name',
  'sheet_import.unread_tabs',
  'target.denominator_source',
  'week_plan.unscheduled',
];
const left = [...contacts, ...names, ...others].sort();

it('is known of every column that erasure empties: it is sealed, or says why not', async () => {
  const database = await createTestDatabase('sqlite');
  const { connection } = database.unitOfWork.read;
  const sealedOnes = new Set(
    entities.flatMap((entity) => {
      const { tableName, columns } = connection.getMetadata(entity);
      return columns
        .filter((column) => sealedPart(column) !== null)
        .map(({ databaseName }) => `${tableName}.${databaseName}`);
    }),
  );
  await database.drop();
  const told = erasureRules.flatMap(({ table, columns }) =>
    columns.map((one) => `${table}.${one}`),
  );
  expect([...new Set(told)].filter((one) => !sealedOnes.has(one)).sort()).toEqual(left);
});
