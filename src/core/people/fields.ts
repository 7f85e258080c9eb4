import type { Added, PersonField, PersonFields } from './field';

/** The order is that of the empty list, the forms and the pages. Headings are what lists are headed with. */
const fullName = {
  kind: 'name',
  most: 120,
  sheet: {
    rank: 69,
    patterns: [
      /^ho (?:va |& )?ten|^ho (?:chu )?(?:ten )?dem (?:va )?ten|^hoten|^ho va chu dem va ten/,
      /ho ten|ho va ten|ten (?:hoc vien|dai su|nguoi|cong dan|thanh vien|dai su so)|full ?name|^name$/,
    ],
    parts: {
      surname: {
        rank: 72,
        patterns: [/^ho$|^ho (?:va )?(?:ten |chu )?(?:dem|lot)$|^surname$|^last name$/],
      },
      middleName: { rank: 75, patterns: [/^(?:ten |chu )?(?:dem|lot)$|^middle name$/] },
      givenName: { rank: 78, patterns: [/^ten$|^ten goi$|^first name$|^given name$/] },
    },
    isNeeded: true,
    required: 'Họ và tên',
    instead: ['givenName'],
    width: 26,
  },
  add: 'needed',
  change: true,
  asked: 'door',
  isListed: true,
  exported: { width: 22, order: 1 },
} as const satisfies PersonField;

const gender = {
  kind: 'gender',
  sheet: {
    rank: 48,
    patterns: [/gioi tinh|^gioi$|^gt$|nam nu|\bphai\b|gender|^sex$/],
    parts: {
      male: { rank: 51, patterns: [/^nam$/] },
      female: { rank: 54, patterns: [/^nu$/] },
    },
    width: 10,
  },
  add: 'open',
  change: true,
  asked: 'counter',
  shownTo: 'staff',
} as const satisfies PersonField;

const birthYear = {
  kind: 'year',
  sheet: {
    rank: 42,
    patterns: [
      /ngay thang nam sinh|nam sinh|ngay sinh|\bnsinh\b|^n ?s$|^ntns$|sinh nam|ngay thang nam|sinh ngay|\bbirth|\bdob\b|year of birth/,
    ],
    parts: { age: { rank: 45, patterns: [/^(?:so )?tuoi$|^age$/] } },
    isNeeded: true,
    width: 12,
  },
  add: 'needed',
  change: true,
  asked: 'door',
  shownTo: 'mentors',
} as const satisfies PersonField;

const phone = {
  kind: 'phone',
  most: 30,
  sheet: {
    rank: 39,
    patterns: [
      /^(?:so )?(?:dien thoai|dt|sdt|dtdd|di dong|dd|zalo)\b(?!.*(?:thong minh|khong$))/,
      /^(?!.*(?:thong minh|smart ?phone|khong$)).*(?:dien thoai|\bs ?dt\b|\bdt(?:dd)?\b|di dong|lien (?:he|lac)|phone|mobile|\btel\b|zalo)/,
    ],
    width: 16,
  },
  add: 'open',
  change: true,
  asked: 'door',
  isListed: true,
  shownTo: 'staff',
  exported: { width: 14, order: 3 },
} as const satisfies PersonField;

/** Beside the one that gets messages: a landline, a second number, a relative's. */
const otherPhone = {
  kind: 'otherPhone',
  most: 30,
  sheet: {
    // Before `phone`, whose patterns fit these headers too; a second column of the same header comes after it.
    rank: 38,
    patterns: [
      /^(?=.*(?:dien thoai|\bs ?dt\b|\bdt(?:dd)?\b|di dong|phone|\btel\b|zalo|\bso may\b))(?=.*(?:\b2\b|\bhai\b|khac\b|\bphu\b|nguoi than|nguoi nha|nguoi quen|gia dinh|du phong|other|second|landline|\bcua con\b|(?:bo|cha|ba) me\b|phu huynh|giam ho|chu ho|vo chong|\bcon (?:chau|trai|gai)\b|(?:dien thoai|\bs?dt) con$|co dinh|(?:dien thoai|\bs?dt) (?:de )?ban))(?!.*di dong)/,
      /^(?:so )?may (?:de )?ban$|^(?:so )?co dinh$/,
      /^(?!.*(?:thong minh|smart ?phone|khong$)).*(?:dien thoai|\bs ?dt\b|\bdt(?:dd)?\b|di dong|phone|mobile|\btel\b|zalo)/,
    ],
    width: 16,
  },
  add: 'open',
  change: true,
  asked: 'counter',
  shownTo: 'mentors',
  exported: { width: 14, order: 3 },
} as const satisfies PersonField;

const hamletId = {
  kind: 'hamlet',
  sheet: {
    rank: 60,
    patterns: [
      // Bản is a hamlet and bạn is you, tổ chức an organisation.
      /^(?:ten )?(?:thon|xom|to(?! (?:chuc|cong nghe|hop tac|cong tac|ho tro)\b)|tdp|kp|ban(?= (?:lang|thon|xom|to|khu|ap|buon|tdp)\b|$)|ap|khu|buon|lang|phum|soc|khom|khoi|cum dan cu)\b/,
      /\b(?:thon|xom|to dan pho|khu pho|tdp|khu dan cu|khu vuc|hamlet|village|buon lang)\b|\bthuoc (?:to|ban|ap|khu|lang|buon)\b|\b(?:to|ban|ap|khu|lang|buon) (?:nao|so may|may)\b/,
    ],
    // Where a family is from tells the hamlet at most; where it lives is a mentee's `address`.
    parts: { origin: { rank: 66, patterns: [/que quan/] } },
    isNeeded: true,
    required: 'Thôn/Xóm',
    instead: ['address', 'origin'],
    width: 16,
  },
  add: 'needed',
  change: true,
  asked: 'door',
  isListed: true,
  shownTo: 'staff',
  exported: { width: 14, order: 4 },
} as const satisfies PersonField;

const topics = {
  kind: 'codes',
  vocabulary: 'topic',
  isNeeded: true,
  sheet: {
    rank: 12,
    patterns: [
      /(?:noi dung|nhu cau|chu de\b|ky nang|linh vuc)(?:.*(?:hoc|huong dan|day|ho tro|can|dang ky))?/,
      /(?:can|muon|dang ky) (?:duoc )?(?:hoc|huong dan)|huong dan (?:duoc|noi dung)|(?:co the|biet) (?:day|huong dan)|\bday duoc\b|dang ky (?:lop|mon)|^mon(?: hoc)?$|\btopics?\b|\bneeds?\b|\bskills?\b/,
    ],
    isNeeded: true,
    required: 'Nội dung',
    width: 44,
  },
  add: 'needed',
  change: true,
  asked: 'counter',
  isListed: true,
  shownTo: 'mentors',
} as const satisfies PersonField;

const languages = {
  kind: 'codes',
  vocabulary: 'language',
  isNeeded: true,
  sheet: {
    rank: 24,
    patterns: [/ngon ngu|tieng (?:noi|dan toc|noi duoc)|^tieng$|biet tieng|\blanguages?\b/],
    width: 16,
  },
  add: 'open',
  change: true,
  asked: 'door',
  shownTo: 'staff',
} as const satisfies PersonField;

const windows = {
  kind: 'windows',
  sheet: {
    rank: 9,
    patterns: [
      /(?<!\bso )\b(?:buoi|thoi gian|lich|gio|khung gio|ngay) (?:co the )?(?:ranh|hoc|trong|day|huong dan|tham gia|thuan tien|phu hop)/,
      /\branh\b|thoi gian|khung gio|lich hoc|(?<!\bso )\bbuoi\b|\b(?:gio|luc) nao\b|free time|availab/,
    ],
    isNeeded: true,
    required: 'Buổi rảnh',
    width: 30,
  },
  add: 'open',
  change: true,
  asked: 'door',
  shownTo: 'mentors',
} as const satisfies PersonField;

const consentOn = {
  kind: 'day',
  sheet: {
    rank: 0,
    patterns: [/dong y|chap thuan|\bconsent\b|xac nhan xu ly du lieu|cam ket/],
    tellsSide: true,
  },
} as const satisfies PersonField;

const email = {
  kind: 'email',
  most: 200,
  sheet: {
    rank: 21,
    patterns: [/^(?:dia chi )?(?:e ?mail|thu dien tu|hop thu(?: dien tu)?)$/],
    width: 26,
  },
  add: 'open',
  change: true,
  asked: 'counter',
  shownTo: 'staff',
} as const satisfies PersonField;

const place = {
  kind: 'place',
  add: 'open',
  change: true,
  asked: 'counter',
  sheet: {
    rank: 30,
    patterns: [/toa do|vi tri|\bgps\b|coordinates?|dinh vi|^lat ?(?:lng|long|lon)$/],
    parts: {
      latitude: { rank: 33, patterns: [/vi do|^lat(?:itude)?$/] },
      longitude: { rank: 36, patterns: [/kinh do|^(?:lon|lng|long|longitude)$/] },
    },
    width: 22,
  },
} as const satisfies PersonField;

/** What stands beside the ward's usual way of pairing; a list names it where the ward has such. */
const programme = {
  kind: 'programme',
  most: 80,
  sheet: {
    rank: 82,
    patterns: [/^(?:thuoc |ten )?(?:chuong trinh|mo hinh)(?: tham gia)?$|^program(?:me)?$/],
  },
  add: 'open',
  change: true,
  asked: 'counter',
  shownTo: 'staff',
} as const satisfies PersonField;

/** Whoever stops does so with a reason, and comes back, by acts of their own. */
const isActive = { kind: 'flag' } as const satisfies PersonField;

/** What is known of a Digital Ambassador. */
export const mentorFields = {
  fullName,
  gender,
  birthYear,
  phone: {
    ...phone,
    sheet: {
      ...phone.sheet,
      isNeeded: true,
      required: 'Số điện thoại',
      instead: ['otherPhone'],
    },
    add: 'needed',
  },
  otherPhone: { ...otherPhone, shownTo: 'staff' },
  hamletId,
  organisation: {
    kind: 'text',
    most: 200,
    sheet: {
      rank: 57,
      patterns: [/don vi|to chuc|doan the|co quan|noi cong tac|chuc vu|organi[sz]ation|^team$/],
      tellsSide: true,
      width: 24,
    },
    add: 'open',
    change: true,
    asked: 'counter',
    isListed: true,
    shownTo: 'staff',
  },
  topics,
  languages,
  windows,
  maxMentees: {
    kind: 'count',
    most: 50,
    sheet: {
      rank: 6,
      patterns: [
        /so (?:luong )?(?:hoc vien|nguoi hoc|nguoi|cap|ho)\b.*(?:toi da|nhan|huong dan|kem|max)/,
        /toi da|suc chua|\bmax(?:imum)?\b|nhan (?:toi da )?bao nhieu|so (?:luong )?hoc vien|so nguoi (?:nhan|kem)|(?:kem|nhan)(?: duoc)? may (?:nguoi|hoc vien|cap)|\bcapacity\b/,
      ],
      tellsSide: true,
      width: 12,
    },
    add: 'open',
    change: true,
    asked: 'counter',
    shownTo: 'staff',
  },
  /** Follows from what is recorded of them with a day. */
  trainings: { kind: 'codes', vocabulary: 'training', shownTo: 'staff', isAudited: false },
  consentOn: { ...consentOn, sheet: { ...consentOn.sheet, tellsSide: false } },
  email,
  place,
  programme,
  isActive,
} as const satisfies PersonFields;

/** What is known of somebody who asked to learn. */
export const menteeFields = {
  fullName,
  gender,
  birthYear: { ...birthYear, isListed: true, exported: { width: 7, order: 2 } },
  phone,
  otherPhone,
  householdId: {
    kind: 'household',
    sheet: {
      rank: 27,
      patterns: [
        /(?:ma|so) (?:ho\b|ho gia dinh|hgd)|ma so ho|^ho gia dinh$|\bshk\b|so ho khau|household|^hgd$/,
      ],
      tellsSide: true,
      width: 12,
    },
    add: 'open',
    change: true,
    asked: 'counter',
    exported: { width: 10, order: 5 },
  },
  hamletId,
  address: {
    kind: 'address',
    most: 200,
    sheet: {
      // A list without a column of hamlets tells the hamlet here, whoever's list it is.
      rank: 63,
      patterns: [
        /dia chi|noi o|cho o|\baddress\b/,
        /thuong tru|tam tru|cu tru|ho khau|so nha|^ngo\b|house number|\bstreet\b/,
      ],
      width: 26,
    },
    add: 'open',
    change: true,
    asked: 'door',
    shownTo: 'mentors',
    exported: { width: 24, order: 4 },
  },
  groups: {
    kind: 'codes',
    vocabulary: 'group',
    sheet: {
      rank: 18,
      patterns: [
        /nhom|doi tuong|thanh phan|nghe nghiep|\bgroup\b|dien (?:chinh sach|uu tien|ho)|^(?:thuoc )?dien$/,
      ],
      tellsSide: true,
      width: 18,
    },
    add: 'open',
    change: true,
    asked: 'door',
    shownTo: 'mentors',
  },
  targetGroup: {
    kind: 'code',
    vocabulary: 'targetGroup',
    sheet: {
      // Before the groups, whose patterns fit these headers too.
      rank: 17,
      patterns: [/\b757\b|khung ky nang|nhom (?:doi tuong )?(?:pho cap|khung)|target group/],
      tellsSide: true,
      width: 24,
    },
    add: 'open',
    change: true,
    asked: 'counter',
    shownTo: 'staff',
    exported: { width: 24, order: 10 },
  },
  topics,
  languages,
  windows,
  support: {
    kind: 'codes',
    vocabulary: 'support',
    sheet: {
      rank: 15,
      patterns: [/ho tro|khuyet tat|tinh trang suc khoe|dang tat|\bsupport\b|kho khan/],
      tellsSide: true,
      width: 16,
    },
    add: 'open',
    change: true,
    asked: 'door',
    shownTo: 'mentors',
    exported: { width: 14, order: 11 },
  },
  wishedGender: {
    kind: 'wish',
    sheet: {
      rank: 3,
      patterns: [
        /(?:muon|nguyen vong|mong muon|yeu cau|chon|uu tien).*(?:nguoi (?:huong dan|day|ho tro)|dai su|gioi tinh)/,
        /(?:nguoi huong dan|dai su so?) (?:la )?(?:nam|nu)\b/,
        /preferred gender|wished gender/,
      ],
      tellsSide: true,
      width: 14,
    },
    add: 'open',
    change: true,
    asked: 'door',
    shownTo: 'staff',
  },
  consentOn: {
    ...consentOn,
    sheet: { ...consentOn.sheet, isNeeded: true, required: 'Đồng ý xử lý dữ liệu', width: 16 },
    shownTo: 'staff',
  },
  email,
  place,
  isPriority: { kind: 'flag', change: true },
  isHomebound: { kind: 'flag', change: true, shownTo: 'mentors' },
  programme,
  isActive,
} as const satisfies PersonFields;

export const fieldsOf = { mentor: mentorFields, mentee: menteeFields } as const;

/** On which side of a pair somebody stands. */
export type Side = keyof typeof fieldsOf;
export type FieldName<S extends Side = Side> = S extends Side
  ? keyof (typeof fieldsOf)[S] & string
  : never;

/** The fields that the empty list asks for. */
export type ListedFieldName<S extends Side> = {
  [Name in keyof (typeof fieldsOf)[S] & string]: (typeof fieldsOf)[S][Name] extends {
    sheet: { width: number };
  }
    ? Name
    : never;
}[keyof (typeof fieldsOf)[S] & string];

/** Who is taken down at the counter, at the door or through the API. */
export type AddedMentee = Added<typeof menteeFields>;
export type AddedMentor = Added<typeof mentorFields>;
