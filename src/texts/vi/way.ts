import type { Direction } from '../../core/places/way';

export const way = {
  title: 'Đường đi',
  lead: (from: string, to: string, distance: string, direction: string) =>
    `Từ ${from} đến ${to}: khoảng ${distance}, về hướng ${direction}.`,
  metres: (metres: number) => `${metres} mét`,
  kilometres: (kilometres: number) => `${String(kilometres).replace('.', ',')} km`,
  directions: {
    n: 'bắc',
    ne: 'đông bắc',
    e: 'đông',
    se: 'đông nam',
    s: 'nam',
    sw: 'tây nam',
    w: 'tây',
    nw: 'tây bắc',
  } satisfies Record<Direction, string>,
  north: 'Bắc',
  home: 'nhà bạn',
  homeOf: (name: string) => `nhà ${name}`,
  openPhone: 'Chỉ đường bằng điện thoại',
  openMap: 'Xem trên bản đồ',
};
