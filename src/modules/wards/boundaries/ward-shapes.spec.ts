import type { Outline } from '../../../core/places/outlines';
import { wardShapes } from './ward-shapes';

const ward = { code: '14464', name: 'Xã Gia Viễn', latitude: 20.35, longitude: 105.85 };
const hamlets = [
  { id: 'one', name: 'Thôn 1' },
  { id: 'ten', name: 'Thôn 10' },
];
const area = (given: Partial<Outline>, longitude = 105.8): Outline => ({
  names: [],
  codes: [],
  isHamlet: false,
  polygons: [
    [
      [
        [longitude, 20.3],
        [longitude + 0.1, 20.3],
        [longitude + 0.1, 20.4],
        [longitude, 20.3],
      ],
    ],
  ],
  ...given,
});
/** From which area the ward has its boundary, and which hamlets have one. */
function found(...outlines: Outline[]) {
  const shapes = wardShapes(outlines, ward, hamlets);
  return (
    shapes && {
      ward: outlines.findIndex(({ polygons }) => polygons[0] === shapes.ward[0]),
      hamlets: shapes.hamlets.map(({ hamletId }) => hamletId),
    }
  );
}

describe('what of a file is a ward’s', () => {
  it('is the area with its code, however the others are called', () => {
    const other = area({ names: ['Xã Gia Viễn'], codes: ['14465'] });
    expect(found(other, area({ codes: ['14464'] }))).toEqual({ ward: 1, hamlets: [] });
  });

  it('is the only area with its name, with or without its kind', () => {
    expect(found(area({ names: ['X'] }), area({ names: ['Gia Viễn'] }))?.ward).toBe(1);
    const twice = area({ names: ['Gia Viễn'] });
    expect(found(twice, area({ names: ['xã Gia Viễn'] }))).toBeNull();
  });

  it('is the areas of its hamlets, 1 not taken for 10', () => {
    const both = [area({ names: ['thon 10'] }), area({ names: ['Thôn 1'] })];
    expect(found(...both)).toEqual({ ward: -1, hamlets: ['ten', 'one'] });
    expect(found(area({ codes: ['14464'] }), ...both)?.hamlets).toEqual(['ten', 'one']);
  });

  it('is no hamlet, although files write the ward’s code and name beside that of each', () => {
    const ofWard = { codes: ['14464'], isHamlet: true };
    const both = [
      area({ ...ofWard, names: ['Thôn 1', 'Gia Viễn'] }),
      area({ ...ofWard, names: ['Thôn 10', 'Gia Viễn'] }),
    ];
    expect(found(...both)).toEqual({ ward: -1, hamlets: ['one', 'ten'] });
    expect(found(both[0])).toEqual({ ward: -1, hamlets: ['one'] });
    // One that the ward does not have by this name, and headings that say nothing.
    expect(found(area({ codes: ['14464'], names: ['Thôn Lạ', 'Gia Viễn'] }))).toBeNull();
    expect(found(area({ names: ['Xóm Lạ'] }))).toBeNull();
    const strange = ['Khu A', 'Khu B'].map((name) =>
      area({ codes: ['14464'], names: [name, 'Gia Viễn'] }),
    );
    expect(found(...strange)).toBeNull();
    expect(found(area({ codes: ['14464'], names: ['Gia Viễn', 'Nho Quan'] }), ...both)).toEqual({
      ward: 0,
      hamlets: ['one', 'ten'],
    });
  });

  it('is all islands of the ward, and no other unit’s only area', () => {
    const islands = [area({ codes: ['14464'] }), area({ codes: ['14464'] }, 105.95)];
    expect(wardShapes(islands, ward, hamlets)?.ward).toHaveLength(2);
    expect(found(area({ names: ['Xã Gia Lập'] }))).toBeNull();
    expect(found(area({ codes: ['14467'] }))).toBeNull();
    expect(found(area({ names: ['Bản đồ ranh giới'] }))?.ward).toBe(0);
  });

  it('is the only area there is, unless that lies elsewhere', () => {
    expect(found(area({}))?.ward).toBe(0);
    expect(found(area({}, 107))).toBeNull();
    expect(found(area({ codes: ['14464'] }, 107))).toBeNull();
  });
});
