import type { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { makeUpCommune } from '../../../src/demo/made-up-commune';
import { sheetBytes } from '../../../src/demo/sheet-bytes';
import { ImportDrafts } from '../../../src/modules/exchange/drafts/import-drafts.service';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { Departures } from '../../../src/modules/sessions/departures/departures.service';
import { askingApi, type AskApi } from '../pages/asking-api';
import type { PagesApp } from '../pages/pages-app';
import type { Staff, Versioned } from './ward-steps';

/** What staff do with the lists of a ward's people before anybody is paired. */
export class WardLists {
  private readonly ask: AskApi;

  constructor(
    private readonly pages: PagesApp,
    private readonly ward: Ward,
    private readonly staff: Staff,
  ) {
    this.ask = askingApi(pages);
  }

  /** A sheet of which some lines are taken and some are not, and the same again. */
  async importSheet(): Promise<string> {
    const { menteeSheet } = makeUpCommune(2026, '2026-11-22');
    const imports = this.pages.app.get(ImportsService);
    const bytes = await sheetBytes(['DANH SÁCH HỌC VIÊN'], menteeSheet.slice(0, 40));
    const file = { name: 'hoc-vien.xlsx', bytes };
    const take = () => imports.import(this.staff.officer, this.ward.id, 'mentees', file);
    await take();
    const { sheetImport } = await take();
    return sheetImport.id;
  }

  /** A list, a stop of two people and an edit of one of them, each taken back; gives the stop. */
  async takeBackPeople(): Promise<string> {
    const { app } = this.pages;
    const { officer } = this.staff;
    const { menteeSheet } = makeUpCommune(2026, '2026-11-22');
    const [header, first] = menteeSheet;
    const renumbered = first.map((cell) => (/^0\d{9}$/.test(String(cell)) ? '0977000111' : cell));
    const rows = [header, renumbered, ...menteeSheet.slice(40, 43)];
    const bytes = await sheetBytes(['DANH SÁCH HỌC VIÊN'], rows);
    const file = { name: 'hoc-vien-nham.xlsx', bytes };
    const brought = await app.get(ImportsService).import(officer, this.ward.id, 'mentees', file);
    await this.ask('POST', `people-acts/${brought.sheetImport.id}/taking-back-preview`);
    await this.ask('POST', `people-acts/${brought.sheetImport.id}/taking-back`);
    const mentees = `wards/${this.ward.id}/mentees?pageSize=2`;
    const { items } = await this.ask<{ items: Versioned[] }>('GET', mentees);
    const [{ id, version }] = items;
    await this.ask('PATCH', `mentees/${id}`, { version, fullName: 'Đỗ Thị Nhầm' });
    const [{ id: changeId }] = await this.ask<Versioned[]>('GET', `mentees/${id}/history`);
    await this.ask('POST', `person-changes/${changeId}/taking-back`);
    const now = (await this.ask<{ items: Versioned[] }>('GET', mentees)).items;
    const leaving = { side: 'mentee', reason: 'moved', on: '2026-11-22' } as const;
    const { actId } = await app.get(Departures).stopAll(
      officer,
      now.map((seen) => ({ ...leaving, id: seen.id, version: seen.version })),
    );
    await this.ask('POST', `people-acts/${actId}/taking-back`);
    return actId;
  }

  /** A file that was read, looked at, and waits. */
  async bringSheet(): Promise<string> {
    const { menteeSheet } = makeUpCommune(2026, '2026-11-22');
    const drafts = this.pages.app.get(ImportDrafts);
    const bytes = await sheetBytes(['DANH SÁCH HỌC VIÊN'], menteeSheet.slice(0, 20));
    const file = { name: 'hoc-vien-moi.xlsx', bytes };
    const { id } = await drafts.request(this.staff.officer, this.ward.id, 'mentees', file);
    await drafts.execute(id);
    await drafts.unattended();
    return id;
  }
}
