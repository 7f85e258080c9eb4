/** What officers do to pairs with their own hands, what helps who is left over, and how it is taken back. */
export const byHand = {
  /** Somebody and the ambassador they would go to. */
  way: (mentee: string, mentor: string, distance: string): string =>
    `${mentee} với ${mentor}, cách ${distance}`,
  help: {
    split: (ways: string): string => `Tách hộ này thì có đại sứ còn chỗ: ${ways}.`,
    place: (way: string): string => `Có đại sứ còn chỗ: ${way}.`,
    farther: (way: string, limit: string, over: string): string =>
      `Có đại sứ còn chỗ: ${way}. Mức của đơn vị là ${limit}; xa hơn ${over}.`,
  },
  press: {
    split: 'Tách hộ này',
    place: 'Ghép hai người này',
    farther: 'Cho phép cặp này lần này',
  },
  acts: {
    move: (people: string) => `Vừa chuyển: ${people}.`,
    lock: (people: string) => `Vừa cố định cặp của ${people}.`,
    unlock: (people: string) => `Vừa bỏ cố định cặp của ${people}.`,
    join: (people: string) => `Vừa ghép chung một hộ: ${people}.`,
    split: (people: string) => `Vừa tách một hộ: ${people}.`,
    place: (people: string) => `Vừa ghép: ${people}.`,
    farther: (people: string) => `Vừa cho phép một cặp xa hơn mức của đơn vị: ${people}.`,
  },
  andOthers: (names: string, others: number): string => `${names} và ${others} người khác`,
  undo: 'Hoàn tác',
  unpublish: 'Hoàn tác công bố',
  unpublishMeans:
    'Các cặp trở lại như trước khi công bố, cùng các buổi đã hủy khi ấy nếu còn được. Buổi hẹn theo cặp mới sẽ hủy và mọi người được báo. Làm được cho đến khi có buổi học theo các cặp này.',
  unpublishLook: 'Xem trước khi hoàn tác',
  unpublishTitle: 'Hoàn tác công bố các cặp?',
  unpublishPeople: 'học viên đổi đại sứ',
  unpublishEnded: 'cặp kết thúc',
  unpublishAgain: 'cặp trở lại',
  unpublishLost: 'cặp không trở lại được',
  unpublishSessions: 'buổi bị hủy',
  unpublishPlaces: 'chỗ học bị hủy',
  unpublishPlacesAgain: 'chỗ học trở lại',
  unpublishPlacesLost: 'chỗ học không trở lại được',
  unpublishNot: 'Không, giữ các cặp này',
  households: {
    title: 'Hộ gia đình: học chung hay tách',
    link: (apart: number, together: number): string =>
      `Xem từng hộ: ${together} hộ học chung, ${apart} hộ đang tách`,
    lead: 'Không ai khác phải đổi. Cặp được chọn ở đây giữ nguyên ở lần ghép sau.',
    leadToday:
      'Không ai khác phải đổi. Trước khi chuyển, bạn thấy buổi học và tin nhắn nào bị ảnh hưởng.',
    apart: (count: number) => `Hộ đang tách: ${count}`,
    together: (count: number) => `Hộ đang học chung: ${count}`,
    none: 'Không có hộ nào.',
    people: 'Người trong hộ, đang học với',
    joined: 'Nếu học chung',
    parted: 'Nếu tách',
    withNobody: 'chưa có đại sứ',
    goes: (mentee: string, mentor: string): string => `${mentee} sang ${mentor}`,
    farther: (distance: string): string => `cộng lại đi xa hơn ${distance}`,
    nearer: (distance: string): string => `cộng lại đi gần hơn ${distance}`,
    asFar: 'không đi xa hơn',
    found: (people: number): string => `${people} người có đại sứ`,
    join: 'Ghép chung hộ này',
    split: 'Tách hộ này',
    cannotJoin:
      'Không đại sứ nào hợp với cả hộ mà còn đủ chỗ, hoặc có đại sứ sẽ còn quá ít học viên.',
    cannotSplit: 'Không ai khác còn chỗ cho họ, hoặc đại sứ sẽ còn quá ít học viên.',
  },
};
