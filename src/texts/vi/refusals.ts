import { nameOfAddedTopic } from '../../core/curriculum/added-topics';
import { namedRows } from '../facts/named-rows';
import type { Changed, InputProblem, RefusalSentences, Thing } from '../facts/refusals';
import { impossible, locks } from './pairing-rules';
import { terms } from './terms';

const things: Record<Thing, string> = {
  account: 'tài khoản',
  announcement: 'tin này',
  booking: 'lịch học này',
  calendar: 'lịch',
  change: 'thay đổi này',
  class: 'lớp học này',
  hamlet: 'thôn/tổ này',
  household: 'hộ này',
  mentee: 'học viên',
  mentor: 'đại sứ số',
  page: 'trang này',
  'page-or-data': 'trang hoặc dữ liệu này',
  pair: 'cặp này',
  person: 'người này',
  import: 'lần nhập danh sách này',
  'personal-link': 'liên kết cá nhân',
  planning: 'lần lập lịch này',
  programme: 'chương trình này',
  reminder: 'lời nhắc',
  campaign: 'chiến dịch này',
  certificate: 'giấy này',
  report: 'báo cáo này',
  run: 'lần ghép cặp này',
  session: 'buổi học',
  target: 'chỉ tiêu này',
  team: 'tổ công nghệ số',
  door: 'hộ này',
  visit: 'lần đến này',
  ticket: 'số này',
  training: 'buổi tập huấn này',
  time: 'giờ học',
  venue: 'điểm học',
  'walk-in-day': 'ngày học không hẹn này',
  ward: 'đơn vị',
  'wards-of-province': 'đơn vị nào của tỉnh này',
  'zalo-app': 'ứng dụng Zalo',
};

const inputs: Record<InputProblem, (names: string) => string> = {
  malformed: () => 'Yêu cầu chưa đúng, xin kiểm tra lại.',
  address: () => 'Địa chỉ của trang này chưa đúng.',
  fields: (names) => `Dữ liệu gửi lên chưa đúng ở: ${names}.`,
  'unknown-fields': () => 'Dữ liệu gửi lên có mục mà địa chỉ này không nhận.',
  sort: (names) => `Danh sách này chỉ sắp xếp được theo: ${names}.`,
  'idempotency-key': () => 'Idempotency-Key phải có từ 1 đến 200 ký tự ASCII, không có dấu cách.',
  'minimum-above-maximum': () => 'Số học viên tối thiểu không được lớn hơn số tối đa.',
  multipart: () => 'Hãy gửi tệp dưới dạng multipart/form-data.',
  shape: () => 'Nội dung gửi lên quá nhiều lớp, quá nhiều giá trị hoặc có ký tự không dùng được.',
  'days-backwards': () => 'Ngày đầu đứng sau ngày cuối.',
  'too-many-periods': () => 'Khoảng ngày dài quá: mỗi lần hỏi được nhiều nhất 120 tuần hoặc tháng.',
  file: () => 'Cần một tệp trong trường file.',
  'import-fields': () =>
    'Cần trường kind (mentors hoặc mentees) và một tệp file; nếu có thì hidden (take hoặc leave), alike (same hoặc other).',
};

const changed: Record<Changed, string> = {
  anything: 'Thông tin vừa được người khác thay đổi. Xin xem lại rồi làm lại.',
  pair: 'Cặp bạn thấy vừa được thay đổi ở nơi khác. Chưa có gì thay đổi thêm, xin xem lại.',
  call: 'Danh sách cần gọi vừa được người khác thay đổi. Xin xem lại rồi làm lại.',
  proposal: 'Đề xuất này vừa được thay đổi ở nơi khác.',
  run: 'Lần ghép cặp này vừa được thay đổi ở nơi khác.',
  planning: 'Lần lập lịch này vừa được thay đổi ở nơi khác.',
  'ward-paired': 'Đơn vị này vừa được ghép cặp.',
  person: 'Người này vừa được sửa ở nơi khác. Chưa có gì được lưu, xin xem lại rồi làm lại.',
  'free-times':
    'Giờ rảnh này vừa được sửa ở nơi khác, sau khi bạn mở trang. Chưa lưu gì: xin xem giờ đang lưu rồi chọn.',
  import: 'Tệp này vừa được nhận hoặc bỏ ở nơi khác.',
};

const unlock = (sentence: string): string => `${sentence} Hãy bỏ bớt cặp cố định rồi ghép lại.`;

export const refusals: RefusalSentences = {
  'nothing-changed': 'Không có gì khác với hiện nay, nên không có gì phải đổi.',
  'boundary-unreadable': ({ file }) =>
    `Tệp “${file}” không phải bản đồ GeoJSON hay TopoJSON đọc được.`,
  'boundary-not-degrees': ({ file }) =>
    `Tọa độ trong tệp “${file}” không phải kinh độ, vĩ độ WGS84 (kinh độ trước). Hãy xuất lại bản đồ theo WGS84 (EPSG:4326).`,
  'boundary-without-areas': ({ file }) =>
    `Tệp “${file}” không có vùng nào (Polygon hoặc MultiPolygon), chỉ có điểm hoặc đường.`,
  'boundary-too-many-points': ({ file, most }) =>
    `Bản đồ trong tệp “${file}” quá chi tiết: nhiều hơn ${most} điểm. Hãy giản lược ranh giới rồi tải lên lại.`,
  'boundary-not-of-ward': ({ file, ward }) =>
    `Tệp “${file}” không có ranh giới của ${ward} hay thôn/tổ nào của đơn vị: tìm theo mã đơn vị, rồi theo tên.`,
  'boundary-crosses-itself': ({ file, area }) =>
    `Ranh giới của ${area} trong tệp “${file}” tự cắt qua chính nó. Hãy sửa đường ranh giới trên bản đồ rồi tải lên lại.`,
  'already-off': 'Những ngày này đã nghỉ và không còn buổi nào phải đổi.',
  'agreed-since':
    'Sau khi chuyển, học viên đã hẹn học hoặc đã học với đại sứ mới nên không hoàn tác được nữa; hãy chuyển lại như một lần chuyển mới.',
  'pair-changed-since': ({ mentee, mentor }) =>
    mentor === null
      ? `Từ đó đến nay cặp của ${mentee} đã kết thúc, nên không hoàn tác được nữa.`
      : `Từ đó đến nay ${mentee} đã được ghép lại, hiện học với ${mentor}, nên không hoàn tác được nữa.`,
  'lock-changed-since':
    'Từ đó đến nay có người khác đã cố định hoặc bỏ cố định cặp này, nên không hoàn tác được nữa.',
  'undo-too-late':
    'Việc này đã làm hơn một ngày trước, nên không hoàn tác được nữa; hãy làm lại như một việc mới.',
  'announcement-text': ({ most }) => `Xin viết nội dung tin, nhiều nhất ${most} chữ cái và dấu.`,
  'announcement-link': ({ own }) =>
    `Tin không được có đường liên kết hay địa chỉ thư, vì kẻ lừa đảo hay gửi tin như vậy. Chỉ được ghi địa chỉ của hệ thống này: ${own}`,
  'announcement-reaches-nobody': 'Tin này không đến được ai trong số đã chọn, nên chưa gửi gì.',
  'announcement-gone': 'Tin đã gửi đi hết, không rút lại được nữa.',
  'announcements-many': ({ most }) =>
    `Đơn vị đã gửi ${most} tin trong 24 giờ qua. Gửi nhiều hơn thì không còn ai đọc; xin để đến mai.`,
  'publication-in-use':
    'Đã có buổi học theo các cặp này, hoặc có lần công bố khác sau đó, nên không hoàn tác cả lần công bố được nữa. Xin chuyển từng cặp.',
  'changed-since':
    'Thông tin này đã được sửa tiếp sau lần sửa đó, nên không hoàn tác được nữa. Nếu cần, xin bấm “Sửa thông tin” và ghi lại.',
  'already-taken-back': 'Thay đổi này đã được hoàn tác rồi.',
  'by-hand': 'Xin xếp lại bằng tay.',
  'nobody-left': 'Không còn ai trong buổi này có thể đến vào giờ đó.',
  'nobody-stands-in': 'Chưa có đại sứ số nào rảnh và phù hợp để nhận thay.',
  'not-everybody': 'Có người trong buổi này đã mất chỗ: họ bận giờ đó hoặc không còn chỗ.',
  'plan-withdrawn': 'Lịch của buổi này đã được rút lại.',
  'no-time': 'Chưa tìm được giờ nào mọi người cùng rảnh.',
  'invalid-input': ({ problem, names = '' }) => inputs[problem](names),
  unauthenticated: 'Xin đăng nhập trước.',
  forbidden: 'Bạn không có quyền làm việc này.',
  'ward-not-opened':
    'Danh sách của đơn vị này chưa mở cho bạn, hoặc đã hết giờ xem. Muốn xem, xin ghi lý do; cán bộ của đơn vị sẽ đọc được lý do đó.',
  'reason-too-short':
    'Xin ghi rõ lý do, từ 10 chữ cái trở lên. Cán bộ của đơn vị sẽ đọc lý do này.',
  'own-account':
    'Bạn không tự khóa hoặc đổi quyền của chính mình được. Xin nhờ một người quản trị khác.',
  'duties-incomplete': 'Còn thiếu thông tin. Xin xem những chỗ được đánh dấu.',
  'other-person':
    'Trang này là của người khác, mà liên kết riêng của người đó chưa mở trên điện thoại này hoặc đã được thay. Không có gì bị thay đổi.',
  'several-people':
    'Trên máy này có liên kết của nhiều người. Xin gửi kèm mã của người được làm thay (Authorization: Bearer).',
  'not-found': ({ what }) => `Không tìm thấy ${things[what]}.`,
  'method-not-allowed': 'Địa chỉ này không nhận cách gửi đó.',
  'too-large': 'Tệp hoặc nội dung gửi lên quá lớn.',
  'stopped-elsewhere':
    'Nơi khác đã ghi là số này không nhận tin, nên ở đây không bỏ được. Xin liên hệ người quản trị hệ thống.',
  'too-slow': 'Nội dung gửi lên đến quá chậm nên chưa nhận được. Xin thử lại.',
  'unsupported-media-type': 'Kiểu nội dung gửi lên không dùng được.',
  'too-many-requests': 'Quá nhiều yêu cầu, xin chờ một lát rồi thử lại.',
  refused: 'Yêu cầu bị từ chối.',
  unavailable: 'Máy chủ đang bận hoặc đang được khởi động lại, xin thử lại sau ít phút.',
  fault: 'Hệ thống gặp trục trặc, xin thử lại sau ít phút. Chưa có gì bị thay đổi.',
  'stale-version': ({ what = 'anything' }) => changed[what],
  'invalid-form': 'Xin xem lại những ô được đánh dấu.',
  'form-expired':
    'Trang đã mở quá lâu hoặc không gửi từ hệ thống này. Xin tải lại trang rồi làm lại.',
  'idempotency-mismatch': 'Khóa chống gửi trùng này đã dùng cho một yêu cầu khác.',

  'wrong-sign-in': 'Tên đăng nhập hoặc mật khẩu chưa đúng.',
  'too-many-sign-ins': ({ minutes }) =>
    `Đã thử đăng nhập sai quá nhiều lần. Xin chờ ${minutes} phút rồi thử lại.`,
  'wrong-password': 'Mật khẩu đang dùng chưa đúng.',
  'too-many-codes': ({ minutes }) =>
    `Đã xin mã nhiều lần. Xin chờ ${minutes} phút, hoặc quét mã QR trên phiếu, hoặc gọi cán bộ phường, xã.`,
  'wrong-code': 'Mã chưa đúng, hoặc đã dùng rồi. Xin xem lại mã trên điện thoại rồi nhập lại.',
  'wrong-slip-code':
    'Mã chưa đúng. Xin xem lại đủ 12 chữ số trên phiếu mới nhất của bạn, hoặc gọi cán bộ phường, xã.',
  'second-factor-needed': 'Tài khoản này đăng nhập hai bước: xin gửi thêm mã.',
  'second-factor-missing': 'Xin cài đăng nhập hai bước trước, rồi mới làm được việc này.',
  'second-factor-required':
    'Nơi này yêu cầu đăng nhập hai bước nên không bỏ được. Bạn có thể đổi sang điện thoại khác.',
  'step-over': 'Đã quá 10 phút từ khi nhập mật khẩu. Xin đăng nhập lại từ đầu.',
  'provider-away': ({ provider }) =>
    `Hiện không liên lạc được với ${provider}. Xin đăng nhập bằng cách khác, hoặc thử lại sau ít phút.`,
  'provider-refused': ({ provider }) =>
    `Bạn chưa đồng ý ở ${provider}. Xin thử lại, hoặc đăng nhập bằng cách khác.`,
  'provider-over': ({ provider }) =>
    `Lần đi qua ${provider} này đã quá 10 phút, đã dùng rồi, hoặc bắt đầu ở máy khác. Xin bấm lại từ đầu.`,
  'provider-unknown': ({ provider }) =>
    `Không đăng nhập được bằng ${provider} này. Xin đăng nhập bằng cách khác; trang tài khoản của bạn có chỗ nối với ${provider}.`,
  'provider-taken': ({ provider }) =>
    `${provider} này đã nối với một tài khoản khác. Xin bỏ nối ở tài khoản đó trước.`,
  'provider-needs-password': ({ provider }) =>
    `Xin đăng xuất rồi đăng nhập bằng mật khẩu, sau đó mới nối với ${provider} khác.`,
  'weak-password': ({ shortest }) =>
    `Mật khẩu cần từ ${shortest} ký tự trở lên, không trùng tên đăng nhập và không chỉ lặp lại vài ký tự.`,
  'common-password':
    'Mật khẩu này nhiều người hay đặt nên dễ bị đoán ra. Xin đặt một câu ngắn của riêng bạn, ví dụ vài từ không liên quan đến nhau.',
  'invalid-login': 'Tên đăng nhập gồm chữ, số và các dấu . _ - @, từ 2 đến 80 ký tự.',
  'login-taken': 'Tên đăng nhập này đã có người dùng.',
  'set-up-token': 'Mã cài đặt chưa đúng. Mã được in ra khi khởi động hệ thống.',
  'already-set-up': 'Hệ thống đã được thiết lập. Xin đăng nhập.',

  'ward-exists': ({ code }) => `Đơn vị có mã ${code} đã có sẵn.`,
  'ward-missing': 'Xin chọn đơn vị.',
  'unit-unknown': 'Không tìm thấy đơn vị này cùng vị trí của nó trong tệp đã chọn.',
  'unit-ambiguous': ({ count, units }) => {
    const choices = units.map((unit) => `${unit.code} (${unit.name}, tỉnh ${unit.provinceCode})`);
    return `Có ${count} đơn vị có tên này. Xin điền mã của đơn vị đúng: ${choices.join('; ')}.`;
  },
  'invalid-person': ({ isNameMissing }) =>
    isNameMissing ? 'Xin ghi đủ họ tên.' : 'Xin xem lại những ô được đánh dấu.',
  'person-exists': ({ side = 'mentee' }) =>
    `Người này đã có trong danh sách ${things[side]}: cùng tên, năm sinh và thôn. Xin tìm theo tên.`,
  'person-alike': ({ count }) =>
    `Trong danh sách có ${count} người giống người này. Xin xem có phải cùng một người không; nếu là người khác, hãy đánh dấu rồi lưu lại.`,
  'home-far': ({ metres }) =>
    `Vị trí nhà cách các thôn/tổ của đơn vị ${Math.round(metres / 1000)} km. Xin xem lại; nếu đúng, hãy đánh dấu rồi lưu lại.`,
  'unit-rows': ({ rows, count }) =>
    count === 0
      ? 'Tệp không có đơn vị cấp xã nào của tỉnh này. Chưa có gì được lưu.'
      : `Chưa lưu dòng nào: dòng ${rows} chưa đúng. Mỗi dòng cần mã đơn vị năm chữ số, không trùng, chưa thuộc tỉnh khác, tên, vĩ độ và kinh độ.`,
  'target-rows': ({ rows, count }) =>
    count === 0
      ? 'Tệp không có dòng nào ghi tỷ lệ hoặc số lượng. Chưa có gì được lưu.'
      : `Chưa lưu dòng nào: dòng ${rows} chưa đúng. Mỗi dòng cần mã đơn vị của tỉnh, năm, nhóm, chỉ tiêu, và tỷ lệ cùng mẫu số, ngày, nguồn, hoặc số lượng.`,
  'report-exists':
    'Kỳ này đã có báo cáo. Mở báo cáo ấy trong danh sách; đã gửi rồi thì sửa bằng một bản mới sau khi được trả lại hoặc được duyệt.',
  'campaign-reported':
    'Chiến dịch đã có báo cáo nên không bỏ và không đổi ngày được. Nếu báo cáo còn là bản thảo, hãy bỏ bản thảo trước.',
  'report-sent':
    'Báo cáo đã gửi nên không sửa được nữa. Khi được trả lại hoặc đã duyệt, hãy lập bản sửa đổi.',
  'report-not-sent': 'Báo cáo này đã được trả lại hoặc đã duyệt. Mở lại trang để xem.',
  'report-not-decided': 'Chỉ lập bản sửa đổi khi báo cáo đã được trả lại hoặc đã duyệt.',
  'report-not-over': 'Kỳ báo cáo chưa hết: gửi được từ ngày cuối của kỳ.',
  'person-named': 'Người này đã có trong báo cáo.',
  'recognition-decided':
    'Đã có quyết định về người hoặc tổ này cho những ngày ấy. Mở lại trang để xem, hoặc bỏ quyết định cũ trước.',
  'decision-stands': 'Giấy này theo một quyết định ghi nhận. Bỏ quyết định ấy ở trang Ghi nhận.',
  'nothing-held': 'Trong những ngày này chưa có buổi học nào có người đến, nên chưa ghi nhận được.',
  'no-certificate': 'Chưa có gì để chứng nhận, nên chưa đánh số được.',
  'vneid-officers-only':
    'Chỉ cán bộ ghi hoặc sửa được là đã xác nhận trên VNeID. Đại sứ số ghi được đến “đã thấy trên điện thoại”.',
  'consent-needed': 'Chỉ ghi tên người đã đồng ý cho xử lý dữ liệu, và ghi rõ bằng chứng đồng ý.',
  'already-stopped': 'Người này đã ngừng tham gia.',
  'not-stopped': 'Người này đang tham gia.',
  'person-stopped': 'Người này đã ngừng tham gia. Muốn tiếp tục, xin đưa người này trở lại trước.',
  'person-merged': 'Hồ sơ này đã gộp vào hồ sơ khác của cùng một người. Xin dùng hồ sơ được giữ.',
  'not-merged': 'Hồ sơ này không còn gộp với hồ sơ nào.',
  'merged-later': 'Sau hồ sơ này còn có hồ sơ khác được gộp vào. Xin tách hồ sơ gộp sau trước.',
  'same-record': 'Xin chọn một hồ sơ khác để gộp.',
  'person-erased': 'Dữ liệu của người này đã được xóa theo yêu cầu, không sửa hay lấy lại được.',
  'consent-withdrawn':
    'Người này đã rút lại đồng ý xử lý dữ liệu. Xin đưa trở lại với đồng ý mới, rồi hãy gộp.',
  'no-successor': 'Xin chọn đại sứ số nhận thay.',
  'cannot-wait':
    'Chỉ giữ cặp khi đại sứ số còn có thể trở lại; đã mất, chuyển đi hoặc rút đồng ý thì xin chọn cách khác.',
  'bad-day': 'Ngày ngừng không được ở tương lai.',
  'no-hamlets': 'Đơn vị chưa có danh sách thôn/tổ, hãy nhập danh sách thôn trước.',

  'call-line-taken': ({ name }) =>
    `${name || 'Người khác'} vừa nhận gọi số này. Chưa có gì bị thay đổi.`,
  'call-noted': ({ name }) => `${name || 'Người khác'} đã ghi là gọi được số này rồi.`,
  'not-their-mentees':
    'Trong các số đã chọn có người không do một đại sứ số kèm cặp, nên không giao cho đại sứ được. Xin chọn cán bộ.',
  'too-many-tests': ({ most }) =>
    `Mỗi giờ gửi thử được ${most} lần cho một đơn vị. Xin chờ rồi thử lại.`,
  'nothing-to-test': 'Xin ghi số điện thoại hoặc thư điện tử của chính mình để gửi thử.',

  'file-missing': ({ file }) => `Không tìm thấy tệp “${file}”.`,
  'file-empty': ({ file, hasRows = true }) =>
    hasRows
      ? `Tệp “${file}” trống, không có gì để đọc.`
      : `Tệp “${file}” không có dòng dữ liệu nào.`,
  'file-too-large': ({ file, why, megabytes }) =>
    ({
      size: `Tệp “${file}” quá lớn (hơn ${megabytes} MB).`,
      unpacked: `Tệp “${file}” quá lớn khi mở ra, không đọc được.`,
      texts: `Tệp “${file}” có ô chứa quá nhiều chữ, nên không phải danh sách.`,
      'empty-cells': `Tệp “${file}” có quá nhiều ô trống đã định dạng, hãy chép riêng danh sách sang tệp mới.`,
    })[why],
  'not-a-video': ({ file }) =>
    `Tệp “${file}” không phải video mp4 hoặc webm. Xin chọn tệp video khác.`,
  'disk-full': 'Máy chủ không còn đủ chỗ để lưu. Xin báo người quản trị máy chủ.',
  'file-too-many-rows': ({ file, most }) =>
    `Tệp “${file}” có quá nhiều dòng (nhiều nhất ${most.toLocaleString('vi-VN')} dòng mỗi bảng).`,
  'file-damaged': ({ file, isCsv }) =>
    isCsv
      ? `Tệp “${file}” không phải CSV hợp lệ, hãy lưu lại từ Excel dạng “CSV UTF-8” hoặc .xlsx.`
      : `Không mở được tệp “${file}”: tệp hỏng hoặc không phải bảng tính (xlsx, xls, ods).`,
  'file-encoding': ({ file }) =>
    `Tệp “${file}” không dùng bảng mã Unicode, hãy lưu lại từ Excel dạng “CSV UTF-8” hoặc .xlsx.`,
  'file-locked': ({ file }) => `Tệp “${file}” có mật khẩu, hãy bỏ mật khẩu rồi gửi lại.`,
  'file-not-a-sheet': ({ file, isWebPage }) =>
    isWebPage
      ? `Tệp “${file}” là trang web hoặc XML mang tên bảng tính. Hãy mở bằng Excel, chọn Lưu thành dạng .xlsx rồi gửi lại.`
      : `Tệp “${file}” không phải bảng tính (xlsx, xls, ods) hay CSV.`,
  'places-are-people': ({ file }) =>
    `Tệp “${file}” là danh sách người, không phải danh sách thôn hay điểm học. Xin nhập ở phần “Đại sứ số và học viên”.`,
  'places-empty': ({ file }) => `Tệp “${file}” không có dòng nào dưới dòng tiêu đề.`,
  'doors-row': ({ row, what, text }) =>
    ({
      hamlet: `Dòng ${row}: đơn vị không có thôn, tổ “${text}”. Danh sách chưa được ghi; xin sửa rồi tải lại.`,
      house: `Dòng ${row}: cần “Chủ hộ” (ngắn hơn 120 chữ) hoặc “Địa chỉ”. Danh sách chưa được ghi; xin sửa rồi tải lại.`,
      phone: `Dòng ${row}: số điện thoại “${text}” không đọc được. Danh sách chưa được ghi; xin sửa rồi tải lại.`,
    })[what],
  'places-missing-columns': ({ file }) =>
    `Không đọc được tệp “${file}”: không tìm thấy đủ các cột cần có.`,
  'hamlets-twice': ({ name, earlier, row }) =>
    `Danh sách thôn có “${name}” hai lần (dòng ${earlier} và ${row}).`,
  'sheet-no-header': ({ file, hasTable = true }) =>
    hasTable
      ? `Tệp “${file}”: Không tìm thấy dòng tiêu đề cột (Họ và tên, Số điện thoại, Thôn…) trong bảng.`
      : `Tệp “${file}”: Tệp không có bảng nào.`,
  'sheet-missing-columns': ({ file, columns }) =>
    `Tệp “${file}”: Bảng thiếu cột: ${columns.join(', ')}.`,
  'sheet-wrong-list': ({ file, expected }) =>
    expected === 'mentors'
      ? `Tệp “${file}”: Đây là danh sách học viên, hãy chọn danh sách đại sứ số.`
      : `Tệp “${file}”: Đây là danh sách đại sứ số, hãy chọn danh sách học viên.`,
  'sheet-hidden-rows': ({ file, rows }) =>
    `Tệp “${file}”: Có ${rows.length} người ở dòng bị ẩn hoặc bị lọc: ${namedRows(rows, 'dòng')}. Hãy chọn nhận hay bỏ những người này.`,
  'sheet-no-people': ({ file }) => `Tệp “${file}”: Bảng không có người nào dưới dòng tiêu đề.`,

  'no-consent': 'Học viên chưa đồng ý xử lý dữ liệu nên chưa thể ghép cặp.',
  'too-far': 'Hai người ở quá xa nhau so với mức cho phép.',
  'no-language': 'Hai người không có ngôn ngữ chung.',
  'no-topic': 'Đại sứ không hướng dẫn nội dung nào mà học viên cần.',
  'other-programme': 'Hai người ở hai chương trình khác nhau, hoặc chương trình chỉ học theo lớp.',
  'no-window': 'Hai người không có buổi rảnh chung.',
  'no-gender': 'Học viên muốn người hướng dẫn là nam hoặc nữ khác với đại sứ này.',
  'no-training':
    'Đại sứ này chưa có buổi tập huấn mà đơn vị yêu cầu trước khi ghép. Ghi tập huấn rồi ghép lại.',
  'door-exists': 'Hộ này đã có trong danh sách của thôn, tổ. Xin tìm ở danh sách.',
  'team-exists': 'Đơn vị đã có một tổ tên như vậy. Xin chọn tên khác.',
  'team-dissolved': 'Tổ này đã giải thể. Muốn sửa, xin lập lại tổ trước.',
  'already-in-team': ({ name }) => `${name} đã có trong tổ này.`,
  'lock-unknown-person': unlock(locks['lock-unknown-person']),
  'lock-without-consent': unlock(locks['lock-without-consent']),
  'lock-twice': unlock(locks['lock-twice']),
  'lock-forbidden': unlock(locks['lock-forbidden']),
  'lock-not-candidate': unlock(locks['lock-not-candidate']),
  'lock-splits-household': unlock(locks['lock-splits-household']),
  'locks-over-maximum': unlock(locks['locks-over-maximum']),
  'locks-under-minimum': unlock(locks['locks-under-minimum']),
  'mentor-full': ({ most, name }) =>
    name === undefined
      ? `Đại sứ này đã đủ ${most} học viên.`
      : `Đại sứ ${name} đã đủ ${most} học viên.`,
  'pair-forbidden':
    'Hai người này đã được ghi là không ghép với nhau. Muốn ghép, xin cho ghép lại trước.',
  'has-mentor': 'Học viên nay đã có đại sứ số khác.',
  'mentor-not-registered': 'Hãy nhập đại sứ số mới vào danh sách rồi ghép lại.',
  'change-impossible': ({ why }) =>
    why === 'rules' ? 'Thay đổi này trái với quy tắc ghép cặp, nên chưa lưu.' : impossible[why],
  'proposal-outdated': ({ mayPublish }) =>
    mayPublish
      ? 'Danh sách hoặc cặp đã thay đổi sau khi ghép, hãy ghép lại rồi công bố.'
      : 'Danh sách hoặc cặp đã thay đổi sau khi ghép, hãy ghép lại.',
  'below-minimum': ({ mentors, minimum }) =>
    `Có ${mentors} đại sứ còn ít hơn ${minimum} học viên sau khi chỉnh sửa.`,
  'match-in-progress': ({ where }) =>
    where === 'ward'
      ? 'Đơn vị này đang được ghép cặp, xin chờ xong.'
      : 'Tỉnh này đang được ghép cặp hoặc công bố, xin chờ xong.',
  'pairing-interrupted':
    'Máy dừng giữa chừng 3 lần khi ghép cặp. Xin chạy lại; nếu vẫn vậy, hãy báo người quản trị.',
  'not-failed': ({ where }) =>
    where === 'ward' ? 'Đơn vị này không bị lỗi khi ghép cặp.' : 'Lần ghép cặp này không bị lỗi.',
  'not-proposed': 'Lần ghép cặp này không chờ công bố.',
  'pairing-broken': 'Ghép cặp bị lỗi, xin chạy lại.',
  'joining-broken':
    'Chưa ghép được với đơn vị bên cạnh vì máy bị lỗi nhiều lần liền; cặp của từng đơn vị vẫn còn, xin thử lại hoặc xem nhật ký của máy chủ.',
  'publishing-broken':
    'Chưa công bố được vì máy bị lỗi nhiều lần liền; cặp hiện nay của đơn vị vẫn còn, xin công bố riêng đơn vị này sau hoặc xem nhật ký của máy chủ.',

  'curriculum-circle':
    'Một nội dung không thể phải học trước chính nó, kể cả qua nội dung khác. Xin bỏ bớt một nội dung cần học trước.',
  'topic-name': ({ most }) =>
    `Tên nội dung dài tối đa ${most} ký tự và chỉ gồm chữ, số, dấu cách, dấu chấm, gạch nối, ngoặc đơn.`,
  'topic-exists': 'Đã có nội dung mang tên này. Xin dùng nội dung có sẵn hoặc đặt tên khác.',
  'programme-topic': 'Chương trình này không dạy nội dung đó. Xin chọn nội dung khác.',
  'programme-rests': 'Chương trình không có buổi học vào ngày này.',
  'programme-elsewhere': 'Chương trình không học ở điểm này. Xin chọn điểm khác.',
  'programme-exists': 'Đơn vị đã có một chương trình tên như vậy. Xin chọn tên khác.',
  'programme-in-use': ({ people }) =>
    `Chưa bỏ được: ${people} người đang ở trong chương trình. Xin chuyển họ sang chương trình khác trước.`,
  'programme-unknown': 'Đơn vị không có chương trình này. Xin chọn trong danh sách.',
  'too-many-programmes': ({ most }) => `Mỗi đơn vị có tối đa ${most} chương trình.`,
  'topic-in-use': ({ people }) =>
    `Chưa bỏ được: ${people} người đang cần, đang dạy hoặc đã học nội dung này.`,
  'topic-unknown': 'Đơn vị chưa có nội dung này. Xin chọn nội dung trong danh sách.',
  'too-many-topics': ({ most }) => `Mỗi đơn vị thêm được tối đa ${most} nội dung của mình.`,
  'script-minutes': ({ minutes }) =>
    `Các bước của buổi học cộng lại phải đủ 30 phút, hiện là ${minutes} phút.`,

  'seat-taken': 'Buổi học này đã đủ người. Xin chọn giờ khác hoặc ghi tên chờ.',
  'mentor-busy': 'Đại sứ số đã có buổi học khác vào giờ này. Xin chọn giờ khác.',
  'mentor-on-the-way':
    'Đại sứ số không kịp đi giữa nơi này và buổi học liền trước hoặc liền sau. Xin chọn giờ hoặc nơi khác.',
  'mentor-day-full': ({ most }) =>
    `Ngày này đại sứ số đã đủ ${most} buổi. Xin chọn ngày khác; cán bộ vẫn đặt được nếu đại sứ đồng ý dạy thêm.`,
  'mentor-week-full': ({ most }) =>
    `Tuần này đại sứ số đã đủ ${most} buổi. Xin chọn tuần khác; cán bộ vẫn đặt được nếu đại sứ đồng ý dạy thêm.`,
  'mentee-busy': 'Học viên đã có buổi học khác vào giờ này.',
  'already-booked': 'Học viên đã có tên trong buổi học này.',
  'venue-full': 'Điểm học đã hết chỗ vào giờ này. Xin chọn giờ khác hoặc điểm học khác.',
  'venue-closed': 'Điểm học không mở cửa vào giờ này.',
  'lesson-elsewhere':
    'Buổi học nay ở giờ khác hoặc điểm học khác với lúc người này còn trong buổi. Xin gọi hỏi rồi thêm lại trên trang của buổi học.',
  'no-venue': 'Không có điểm học nào còn chỗ vào giờ này. Xin chọn giờ khác.',
  'not-free': 'Giờ này không nằm trong giờ rảnh của cả đại sứ số và học viên. Xin chọn giờ khác.',
  'mentor-away': 'Đại sứ số đã báo bận vào giờ này. Xin chọn giờ khác, hoặc đại sứ khác.',
  'outside-hours': 'Đơn vị không tổ chức buổi học vào giờ này.',
  'off-the-half-hour': 'Buổi học bắt đầu vào giờ chẵn hoặc giờ rưỡi, ví dụ 18 giờ hoặc 18 giờ 30.',
  holiday: 'Ngày này là ngày nghỉ lễ, không có buổi học.',
  'not-paired': 'Học viên chưa được ghép với đại sứ số.',
  'not-their-mentor': 'Buổi học này là của đại sứ số khác.',
  'topic-not-shared': 'Nội dung này học viên không đăng ký hoặc đại sứ số không hướng dẫn.',
  'household-only': 'Buổi học tại nhà chỉ dành cho người trong nhà.',
  'too-soon':
    'Giờ này quá gần, đại sứ số không kịp chuẩn bị. Xin chọn giờ khác, hoặc gọi cho đại sứ số hay cán bộ.',
  'too-far-ahead': ({ days }) => `Chỉ hẹn được trong ${days} ngày tới. Xin chọn ngày gần hơn.`,
  'too-late': 'Đã quá hạn tự đổi hoặc hủy lịch. Xin gọi cho đại sứ số hoặc cán bộ để được giúp.',
  'in-the-past': 'Giờ này đã qua. Xin chọn giờ khác.',
  'already-cancelled': 'Lịch này đã được hủy trước đó.',
  'already-over': 'Buổi học này đã diễn ra nên không thay đổi được nữa.',
  'not-booked': 'Lịch này không ở trạng thái có thể thay đổi.',
  'hold-over': 'Đã hết năm phút giữ chỗ. Xin chọn lại giờ học.',
  'not-full': 'Buổi học này còn chỗ, có thể đặt ngay mà không cần chờ.',
  'nothing-to-move': 'Lịch đã ở đúng giờ này rồi.',
  'not-cancelled': 'Lớp này không bị hủy.',
  'session-closed': 'Buổi học này đã hủy hoặc đã diễn ra.',
  'seats-below-taken': 'Không thể giảm xuống dưới số người đã có tên.',
  'not-begun': 'Buổi học chưa bắt đầu nên chưa điểm danh được.',
  'mark-everyone': 'Cần điểm danh đủ mọi người trong buổi học.',
  'walk-in-cancelled': 'Ngày học không hẹn này đã được hủy.',
  'walk-in-early': 'Chưa đến giờ bắt đầu. Có thể gọi người đầu tiên trước giờ 30 phút.',
  'walk-in-over': 'Đã hết giờ của ngày học này.',
  'already-in-line': 'Người này đã có số trong ngày học này.',
  'already-served': 'Người này đã học xong. Muốn sửa, xin mở buổi học của họ.',
  'not-being-served': 'Người này không ở trong buổi học nào lúc này.',
  'just-called':
    'Vừa có người khác được gọi, xem ở mục “Đang học”. Muốn gọi thêm người nữa, xin bấm lại.',
  'nobody-waits': 'Không có ai đang chờ.',
  'nobody-free':
    'Chưa có đại sứ nào rảnh cho nội dung của những người đang chờ, hoặc đã đủ người trong nửa giờ này.',
  'plan-in-progress': 'Đơn vị này đang được lập lịch, xin chờ xong.',
  'plan-waits': 'Một lịch đã lập đang chờ. Hãy công bố hoặc bỏ lịch đó trước khi lập lịch khác.',
  'plan-outdated':
    'Người, cặp hoặc lịch hẹn đã thay đổi nên lịch này không còn đúng. Chưa ai được báo; xin lập lại.',
  'plan-not-proposed': 'Lịch này không còn chờ công bố.',
  'plan-not-published': 'Lịch này chưa được công bố hoặc đã được rút lại.',
  'plan-begun': 'Không rút lại được: đã có buổi bắt đầu, hoặc lịch này không còn buổi nào.',
  'plan-interrupted':
    'Máy dừng giữa chừng 3 lần khi lập lịch. Xin chạy lại; nếu vẫn vậy, hãy báo người quản trị.',
  'plan-broken': 'Lập lịch bị lỗi, xin chạy lại.',
  'import-broken': 'Đọc tệp bị lỗi, danh sách vẫn như cũ. Xin nhập lại tệp.',
  'import-not-read': 'Tệp này chưa đọc xong, hoặc đã được nhận hay bỏ rồi.',
  'import-drafts-many': ({ most }) =>
    `Đã có ${most} tệp chờ bạn xem. Hãy nhận hoặc bỏ bớt rồi nhập tiếp.`,
  'import-interrupted':
    'Nhiều lần đọc tệp này bị dừng giữa chừng, danh sách vẫn như cũ. Xin nhập lại, hoặc chia tệp nhỏ hơn.',
  'part-of-class': 'Buổi này thuộc một lớp học. Xin nhận chỗ, đổi hoặc hủy ở trang của lớp.',
  'not-in-audience': 'Lớp này mở cho người khác. Nếu bạn cũng muốn học, xin gọi cán bộ.',
  'already-learned': 'Bạn đã tự làm được nội dung này rồi.',
  'learn-first': ({ topics }) =>
    `Lớp này dành cho người đã học ${topicNames(topics)}. Bạn học phần đó trước nhé; xin gọi đại sứ hoặc cán bộ để xếp lịch.`,
  'class-full': 'Một lớp có nhiều nhất 60 người. Xin ghi những người còn lại vào một lớp khác.',
  'mentor-limit': 'Đại sứ số này đã đủ số buổi trong ngày hoặc trong tuần.',
  'mentor-travel': 'Đại sứ số này có buổi khác quá sát giờ ở nơi xa, không kịp đi.',
  'mentor-inactive': 'Đại sứ số này hiện không tham gia.',
  'not-allowed': 'Việc này chỉ cán bộ hoặc đại sứ số phụ trách được làm.',

  'zalo-busy': 'Hệ thống đang xin mã mới của Zalo, hãy thử lại sau nửa phút.',
  'zalo-token-refused': ({ words }) =>
    `Zalo không nhận mã này (${words}): hãy lấy mã mới và dán lại.`,
  'zalo-unclear': 'Zalo chưa trả lời. Hãy thử lại; nếu Zalo báo mã đã dùng, hãy lấy mã khác.',

  'file-unreadable': ({ path }) => `Không đọc được tệp ${path}.`,
  'file-unwritable': ({ path }) => `Không ghi được tệp ${path}.`,
  'not-json': ({ path }) => `Tệp ${path} không phải là JSON hợp lệ.`,
  'bad-steps': 'Số bước tìm kiếm phải là một số lớn hơn 0.',
  'bad-seconds': 'Số giây tìm kiếm phải là một số lớn hơn 0.',
  'not-an-object': 'Tệp phải chứa một đối tượng JSON.',
  'missing-list': ({ field }) => `Thiếu danh sách "${field}".`,
  'bad-person': ({ where }) => `${where} phải có "id" là chuỗi hoặc số.`,
  'bad-household': ({ where }) => `${where} phải là chuỗi hoặc số.`,
  'bad-pair': ({ where, hasCost }) =>
    `${where} phải có dạng ${hasCost ? '[học viên, đại sứ số, chi phí]' : '[học viên, đại sứ số]'}.`,
  'bad-number': ({ where, isCost, isNatural, value }) =>
    `${isCost ? `chi phí của ${where}` : where} phải là ${isNatural ? 'số nguyên từ 0 trở lên' : 'số nguyên'}, không phải ${value || 'trống'}.`,
  'unknown-mentee': ({ where, value }) =>
    `${where} nêu học viên không có trong mentees: ${value || 'trống'}.`,
  'unknown-mentor': ({ where, value }) =>
    `${where} nêu đại sứ số không có trong mentors: ${value || 'trống'}.`,
  'duplicate-id': ({ field, id }) => `${field} có hai mục cùng id "${id}".`,
  'duplicate-candidate': ({ mentee, mentor }) =>
    `candidates nêu cặp ["${mentee}", "${mentor}"] hai lần.`,
  'two-mentors': ({ field, mentee, isToday }) =>
    `${field}: học viên "${mentee}" ${isToday ? 'đang có' : 'bị khóa với'} hai đại sứ số.`,
  'cost-too-large': 'Chi phí quá lớn để tính đúng từng đơn vị.',
  'dimacs-wrong-length': ({ words }) => words,
  'dimacs-unknown-node': ({ words }) => words,
  'dimacs-not-an-integer': ({ words }) => words,
  'dimacs-lower-above-upper': ({ words }) => words,
  'dimacs-overflow': ({ words }) => words,
  'dimacs-syntax': ({ words }) => words,
};

const topicNames = (codes: readonly string[]): string =>
  codes.map((code) => terms.topic[code] ?? nameOfAddedTopic(code)).join(', ');
