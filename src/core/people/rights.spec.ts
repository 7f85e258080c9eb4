import { dueDays, rightsDays } from './rights';

describe('the days of a request', () => {
  it('are two working days for an answer, and ten to twenty for the rest', () => {
    expect(dueDays('access', '2026-11-26', rightsDays)).toEqual({
      answerBy: '2026-11-30',
      doneBy: '2026-12-06',
    });
    expect(dueDays('erase', '2026-11-23', rightsDays).doneBy).toBe('2026-12-13');
  });

  it('pass over public holidays', () => {
    expect(dueDays('withdraw', '2026-12-31', rightsDays).answerBy).toBe('2027-01-05');
  });
});
