import { DomainError } from '../../platform/common/domain-error';
import { readPin } from '../../core/vietnamese/coordinates';
import { normaliseText, plainKey } from '../../core/vietnamese/text';
import type { SheetReader, UnitRow, Upload } from '../../modules/exchange';
import type { Sealing } from '../../modules/access';
import type { NewWard } from '../../modules/wards';
import { invalidFields } from '../kit/forms/refusals';

/** The set-up form as it was typed. */
export interface SetUpFields {
  code: string;
  name: string;
  pin: string;
  fullName: string;
  login: string;
  password: string;
  passwordAgain: string;
}

export function setUpFields({ fields }: Upload): SetUpFields {
  const text = (name: string): string => normaliseText(fields[name] ?? '');
  return {
    code: text('code'),
    name: text('name'),
    pin: text('pin'),
    fullName: text('fullName'),
    login: text('login'),
    password: fields.password ?? '',
    passwordAgain: fields.passwordAgain ?? '',
  };
}

/** Whose the password is that a refused set-up keeps. */
const ofSetUp = 'set-up';

/** The password of a refused form for the next try, readable for the service alone; none where it is what was wrong. */
export function keptPassword(
  { password, passwordAgain }: SetUpFields,
  refusal: DomainError,
  sealing: Sealing,
): string | undefined {
  const named = Object.keys(refusal.details?.fields ?? {});
  if (!password || password !== passwordAgain || named.includes('password')) return undefined;
  return sealing.seal(password, ofSetUp);
}

/** What was typed, with the password of the try before where no other was. */
export function withKeptPassword(
  fields: SetUpFields,
  { fields: { keptPassword: kept } }: Upload,
  sealing: Sealing,
): SetUpFields {
  if (fields.password || fields.passwordAgain || !kept) return fields;
  const password = sealing.open(kept, ofSetUp) ?? '';
  return { ...fields, password, passwordAgain: password };
}

/** @throws DomainError invalid-form, naming the fields */
export function assertAccountFields(fields: AccountFields): void {
  const wrong = wrongAccountFields(fields);
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
}

type AccountFields = Pick<SetUpFields, 'fullName' | 'login' | 'password' | 'passwordAgain'>;

/** What of an account was not filled in as needed, each field with the key of its sentence. */
export function wrongAccountFields(fields: AccountFields): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (!fields.fullName) wrong.fullName = 'needed';
  if (!fields.login) wrong.login = 'needed';
  if (!fields.password) wrong.password = 'needed';
  if (fields.password !== fields.passwordAgain) wrong.passwordAgain = 'passwords-differ';
  return wrong;
}

/** The unit that the form means: from the list of units when one came along, else as typed. */
export async function wardOf(
  fields: SetUpFields,
  file: Upload['files'][string] | undefined,
  reader: SheetReader,
): Promise<NewWard> {
  return file ? fromList(await reader.readPlaces('units', file), fields) : asTyped(fields);
}

function fromList(units: UnitRow[], { code, name }: SetUpFields): NewWard {
  if (!code && !name) throw invalidFields({ code: 'needed' });
  const key = plainKey(name);
  const found = units.filter(
    (unit) => unit.name !== '' && (code ? unit.code === code : plainKey(unit.name) === key),
  );
  if (found.length > 1) throw ambiguous(found);
  const [unit] = found;
  if (!unit || unit.latitude === null || unit.longitude === null) {
    throw new DomainError(
      'unit-unknown',
      {},
      {
        fields: { [code ? 'code' : 'name']: 'unit-unknown' },
      },
    );
  }
  const { latitude, longitude, population, parentCode } = unit;
  return {
    code: unit.code,
    name: unit.name,
    provinceCode: parentCode,
    latitude,
    longitude,
    population,
  };
}

function asTyped({ code, name, pin }: SetUpFields): NewWard {
  const place = readPin(pin);
  const wrong: Record<string, string> = {};
  if (!/^\d{5}$/.test(code)) wrong.code = 'five-digits';
  if (!name) wrong.name = 'needed';
  if (!place) wrong.pin = 'pin-needed';
  if (!place || Object.keys(wrong).length > 0) throw invalidFields(wrong);
  return { code, name, latitude: place.latitude, longitude: place.longitude };
}

function ambiguous(found: UnitRow[]): DomainError {
  const units = found
    .slice(0, 10)
    .map(({ code, name, parentCode }) => ({ code, name, provinceCode: parentCode }));
  const facts = { count: found.length, units };
  return new DomainError('unit-ambiguous', facts, { fields: { code: 'unit-ambiguous' } });
}
