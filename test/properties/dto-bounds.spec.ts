import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, ValidationTypes } from 'class-validator';
import fc from 'fast-check';

type Rule = ReturnType<typeof rulesOf>[number];
type Dto = new () => object;

const folder = resolve('src');

/** Every class that a body, a query or a path is read into, those inside others too. */
function allDtos(): Dto[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const found = new Set<Dto>();
  const add = (dto: Dto) => {
    if (found.has(dto)) return;
    found.add(dto);
    for (const rule of rulesOf(dto)) {
      const inner = nestedOf(dto, rule);
      if (inner) add(inner);
    }
  };
  for (const file of files.filter((name) => /(\.dto|paging)\.ts$/.test(name))) {
    const values = Object.values(
      // oxlint-disable-next-line typescript/no-require-imports -- found by their names, whatever folder they move to
      require(join(folder, file)) as Record<string, unknown>,
    );
    for (const value of values) {
      if (typeof value === 'function' && rulesOf(value as Dto).length > 0) add(value as Dto);
    }
  }
  return [...found];
}

function rulesOf(dto: Dto) {
  return getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false);
}

/** What stands in a nested field: made, as it is when a body arrives, by class-transformer. */
function nestedOf(dto: Dto, rule: Rule): Dto | undefined {
  if (rule.type !== ValidationTypes.NESTED_VALIDATION) return undefined;
  const made = plainToInstance(dto, { [rule.propertyName]: [{}] }) as Record<string, unknown[]>;
  return made[rule.propertyName]?.[0]?.constructor as Dto;
}

const boundedText = ['isIn', 'isUuid', 'isLocalDay', 'maxLength'];
const others = ['isBoolean', 'equals'];

/** Why a field lets in more than anybody needs; undefined when it does not. */
function faultOf(rules: Rule[]): string | undefined {
  const names = (each: boolean) =>
    rules.filter((rule) => (rule.each ? each : !each)).map(({ name, type }) => name ?? type);
  const own = names(false);
  const inner = names(true);
  if (own.includes('isArray') || inner.length > 0) {
    if (!own.includes('isArray')) return 'lists its values without saying that it is a list';
    if (!own.includes('arrayMaxSize')) return 'is a list without a maximum';
    return inner.includes(ValidationTypes.NESTED_VALIDATION) || isBounded(inner)
      ? undefined
      : 'is a list of values without a bound';
  }
  if (own.includes(ValidationTypes.NESTED_VALIDATION) || isBounded(own)) return undefined;
  return 'has no bound';
}

function isBounded(names: string[]): boolean {
  const isNumber = names.includes('isInt') || names.includes('isNumber');
  if (isNumber) return names.includes('min') && names.includes('max');
  return names.some((name) => boundedText.includes(name) || others.includes(name));
}

function faultsOf(dto: Dto): string[] {
  const fields = new Map<string, Rule[]>();
  for (const rule of rulesOf(dto)) {
    fields.set(rule.propertyName, [...(fields.get(rule.propertyName) ?? []), rule]);
  }
  return [...fields].flatMap(([field, rules]) => {
    const fault = faultOf(rules);
    return fault ? [`${dto.name}.${field} ${fault}`] : [];
  });
}

describe('what the API lets in', () => {
  const dtos = allDtos();

  it('has a greatest length, number and count in every field of every DTO', () => {
    expect(dtos.length).toBeGreaterThan(40);
    expect(dtos.flatMap(faultsOf)).toEqual([]);
  });

  it('names every DTO once: the description tells them apart by name', () => {
    const names = dtos.map(({ name }) => name).filter((name) => name.endsWith('Dto'));
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  it.each(dtos.map((dto) => [dto.name, dto] as const))(
    'refuses what is far too much for %s, and names the field',
    (_, dto) => {
      const fields = [...new Set(rulesOf(dto).map(({ propertyName }) => propertyName))];
      const tooMuch = fc.constantFrom<unknown>(
        'x'.repeat(5_000),
        Array.from({ length: 600 }, () => 'x'),
        Array.from({ length: 600 }, () => 1),
        Array.from({ length: 600 }, () => ({})),
        1e20,
        -1e20,
      );
      fc.assert(
        fc.property(fc.constantFrom(...fields), tooMuch, (field, value) => {
          const read = plainToInstance<object, object>(dto, { [field]: value });
          const refused = validateSync(read).map(({ property }) => property);
          expect(refused).toContain(field);
        }),
        { numRuns: 40 },
      );
    },
  );
});
