import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { type Actor, StaffAccounts, type UnitInvitation, UnitInvitations } from '../../access';
import { SheetReader, type Upload } from '../../exchange';
import {
  Boundaries,
  countsOf,
  type PlannedUnit,
  type UnitCounts,
  type UnitFault,
  type Ward,
  WardsService,
} from '../../wards';
import { ProvinceUnitsDto, type UnitDto } from './onboarding.dto';

type File = Upload['files'][string];

/** A line of a list, and what it would do. */
export interface ListedUnit extends UnitDto {
  row: number;
  does: PlannedUnit['does'];
  fault: UnitFault | null;
  nameBefore: string | null;
  populationBefore: number | null;
}

/** What a list would do; nothing of it is kept anywhere until somebody says so. */
export interface UnitsPreview {
  lines: ListedUnit[];
  counts: UnitCounts;
  /** Lines of other provinces, and of provinces themselves. */
  elsewhere: number;
}

/** A unit of a province, and how far it is. */
export interface OpenedUnit {
  id: string;
  code: string;
  name: string;
  officer: 'noOfficer' | 'invited' | 'works';
  isDrawn: boolean;
}

/** Operators bring in all units of a province: one list, a first officer for each, boundaries for the map. */
@Injectable()
export class Onboarding {
  constructor(
    private readonly wards: WardsService,
    private readonly accounts: StaffAccounts,
    private readonly invitations: UnitInvitations,
    private readonly boundaries: Boundaries,
    private readonly reader: SheetReader,
  ) {}

  /** @throws DomainError not-found, and what reading throws */
  async units(actor: Actor, code: string): Promise<OpenedUnit[]> {
    const wards = await this.unitsOf(actor, code);
    const drawn = await this.boundaries.ofMany(wards.map(({ id }) => id));
    const officers = (await this.accounts.list(actor)).filter(
      ({ role, isActive }) => role === 'officer' && isActive,
    );
    return wards.map(({ id, name, code: unit }) => {
      const own = officers.filter(({ wardIds }) => wardIds.includes(id));
      const works = own.some(({ hasPassword }) => hasPassword);
      const officer = works ? 'works' : own.length > 0 ? 'invited' : 'noOfficer';
      return { id, name, code: unit, officer, isDrawn: drawn.has(id) };
    });
  }

  /** What a file would do. @throws DomainError not-found, and what reading throws */
  async preview(actor: Actor, code: string, file: File): Promise<UnitsPreview> {
    assertCode(code);
    const rows = await this.reader.readPlaces('units', file);
    // A list of the whole country has the other provinces, and the provinces themselves.
    const units = rows.filter(
      ({ level, parentCode }) =>
        level !== 'province' && level !== 'municipality' && (parentCode ?? code) === code,
    );
    const lines = await this.wards.plan(actor, code, units);
    return {
      lines: lines.map(({ unit, does, fault, ward }) => ({
        row: unit.row,
        code: unit.code,
        name: unit.name,
        latitude: unit.latitude,
        longitude: unit.longitude,
        population: unit.population,
        does,
        fault,
        nameBefore: ward?.name ?? null,
        populationBefore: ward?.population ?? null,
      })),
      counts: countsOf(lines),
      elsewhere: rows.length - units.length,
    };
  }

  /** All of them or none. @throws DomainError not-found, unit-rows */
  bring(actor: Actor, code: string, units: readonly UnitDto[]): Promise<UnitCounts> {
    const lines = units.map((unit, nth) => ({ row: nth + 1, ...unit }));
    return this.wards.bring(actor, assertCode(code), lines);
  }

  /** Their first officers; the links are told this once. @throws DomainError not-found, login-taken */
  async invite(
    actor: Actor,
    code: string,
    officerOf: (unit: string) => string,
  ): Promise<UnitInvitation[]> {
    const units = await this.unitsOf(actor, code);
    return this.invitations.invite(
      actor,
      units.map((ward) => ({
        wardId: ward.id,
        login: `xa${ward.code}`,
        fullName: officerOf(ward.name),
      })),
    );
  }

  /** Gives of how many units the file has a boundary. @throws DomainError not-found, and what boundaries throw */
  async draw(actor: Actor, code: string, file: File): Promise<{ drawn: number }> {
    return this.boundaries.saveMany(actor, await this.unitsOf(actor, code), file);
  }

  private async unitsOf(actor: Actor, code: string): Promise<Ward[]> {
    assertCode(code);
    return (await this.wards.list(actor)).filter(({ provinceCode }) => provinceCode === code);
  }
}

/** The units that a page keeps between the look at a list and the press that saves it. @throws DomainError invalid-input */
export function unitsIn(json: string): UnitDto[] {
  const body = plainToInstance(ProvinceUnitsDto, { units: parsed(json) });
  const faults = validateSync(body, { whitelist: true, forbidNonWhitelisted: true });
  if (faults.length > 0) throw new DomainError('invalid-input', { problem: 'malformed' });
  return body.units;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** @throws DomainError not-found */
function assertCode(code: string): string {
  if (!/^\d{2}$/.test(code)) throw notFound('wards-of-province');
  return code;
}
