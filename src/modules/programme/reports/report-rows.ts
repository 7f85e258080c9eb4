import type { EntityManager } from 'typeorm';
import type { ReportPeriod } from '../../../core/programme/report-periods';
import { orNull, columns, number, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Report, type ReportState } from '../entities/report.entity';

/** A unit of a province and its report of some days, in its last edition that was sent; without one, nulls. */
const unitRow = {
  wardId: text,
  code: text,
  name: text,
  id: orNull(text),
  state: orNull(columns(Report, 'state').state),
  edition: orNull(number),
  numbers: columns(Report, 'numbers').numbers,
  byHand: orNull(columns(Report, 'byHand').byHand),
};

export type ReportOfUnit = Awaited<ReturnType<typeof reportsOfUnits>>[number];

const waitingRow = {
  id: text,
  code: text,
  name: text,
  kind: columns(Report, 'kind').kind,
  from: text,
  until: text,
};

export type WaitingReport = Awaited<ReturnType<typeof waitingReports>>[number];

/** What a province's units sent and nobody has decided, of whatever kind and days. */
export function waitingReports(manager: EntityManager, provinceCode: string) {
  return select(
    manager,
    waitingRow,
    `SELECT r.id AS id, w.code AS code, w.name AS name, r.kind AS kind, r.from_on AS "from", r.until_on AS "until"
     FROM report r JOIN ward w ON w.id = r.ward_id
     WHERE r.ward_id IN (SELECT p.id FROM ward p WHERE p.province_code = $1) AND r.state = 'sent'
     ORDER BY w.code, r.sent_at, r.from_on`,
    [provinceCode],
  );
}

const stateRow = { wardId: text, state: columns(Report, 'state').state };

/** The state of the last edition that each of these units sent, by its id, of a kind and days; who sent none is left out. */
export async function sentStates(
  manager: EntityManager,
  wardIds: readonly string[],
  kind: string,
  { from, until }: ReportPeriod,
): Promise<Map<string, ReportState>> {
  const rows = await select(
    manager,
    stateRow,
    `SELECT r.ward_id AS "wardId", r.state AS state FROM report r
     WHERE r.ward_id IN ${idList(manager, '$1')} AND r.kind = $2 AND r.from_on = $3 AND r.until_on = $4
       AND r.campaign_id IS NULL AND r.state <> 'draft' ORDER BY r.edition`,
    [JSON.stringify(wardIds), kind, from, until],
  );
  return new Map(rows.map(({ wardId, state }) => [wardId, state]));
}

/** Of every unit of a province, those that have not sent one among them. */
export function reportsOfUnits(
  manager: EntityManager,
  provinceCode: string,
  kind: string,
  { from, until }: ReportPeriod,
) {
  return select(
    manager,
    unitRow,
    `SELECT w.id AS "wardId", w.code AS code, w.name AS name, r.id AS id, r.state AS state, r.edition AS edition,
       r.numbers AS numbers, r.by_hand AS "byHand"
     FROM ward w LEFT JOIN report r ON r.ward_id = w.id AND r.kind = $1 AND r.from_on = $2 AND r.until_on = $3
       AND r.campaign_id IS NULL AND r.state <> 'draft'
       AND NOT EXISTS (SELECT 1 FROM report o WHERE o.ward_id = w.id AND o.kind = r.kind AND o.from_on = r.from_on
         AND o.until_on = r.until_on AND o.campaign_id IS NULL AND o.state <> 'draft' AND o.edition > r.edition)
     WHERE w.province_code = $4 ORDER BY w.code`,
    [kind, from, until, provinceCode],
  );
}
