import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { entriesOf } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import { ChangeMenteeDto, ChangeMentorDto, NewMenteeDto, NewMentorDto } from '../lists/people.dto';

const bodies: Record<Side, (new () => object)[]> = {
  mentee: [NewMenteeDto, ChangeMenteeDto],
  mentor: [NewMentorDto, ChangeMentorDto],
};

describe.each(['mentee', 'mentor'] as const)('the lists of codes of a %s', (side) => {
  // What nobody types is in no body: it follows from what is recorded elsewhere.
  const isTyped = (name: string) => bodies[side].every((Body) => propertiesOf(Body).includes(name));
  const names = entriesOf(fieldsOf[side]).flatMap(([name, { kind }]) =>
    kind === 'codes' && isTyped(name) ? [name] : [],
  );

  it.each(names)('take no code of %s that nobody knows, nor a list without an end', (name) => {
    for (const body of bodies[side]) {
      const faulty = (codes: unknown) =>
        validateSync(plainToInstance(body, { [name]: codes })).some(
          ({ property }) => property === name,
        );
      expect(faulty(['no such code'])).toBe(true);
      expect(faulty(['gold'])).toBe(true);
      expect(faulty(Array.from({ length: 10_000 }, () => 'elderly'))).toBe(true);
    }
  });

  it('are some', () => {
    expect(names.length).toBeGreaterThan(1);
  });
});

function propertiesOf(Body: new () => object): string[] {
  const all = getMetadataStorage().getTargetValidationMetadatas(Body, '', false, false);
  return all.map(({ propertyName }) => propertyName);
}
