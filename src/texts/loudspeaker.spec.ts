import { instantAt } from '../core/time/zone';
import type { HamletWeek } from './facts/hamlet-week';
import { loudspeakerText } from './loudspeaker';

const zone = 'Asia/Ho_Chi_Minh';
const session = (date: string, minute: number, topicName: string, venueName = 'nhà văn hóa') => ({
  startAt: instantAt(date, minute, zone),
  topicName,
  venueName,
});
const hamletName = 'thôn Đông Thượng';

describe('the loudspeaker', () => {
  it('reads out the week with days, hours and numbers spelled out', () => {
    const sessions = [
      session('2026-11-28', 840, 'tra cứu giá nông sản', 'chợ Gián'),
      session('2026-11-24', 1170, 'thanh toán không tiền mặt'),
      session('2026-11-24', 1140, 'Cài đặt VNeID'),
    ];
    expect(loudspeakerText({ hamletName, sessions, phone: '+84912345678', zone })).toBe(
      [
        'Kính thưa bà con thôn Đông Thượng.',
        'Tuần này có ba buổi học kỹ năng số, mỗi buổi ba mươi phút, không mất tiền.',
        'Thứ ba, ngày hai mươi bốn tháng mười một, tại nhà văn hóa: mười chín giờ, học cài đặt VNeID; mười chín giờ ba mươi, học thanh toán không tiền mặt.',
        'Thứ bảy, ngày hai mươi tám tháng mười một, tại chợ Gián: mười bốn giờ, học tra cứu giá nông sản.',
        'Kính mời bà con đến học, nhớ mang theo điện thoại.',
        'Bà con muốn học xin gọi số: không chín một hai, ba bốn năm, sáu bảy tám.',
        'Xin cảm ơn bà con đã lắng nghe.',
      ].join('\n'),
    );
  });

  it('leaves no digit for the reader to stumble over', () => {
    const sessions = [
      session('2026-11-24', 1095, 'gọi video'),
      session('2026-12-01', 480, 'VNeID'),
    ];
    expect(loudspeakerText({ hamletName, sessions, phone: null, zone })).not.toMatch(/\d/);
  });

  it('reads out days without appointments, and how long whoever comes waits', () => {
    const day = {
      startAt: instantAt('2026-11-28', 480, zone),
      endAt: instantAt('2026-11-28', 600, zone),
      venueName: 'nhà văn hóa',
      topicNames: ['Cài đặt VNeID'],
      seats: 2,
      people: 8,
      line: null,
    };
    const read = (walkIns: HamletWeek['walkIns']) =>
      loudspeakerText({ hamletName, sessions: [], walkIns, phone: null, zone }).split('\n');
    const ahead = read([day]);
    expect(ahead).toContain(
      'Ngày học không cần hẹn: thứ bảy, ngày hai mươi tám tháng mười một, từ tám giờ đến mười giờ, tại nhà văn hóa: học cài đặt VNeID. Ai đến cũng được, không mất tiền.',
    );
    expect(ahead[2]).toContain('cả buổi khoảng tám người');
    expect(ahead[2]).toContain('cứ hai người đến trước thì chờ thêm nửa giờ');
    expect(ahead.join()).not.toMatch(/chưa có|\d/);
    const at = instantAt('2026-11-28', 490, zone);
    const now = (minutes: number | null) =>
      read([{ ...day, line: { at, waiting: 5, minutes } }]).join('\n');
    expect(now(50)).toContain('Lúc tám giờ mười có năm người đang chờ');
    expect(now(50)).toContain('chờ khoảng năm mươi phút');
    const free = read([{ ...day, line: { at, waiting: 0, minutes: 0 } }]).join('\n');
    expect(free).toContain('Lúc tám giờ mười không ai phải chờ: ai đến bây giờ được học ngay');
    expect(now(8890)).not.toContain('phút.');
    expect(now(null)).toContain('có thể không kịp hôm nay');
  });

  it('says so when there is nothing this week', () => {
    expect(loudspeakerText({ hamletName, sessions: [], phone: null, zone })).toContain('chưa có');
  });
});
