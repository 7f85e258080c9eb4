import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { PersonFields } from '../../../src/core/people/field';
import { saidOrEmpty } from '../../../src/modules/people/fields/empty-fields';
import { bodyToAdd, bodyToChange } from '../../../src/modules/people/fields/field-body';
import { fieldText } from '../../../src/texts';
import { FieldInput } from '../../../src/web/shared/people/field-input';
import { renderPage } from '../../support/pages/render-page';

const fields = {
  need: { kind: 'code', vocabulary: 'support', add: 'open', change: true, asked: 'counter' },
} as const satisfies PersonFields;

describe('a field that holds one code of a list', () => {
  it('is taken by the API where the list has the code, and may be emptied', () => {
    const faultsOf = (body: new () => object, need: unknown) =>
      validateSync(plainToInstance(body, { need })).length;
    for (const body of [bodyToAdd(fields), bodyToChange(fields)]) {
      expect(['blind', null, undefined].map((need) => faultsOf(body, need))).toEqual([0, 0, 0]);
      expect(['gold', 7, ['blind']].map((need) => faultsOf(body, need))).toEqual([1, 1, 1]);
    }
  });

  it('is chosen from a list in forms, with a line for what is not known', () => {
    const html = renderPage(
      <FieldInput side="mentee" name="need" field={fields.need} value="deaf" hamlets={[]} />,
    );
    expect(html).toContain('<option value>không rõ');
    expect(html).toMatch(/<option value="deaf" selected[^>]*>Khiếm thính<\/option>/);
  });

  it('reads as the word for its code in every language, and empty as nothing', () => {
    expect(fieldText(fields.need, 'blind', 'vi')).toBe('Khiếm thị');
    expect(fieldText(fields.need, 'blind', 'en')).toBe('Blind or low vision');
    expect(fieldText(fields.need, null, 'vi')).toBeNull();
    expect(saidOrEmpty(fields, {})).toEqual({ need: null });
  });
});
