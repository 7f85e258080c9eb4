import { DomainError } from '../../platform/common/domain-error';
import { solveJson } from './solve-json';

const file = () => ({
  minDefault: 2,
  maxDefault: 3,
  unpairedCost: 100,
  moveCost: 10,
  mentors: [{ id: 'm1' }, { id: 'm2', min: 1, max: 1 }] as object[],
  mentees: [{ id: 1, household: 'h' }, { id: 2, household: 'h' }, { id: 3 }] as object[],
  candidates: [
    [1, 'm1', 5],
    [2, 'm1', 7],
    [3, 'm1', 9],
    [3, 'm2', 1],
  ] as unknown[],
  locks: [] as unknown[],
  current: [] as unknown[],
});

describe('solving a pairing file', () => {
  it('gives the pairs with the ids as they were written', () => {
    expect(solveJson(file())).toMatchObject({
      status: 'optimal',
      objective: 13,
      lowerBound: 13,
      pairs: [
        [1, 'm1'],
        [2, 'm1'],
        [3, 'm2'],
      ],
      unpaired: [],
      inactive: [],
      splitHouseholds: [],
    });
  });

  it('counts who leaves the ambassador of today', () => {
    expect(solveJson({ ...file(), current: [[3, 'm1']] }).objective).toBe(21);
  });

  it('keeps a lock, or says that it cannot', () => {
    expect(solveJson({ ...file(), locks: [[3, 'm1']] }).pairs).toContainEqual([3, 'm1']);
    expect(solveJson({ ...file(), locks: [[1, 'm2']] })).toMatchObject({
      status: 'infeasible',
      objective: null,
      reason: { code: 'lock-not-candidate', mentee: 1, mentor: 'm2' },
    });
  });

  it('splits a household only when asked or when nobody can take it whole', () => {
    const apart = {
      ...file(),
      mentors: [
        { id: 'm1', min: 1, max: 3 },
        { id: 'm2', min: 1, max: 3 },
      ],
      candidates: [
        [1, 'm1', 1],
        [2, 'm1', 50],
        [1, 'm2', 50],
        [2, 'm2', 1],
      ],
      mentees: file().mentees.slice(0, 2),
    };
    expect(solveJson(apart)).toMatchObject({ objective: 51, splitHouseholds: [] });
    expect(solveJson(apart, { splitHouseholds: true })).toMatchObject({
      objective: 2,
      splitHouseholds: ['h'],
    });
    const nobody = { ...apart, candidates: [apart.candidates[0], apart.candidates[3]] };
    expect(solveJson(nobody)).toMatchObject({ objective: 2, splitHouseholds: ['h'] });
  });

  it('takes an empty ward', () => {
    const empty = { ...file(), mentors: [], mentees: [], candidates: [] };
    expect(solveJson(empty)).toMatchObject({ status: 'optimal', objective: 0, pairs: [] });
  });

  it.each([
    ['not-an-object', []],
    ['missing-list', { ...file(), mentors: undefined }],
    ['bad-person', { ...file(), mentees: [{ name: 'x' }] }],
    ['duplicate-id', { ...file(), mentors: [{ id: 'm1' }, { id: 'm1' }] }],
    ['bad-number', { ...file(), minDefault: -1 }],
    ['bad-number', { ...file(), candidates: [[1, 'm1', 1.5]] }],
    ['bad-number', { ...file(), candidates: [[1, 'm1', '5']] }],
    ['bad-number', { ...file(), mentors: [{ id: 'm1', max: 'many' }, { id: 'm2' }] }],
    ['bad-pair', { ...file(), candidates: [[1, 'm1']] }],
    ['unknown-mentee', { ...file(), candidates: [[9, 'm1', 5]] }],
    ['unknown-mentor', { ...file(), locks: [[1, 'm9']] }],
    [
      'duplicate-candidate',
      {
        ...file(),
        candidates: [
          [1, 'm1', 5],
          [1, 'm1', 6],
        ],
      },
    ],
    [
      'two-mentors',
      {
        ...file(),
        current: [
          [1, 'm1'],
          [1, 'm2'],
        ],
      },
    ],
    ['cost-too-large', { ...file(), unpairedCost: 2 ** 52 }],
  ])('refuses a file with %s in one sentence', (code, input) => {
    const attempt = () => solveJson(input);
    expect(attempt).toThrow(DomainError);
    expect(attempt).toThrow(expect.objectContaining({ code }));
    expect(attempt).toThrow(/^\S.*[.]$/);
  });
});
