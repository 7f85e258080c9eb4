import { partakingAges } from '../../core/vietnamese/birth-year';
import type { CellProblem } from '../../core/sheets/faults';

const ages = `từ ${partakingAges.youngest} đến ${partakingAges.oldest} tuổi`;

/** What is wrong with a cell of a list; `quoted` is what stands in it, or the row of the other. */
export const cells: Record<CellProblem, (quoted: string) => string> = {
  'name-formula': () => 'Ô họ tên chứa công thức, hãy gõ lại họ tên.',
  'name-missing': () => 'Chưa có họ tên.',
  'name-odd': (quoted) => `“${quoted}” không phải là họ tên của một người.`,
  'name-broken': (quoted) =>
    `Họ tên “${quoted}” bị mất chữ. Hãy mở tệp gốc, lưu lại thành .xlsx hoặc CSV UTF-8, hoặc gõ lại họ tên.`,
  'name-several': (quoted) =>
    `“${quoted}” là tên của nhiều người trong một ô. Hãy ghi mỗi người một dòng.`,
  'letters-converted': (quoted) =>
    `Tệp dùng bảng mã cũ ${quoted}, đã chuyển sang Unicode. Hãy đọc lại vài họ tên.`,
  'gender-unknown': (quoted) => `Không hiểu giới tính “${quoted}”, để trống.`,
  'birth-missing': () => 'Chưa có năm sinh.',
  'birth-odd': (quoted) =>
    `Năm sinh “${quoted}” không đúng: cần năm sinh của người ${ages}, ví dụ 1958.`,
  'age-odd': (quoted) => `Tuổi “${quoted}” không đúng: người tham gia ${ages}.`,
  'email-odd': (quoted) => `“${quoted}” không phải địa chỉ thư, để trống.`,
  'phone-missing': () => 'Chưa có số điện thoại.',
  'phone-odd': (quoted) => `“${quoted}” không phải số di động Việt Nam.`,
  'phone-rounded': (quoted) =>
    `Số điện thoại có thể đã bị Excel làm tròn (${quoted}). Hãy gõ lại đủ số, có số 0 ở đầu, trong ô kiểu văn bản.`,
  'other-phone-rounded': (quoted) =>
    `Điện thoại khác có thể đã bị Excel làm tròn (${quoted}), để trống.`,
  'phone-landline': (quoted) =>
    `“${quoted}” là số máy bàn, không nhận được tin nhắn, hãy ghi số di động.`,
  'phone-landline-or-none': (quoted) =>
    `“${quoted}” là số máy bàn, không nhận được tin nhắn, hãy ghi số di động hoặc để trống.`,
  'phone-landline-kept': (quoted) =>
    `Chỉ có số máy bàn ${quoted}: được giữ để gọi, không nhận được tin nhắn. Người này vào danh sách gọi điện.`,
  'phone-of-relative': (quoted) =>
    `Không có số riêng, dùng số ${quoted} của người khác: tin nhắn và cuộc gọi ghi rõ gửi cho ai.`,
  'phone-of-second': (quoted) =>
    `Nhắn tin đến số ${quoted} ở cột này, vì cột số điện thoại không có số di động.`,
  'phone-second-kept': (quoted) => `Số thứ hai trong ô, ${quoted}, được giữ là điện thoại khác.`,
  'phone-left-out': (quoted) => `Mỗi người giữ được hai số, bỏ qua số ${quoted}.`,
  'landline-renumbered': (quoted) => `Mã vùng cũ, đã đổi theo mã vùng nay: ${quoted}.`,
  'other-phone-odd': (quoted) => `Điện thoại khác “${quoted}” không phải số Việt Nam, để trống.`,
  'phone-unknown-operator': (quoted) =>
    `Chưa biết nhà mạng nào có đầu số của “${quoted}”, hãy hỏi lại cho chắc.`,
  'phone-renumbered': (quoted) => `Đầu số 11 số cũ, đã đổi theo đầu số nay: ${quoted}.`,
  'topic-missing': () => 'Chưa có nội dung nào.',
  'topic-unknown': (quoted) => `Không có nội dung “${quoted}”.`,
  'topic-skipped': (quoted) => `Bỏ qua nội dung chưa biết: ${quoted}.`,
  'language-unknown': (quoted) => `Không biết ngôn ngữ “${quoted}”.`,
  'language-skipped': (quoted) => `Bỏ qua ngôn ngữ chưa biết: ${quoted}.`,
  'free-time-missing': () => 'Chưa có buổi rảnh.',
  'free-time-odd': (quoted) => `Không hiểu buổi rảnh “${quoted}”.`,
  'free-time-partly': (quoted) => `Không hiểu một phần buổi rảnh: ${quoted}.`,
  'hamlet-unknown': (quoted) => `Không có thôn/tổ “${quoted}” trong danh sách thôn của đơn vị.`,
  'hamlet-missing': () => 'Chưa có thôn/tổ.',
  'pin-odd': (quoted) => `Không đọc được tọa độ “${quoted}”, lấy vị trí của thôn.`,
  'pin-far': (quoted) =>
    `Tọa độ “${quoted}” ở quá xa đơn vị nên không lấy: giữ vị trí đang có, hoặc vị trí của thôn.`,
  'capacity-odd': (quoted) => `Số học viên tối đa “${quoted}” không đúng.`,
  'consent-missing': () => 'Chưa đồng ý cho xử lý dữ liệu cá nhân.',
  'consent-odd': (quoted) => `“${quoted}” không cho biết ngày đã đồng ý xử lý dữ liệu cá nhân.`,
  'column-missing': (quoted) => `Người mới phải có “${quoted}”, bảng này không có cột ấy.`,
  'columns-missing': (quoted) =>
    `Bảng không có cột: ${quoted}. Người đã có trong danh sách giữ nguyên các mục ấy; người mới thì chưa nhận.`,
  'support-unknown': (quoted) => `Chưa hiểu nhu cầu hỗ trợ: ${quoted}.`,
  'code-unknown': (quoted) => `Bỏ qua điều không có trong danh mục: ${quoted}.`,
  'code-several': (quoted) => `Chỉ ghi được một, lấy điều đầu tiên của “${quoted}”.`,
  'wish-odd': (quoted) => `Không hiểu mong muốn “${quoted}”, coi như không yêu cầu.`,
  duplicate: (quoted) => `Trùng với người ở dòng ${quoted}.`,
  'duplicate-unmended': () =>
    'Dòng này trùng với người đã có và chưa được sửa, nên không thay đổi gì. Nếu là người khác, hãy sửa họ tên, năm sinh hoặc mã hộ.',
  'duplicate-alike': (quoted) =>
    `Có thể là cùng một người với dòng ${quoted}: họ tên và gần như mọi mục giống nhau. Hãy giữ một dòng, hoặc chọn đây là người khác.`,
  'person-alike': (quoted) =>
    `Có thể là người đã có trong danh sách: ${quoted}. Hãy chọn đó là cùng một người hay là người khác.`,
  'status-unknown': (quoted) => `Không hiểu tình trạng “${quoted}”, coi như vẫn tham gia.`,
  'stopped-unknown': () =>
    'Dòng này ghi là đã nghỉ, nhưng chưa có người này trong danh sách: không thêm.',
};
