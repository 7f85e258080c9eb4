import { certificateNumber, isProposed, overlaps } from './recognition';

describe('whom a ward proposes to recognise', () => {
  const rule = {
    recognitionHours: 10,
    recognitionPeople: 3,
    recognitionSkills: 2,
    recognitionTeamHours: 30,
  };
  const work = { lessons: 8, minutes: 600, people: 3, skills: 2 };

  it('is whoever reached all that its rule asks for', () => {
    expect(isProposed('mentor', work, rule)).toBe(true);
    expect(isProposed('mentor', { ...work, minutes: 599 }, rule)).toBe(false);
    expect(isProposed('mentor', { ...work, people: 2 }, rule)).toBe(false);
    expect(isProposed('mentor', { ...work, skills: 1 }, rule)).toBe(false);
    expect(isProposed('team', work, rule)).toBe(false);
    expect(isProposed('team', { ...work, minutes: 1800, skills: 0 }, rule)).toBe(true);
  });

  it('is nobody who held nothing, whatever the rule leaves out', () => {
    const none = {
      recognitionHours: 0,
      recognitionPeople: 0,
      recognitionSkills: 0,
      recognitionTeamHours: 0,
    };
    expect(isProposed('mentor', { lessons: 0, minutes: 0, people: 0, skills: 0 }, none)).toBe(
      false,
    );
    expect(isProposed('mentor', { lessons: 1, minutes: 30, people: 1, skills: 0 }, none)).toBe(
      true,
    );
  });

  it('is numbered by year, and not twice for the same days', () => {
    expect(certificateNumber({ number: 7, year: 2026 })).toBe('07/2026');
    const days = { fromOn: '2026-01-01', untilOn: '2026-06-30' };
    expect(overlaps(days, { fromOn: '2026-06-30', untilOn: '2026-12-31' })).toBe(true);
    expect(overlaps(days, { fromOn: '2026-07-01', untilOn: '2026-12-31' })).toBe(false);
  });
});
