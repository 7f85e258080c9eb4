import { Vocabulary } from './vocabulary';

/** “Tất cả” means every topic. */
const EVERYTHING =
  /^(?:(?:day|hoc) )?(?:tat ca|toan bo|het|moi|all)(?: (?:cac )?(?:noi dung|chu de|muc|ky nang|topics))?$/;

/** What can be taught. A ward may extend the names; the codes stay. */
export const TOPICS = new Vocabulary({
  enumName: 'TopicCode',
  terms: [
    {
      code: 'smartphone',
      vi: 'Sử dụng điện thoại cơ bản',
      en: 'Basic smartphone use',
      also: ['điện thoại', 'dùng điện thoại', 'dùng smartphone', 'smartphone cơ bản'],
      pattern:
        /^(?!.*giong noi)(?:(?:su dung|dung|cach dung|hoc dung|thao tac|ky nang) (?:tren )?(?:dien thoai|smartphone|dt)|dien thoai thong minh|dien thoai co ban)/,
    },
    {
      code: 'vneid',
      vi: 'Cài đặt VNeID',
      en: 'Set up VNeID',
      also: ['VNeID', 'định danh điện tử', 'căn cước điện tử', 'tài khoản định danh'],
      pattern: /\bvn ?e ?id\b|dinh danh|can cuoc dien tu/,
    },
    {
      code: 'public-services',
      vi: 'Dịch vụ công trực tuyến',
      en: 'Online public services',
      also: ['dịch vụ công', 'DVC', 'DVCTT', 'DVC trực tuyến', 'cổng dịch vụ công quốc gia'],
      pattern: /dich vu cong|\bdvc(?:tt)?\b|nop ho so (?:truc tuyen|online|qua mang)/,
    },
    {
      code: 'cashless',
      vi: 'Thanh toán không tiền mặt',
      en: 'Cashless payment',
      also: [
        'thanh toán không dùng tiền mặt',
        'TTKDTM',
        'chuyển khoản',
        'ví điện tử',
        'quét mã QR',
      ],
      pattern:
        /thanh toan|chuyen (?:khoan|tien)|vi dien tu|khong (?:dung )?tien mat|quet (?:ma )?qr/,
    },
    {
      code: 'digital-savings',
      vi: 'Tiết kiệm số',
      en: 'Digital savings',
      also: ['tiết kiệm online', 'tiết kiệm trực tuyến', 'gửi tiết kiệm'],
      pattern: /tiet kiem/,
    },
    {
      code: 'online-selling',
      vi: 'Bán hàng trực tuyến',
      en: 'Selling online',
      also: ['bán hàng online', 'bán hàng qua mạng', 'thương mại điện tử', 'TMĐT', 'livestream'],
      pattern: /ban hang|mua ban|thuong mai dien tu|\btmdt\b|livestream/,
    },
    {
      code: 'farm-prices',
      vi: 'Tra cứu giá nông sản',
      en: 'Looking up farm prices',
      also: ['giá nông sản', 'xem giá nông sản', 'tra giá nông sản'],
      pattern: /nong san/,
    },
    {
      code: 'online-safety',
      vi: 'An toàn trên mạng',
      en: 'Safety online',
      also: ['an toàn mạng', 'an toàn thông tin', 'phòng chống lừa đảo', 'chống lừa đảo qua mạng'],
      pattern: /an toan|an ninh mang|lua dao|bao mat/,
    },
    {
      code: 'video-calls',
      vi: 'Gọi video cho con cháu',
      en: 'Video calls with the family',
      also: ['gọi video', 'gọi Zalo', 'gọi video Zalo', 'video call'],
      pattern: /goi (?:video|zalo|hinh|facetime)|video call/,
    },
    {
      code: 'health-book',
      vi: 'Sổ sức khỏe điện tử',
      en: 'Electronic health book',
      also: ['sổ sức khỏe', 'SSKĐT', 'VssID', 'hồ sơ sức khỏe điện tử'],
      pattern: /suc khoe|\bvssid\b|\bsskdt\b|bhyt|bao hiem y te/,
    },
    {
      code: 'digital-signature',
      vi: 'Chữ ký số',
      en: 'Digital signature',
      also: ['chữ kí số', 'ký số', 'chữ ký điện tử'],
      pattern: /chu k[yi] (?:so|dien tu)|^k[yi] so/,
    },
    {
      code: 'voice-phone',
      vi: 'Dùng điện thoại bằng giọng nói',
      en: 'Using a phone by voice',
      also: ['điện thoại bằng giọng nói', 'trợ lý giọng nói', 'TalkBack', 'VoiceOver'],
      pattern: /giong noi|talkback|voiceover|doc man hinh/,
    },
    {
      code: 'artificial-intelligence',
      vi: 'Trí tuệ nhân tạo (AI)',
      en: 'Artificial intelligence (AI)',
      also: ['trí tuệ nhân tạo', 'AI', 'ứng dụng AI', 'dùng AI', 'ChatGPT', 'trợ lý ảo'],
      // "ai" is also the Vietnamese for "who": alone, or after a word that says it is a thing to use.
      pattern: /tri tue nhan tao|chat ?gpt|tro ly ao|^ai$|(?:ung dung|cong cu|hoc|dung|ve) ai$/,
    },
  ],
  everything: EVERYTHING,
});
