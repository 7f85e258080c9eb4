import { plainKey } from '../vietnamese/text';

/** What a column of a people sheet can mean. */
export type Field =
  | 'ordinal'
  | 'fullName'
  | 'surname'
  | 'middleName'
  | 'givenName'
  | 'gender'
  | 'male'
  | 'female'
  | 'birth'
  | 'age'
  | 'phone'
  | 'email'
  | 'household'
  | 'hamlet'
  | 'address'
  | 'organisation'
  | 'group'
  | 'topics'
  | 'languages'
  | 'freeTimes'
  | 'support'
  | 'wishedGender'
  | 'consent'
  | 'capacity'
  | 'pin'
  | 'latitude'
  | 'longitude';

/** Patterns on the header without accents, the surest first; the first that fits in a list decides. */
const MEANINGS: readonly [field: Field, patterns: RegExp[]][] = [
  ['consent', [/dong y|chap thuan|\bconsent\b|xac nhan xu ly du lieu|cam ket/]],
  [
    'wishedGender',
    [
      /(?:muon|nguyen vong|mong muon|yeu cau|chon|uu tien).*(?:nguoi (?:huong dan|day|ho tro)|dai su|gioi tinh)/,
      /(?:nguoi huong dan|dai su so?) (?:la )?(?:nam|nu)\b/,
      /preferred gender|wished gender/,
    ],
  ],
  [
    'capacity',
    [
      /so (?:luong )?(?:hoc vien|nguoi hoc|nguoi|cap|ho)\b.*(?:toi da|nhan|huong dan|kem|max)/,
      /toi da|suc chua|\bmax(?:imum)?\b|nhan (?:toi da )?bao nhieu|so (?:luong )?hoc vien|so nguoi (?:nhan|kem)|\bcapacity\b/,
    ],
  ],
  [
    'freeTimes',
    [
      /(?:buoi|thoi gian|lich|gio|khung gio|ngay) (?:co the )?(?:ranh|hoc|trong|day|huong dan|tham gia|thuan tien|phu hop)/,
      /\branh\b|thoi gian|khung gio|lich hoc|\bbuoi\b|free time|availab/,
    ],
  ],
  [
    'topics',
    [
      /(?:noi dung|nhu cau|chu de|ky nang|linh vuc)(?:.*(?:hoc|huong dan|day|ho tro|can|dang ky))?/,
      /(?:can|muon|dang ky) hoc|huong dan (?:duoc|noi dung)|co the (?:day|huong dan)|\btopics?\b|\bneeds?\b|\bskills?\b/,
    ],
  ],
  ['support', [/ho tro|khuyet tat|tinh trang suc khoe|dang tat|\bsupport\b|kho khan/]],
  ['group', [/nhom|doi tuong|thanh phan|nghe nghiep|\bgroup\b|dien (?:chinh sach|uu tien|ho)/]],
  ['email', [/^(?:dia chi )?(?:e ?mail|thu dien tu|hop thu(?: dien tu)?)$/]],
  ['languages', [/ngon ngu|tieng (?:noi|dan toc|noi duoc)|^tieng$|biet tieng|\blanguages?\b/]],
  [
    'household',
    [
      /(?:ma|so) (?:ho\b|ho gia dinh|hgd)|ma so ho|^ho gia dinh$|\bshk\b|so ho khau|household|^hgd$/,
    ],
  ],
  ['pin', [/toa do|vi tri|\bgps\b|coordinates?|dinh vi|^lat ?(?:lng|long|lon)$/]],
  ['latitude', [/vi do|^lat(?:itude)?$/]],
  ['longitude', [/kinh do|^(?:lon|lng|long|longitude)$/]],
  [
    'phone',
    [
      /^(?:so )?(?:dien thoai|dt|sdt|dtdd|di dong|dd|zalo)\b/,
      /dien thoai|\bs ?dt\b|\bdt(?:dd)?\b|di dong|lien (?:he|lac)|phone|mobile|\btel\b|zalo/,
    ],
  ],
  [
    'birth',
    [
      /ngay thang nam sinh|nam sinh|ngay sinh|\bnsinh\b|^n ?s$|^ntns$|sinh nam|ngay thang nam|sinh ngay|\bbirth|\bdob\b|year of birth/,
    ],
  ],
  ['age', [/^(?:so )?tuoi$|^age$/]],
  ['gender', [/gioi tinh|^gioi$|^gt$|nam nu|\bphai\b|gender|^sex$/]],
  ['male', [/^nam$/]],
  ['female', [/^nu$/]],
  ['organisation', [/don vi|to chuc|doan the|co quan|noi cong tac|chuc vu|organi[sz]ation|^team$/]],
  [
    'hamlet',
    [
      /^(?:ten )?(?:thon|xom|to|tdp|kp|ban|ap|khu|buon|lang|phum|soc|khom|khoi|cum dan cu)\b/,
      /(?:thon|xom|to dan pho|khu pho|tdp|khu dan cu|khu vuc|hamlet|village|buon lang)/,
    ],
  ],
  ['address', [/dia chi|noi o|cho o|thuong tru|tam tru|cu tru|ho khau|\baddress\b|que quan/]],
  [
    'fullName',
    [
      /^ho (?:va |& )?ten|^ho (?:chu )?(?:ten )?dem (?:va )?ten|^hoten|^ho va chu dem va ten/,
      /ho ten|ho va ten|ten (?:hoc vien|dai su|nguoi|cong dan|thanh vien|dai su so)|full ?name|^name$/,
    ],
  ],
  ['surname', [/^ho$|^ho (?:va )?(?:ten |chu )?(?:dem|lot)$|^surname$|^last name$/]],
  ['middleName', [/^(?:ten |chu )?(?:dem|lot)$|^middle name$/]],
  ['givenName', [/^ten$|^ten goi$|^first name$|^given name$/]],
  ['ordinal', [/^(?:stt|tt|so tt|so thu tu|no|id|ma so|ma|s t t)$/]],
];

/** A header's meaning and how sure it is: 0 is a pattern made for it, higher is less sure. */
export interface Meaning {
  field: Field;
  doubt: number;
}

/** Every meaning a header can have, the likeliest first. */
export function meaningsOf(header: string): Meaning[] {
  const whole = plainKey(header);
  if (whole === '' || whole.length > 90) return [];
  const short = plainKey(header.replace(/\([^()]*\)/g, ' '));
  return MEANINGS.flatMap(([field, patterns], rank) => {
    const fits = patterns.findIndex((pattern) => pattern.test(short) || pattern.test(whole));
    return fits === -1 ? [] : [{ field, doubt: fits * 100 + rank }];
  }).sort((one, other) => one.doubt - other.doubt);
}
