/** Acts on many people, and the press that takes each back. */
export const peopleActs = {
  listTitle: 'Việc làm với nhiều người',
  listLead: 'Nhập danh sách và cho nhiều người nghỉ: mỗi việc hoàn tác được bằng một lần bấm.',
  what: 'Việc',
  people: 'Số người',
  stopTitle: (people: number): string => `Cho ${people} người nghỉ`,
  importTitle: (side: 'mentor' | 'mentee'): string =>
    side === 'mentor' ? 'Nhập danh sách đại sứ số' : 'Nhập danh sách học viên',
  reason: 'Lý do',
  madeAt: 'Lúc',
  whom: 'Những người này',
  isBack: 'đã trở lại',
  withOthers: 'Xem những người cùng nghỉ lần này',
  takeBack: 'Hoàn tác',
  takeBackTitle: 'Nếu đây là nhầm lẫn',
  takeBackStop: 'Hoàn tác: đưa tất cả trở lại',
  takeBackStopHint:
    'Mọi người trở lại cùng cặp và lịch của họ, nếu chỗ còn trống. Ai đã trở lại hoặc được quyết định khác sau đó thì giữ nguyên và được nêu tên.',
  takeBackImport: 'Hoàn tác lần nhập này',
  takeBackImportHint: (added: number, changed: number, stopped: number): string =>
    [
      added > 0 ? `${added} người được thêm sẽ ra khỏi danh sách.` : '',
      changed > 0 ? `${changed} người trở lại thông tin trước đó.` : '',
      stopped > 0 ? `${stopped} người nghỉ theo tệp trở lại.` : '',
      'Ai đã được sửa, ghép cặp hoặc đặt lịch sau đó thì giữ nguyên và được nêu tên.',
    ]
      .filter(Boolean)
      .join(' '),
  lookTitle: 'Xem trước khi hoàn tác',
  lookLead:
    'Chưa có gì thay đổi. Từ lúc đó đến nay đã có việc khác, nên không phải ai cũng trở lại như cũ.',
  gone: 'người ra khỏi danh sách',
  changedBack: 'người trở lại thông tin cũ',
  returned: 'người trở lại',
  pairs: 'cặp khôi phục',
  sessions: 'buổi khôi phục',
  places: 'chỗ khôi phục',
  stayedCount: 'người giữ nguyên',
  nothing: 'Không còn ai để đưa trở lại.',
  messages: (messages: number, calls: number): string =>
    `${messages > 0 ? `${messages} tin nhắn sẽ được gửi.` : 'Không có tin nhắn nào được gửi.'}${
      calls > 0 ? ` ${calls} người phải gọi điện.` : ''
    }`,
  stayed: 'Những người giữ nguyên',
  partly: 'Trở lại nhưng không đủ như trước',
  confirm: 'Vẫn hoàn tác những người còn lại',
  notNow: 'Không, quay lại',
  takenBackAt: (when: string): string => `Đã hoàn tác lúc ${when}.`,
  stands: 'đang có hiệu lực',
  takenBack: 'đã hoàn tác',
  why: {
    'paired-since': 'đã được ghép cặp sau đó',
    'booked-since': 'đã có lịch học sau đó',
    'used-since': 'đã có việc khác được ghi cho người này sau đó',
    'changed-since': 'đã được sửa sau đó',
    'stopped-since': 'đã được ghi là ngừng tham gia sau đó',
    'merged-since': 'đã được gộp vào hồ sơ khác sau đó',
    'person-merged': 'đã được gộp vào hồ sơ khác sau đó',
    'returned-since': 'đã trở lại trước đó rồi',
    'consent-withdrawn': 'đã rút lại đồng ý, phải đồng ý lại mới trở lại được',
    'person-exists': 'nay đã có người khác cùng tên, năm sinh và thôn trong danh sách',
  } as Record<string, string>,
};
