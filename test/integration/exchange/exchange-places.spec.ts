import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readHamlets } from '../../../src/modules/exchange/places/read-hamlets';
import { readUnits } from '../../../src/modules/exchange/places/read-units';
import { readVenues } from '../../../src/modules/exchange/places/read-venues';

const folder = join(__dirname, '../../../../shared/data');
const describeTrial = existsSync(folder) ? describe : describe.skip;

function csv(text: string): { name: string; bytes: Buffer } {
  return { name: 'danh-sach.csv', bytes: Buffer.from(text) };
}

describeTrial('the public lists of places (skipped where the trial data are not there)', () => {
  it('holds every unit of the country, codes with their zeros', async () => {
    const units = await readUnits(join(folder, 'units.csv'));
    expect(units).toHaveLength(3355);
    expect(units.find(({ code }) => code === '14464')).toMatchObject({
      name: 'Xã Gia Viễn',
      level: 'commune',
      parentCode: '37',
    });
    expect(units.filter(({ population }) => population === null)).toHaveLength(3);
    expect(units.filter(({ latitude }) => latitude === null)).toEqual([]);
  });

  it('holds the hamlets and cultural houses of the commune', async () => {
    const hamlets = await readHamlets(join(folder, 'gia-vien/thon.csv'));
    expect(hamlets).toHaveLength(14);
    expect(hamlets[3]).toEqual({
      row: 5,
      name: 'Xóm Trại 4',
      latitude: 20.39666,
      longitude: 105.85074,
    });
    const names = hamlets.map(({ name }) => name);
    const venues = await readVenues(join(folder, 'gia-vien/nha-van-hoa.csv'), names);
    expect(venues).toHaveLength(14);
    expect(venues[3]).toMatchObject({
      hamletIndex: 3,
      seats: 60,
      hasWifi: false,
      isStepFree: true,
    });
  });
});

describe('lists of places from other communes', () => {
  it('finds the columns in any order and language', async () => {
    expect(
      await readVenues(
        csv('Sức chứa;Tọa độ;Nhà văn hóa;TDP;Internet\n35 chỗ;"20,38; 105,84";NVH Đông;TDP 05;x\n'),
        ['Tổ dân phố 5'],
      ),
    ).toEqual([
      {
        row: 2,
        name: 'NVH Đông',
        hamletIndex: 0,
        latitude: 20.38,
        longitude: 105.84,
        seats: 35,
        hasWifi: true,
        isStepFree: false,
      },
    ]);
  });

  it('says so when a hamlet is listed twice, since people could not be told apart', async () => {
    await expect(
      readHamlets(csv('Thôn,Vĩ độ,Kinh độ\nHòa Bình,,\nHoà  Bình,,\n')),
    ).rejects.toMatchObject({
      code: 'hamlets-twice',
    });
  });

  it('takes no list of people for one of places, and none of its people for a hamlet', async () => {
    const people =
      'Họ và tên,Năm sinh,Thôn,Nhu cầu học,Khi nào rảnh\nLò Thị Na,1950,Thôn 1,VNeID,Tối thứ 2\n';
    const answers =
      'Dấu thời gian,Họ và tên của cô bác,Năm sinh,Cô bác ở thôn nào?,Cô bác muốn học gì?,Tôi đồng ý\n20/11/2026,Lò A,1950,Thôn 1,VNeID,Đồng ý\n';
    for (const text of [people, answers]) {
      const refused = { code: 'places-are-people' };
      await expect(readHamlets(csv(text))).rejects.toMatchObject(refused);
      await expect(readVenues(csv(text), ['Thôn 1'])).rejects.toMatchObject(refused);
    }
    const halls =
      'Nhà văn hóa,Thôn,Người giữ chìa khóa,Số điện thoại\nNVH 1,Thôn 1,Lò A,0912345678\n';
    expect(await readVenues(csv(halls), ['Thôn 1'])).toHaveLength(1);
  });

  it('says so when the names are not there', async () => {
    await expect(readHamlets(csv('a,b\n1,2\n'))).rejects.toMatchObject({
      code: 'places-missing-columns',
    });
  });
});
