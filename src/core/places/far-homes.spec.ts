import { farFromWard } from './far-homes';

const hamlets = [
  { latitude: 20.4, longitude: 105.8 },
  { latitude: 20.5, longitude: 105.9 },
  { latitude: null, longitude: null },
];

describe('a home far from the ward', () => {
  it('is one that lies farther outside its hamlets than its people may live apart', () => {
    expect(farFromWard(hamlets, { latitude: 21.2, longitude: 105.85 }, 5_000)).toBe(77_836);
    expect(farFromWard(hamlets, { latitude: 20.56, longitude: 105.85 }, 5_000)).toBe(6_672);
    expect(farFromWard(hamlets, { latitude: 20.56, longitude: 105.85 }, 7_000)).toBeNull();
  });

  it('is none between the hamlets, and none a little outside, however near people are to live', () => {
    expect(farFromWard(hamlets, { latitude: 20.45, longitude: 105.85 }, 500)).toBeNull();
    expect(farFromWard(hamlets, { latitude: 20.52, longitude: 105.9 }, 500)).toBeNull();
  });

  it('is none where nobody knows where the hamlets are', () => {
    const unknown = [{ latitude: null, longitude: null }];
    expect(farFromWard(unknown, { latitude: 10, longitude: 106 }, 5_000)).toBeNull();
    expect(farFromWard([], { latitude: 10, longitude: 106 }, 5_000)).toBeNull();
  });
});
