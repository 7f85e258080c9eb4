/** What people may do with what is kept of them. */
export const rights = {
  title: 'Dữ liệu của tôi',
  lead: 'Đây là dữ liệu của bạn. Bạn được xem, xin sửa, xin xóa và rút lại đồng ý bất cứ lúc nào.',
  consents: 'Bạn đã đồng ý',
  neverAgreed: 'Chưa ghi lần đồng ý nào.',
  given: (day: string): string => `Đồng ý ngày ${day}`,
  withdrawn: (day: string): string => `Rút lại ngày ${day}`,
  wordingNo: (version: number): string => `lời văn số ${version}`,
  wording: 'Lời văn đang dùng',
  withdrawTitle: 'Nếu bạn không đồng ý nữa',
  withdrawHint: 'Bạn không phải nói lý do. Bấm vào đây để xem những gì sẽ dừng lại.',
  withdraw: 'Rút lại đồng ý',
  whatEnds: 'Nếu bạn rút lại đồng ý, ngay lúc đó:',
  ends: {
    mentee: [
      'Đại sứ số không hướng dẫn bạn nữa.',
      'Mọi buổi học đã hẹn, chỗ đang giữ và chỗ đang chờ đều hủy.',
      'Không còn tin nhắn nhắc lịch. Chỉ còn một tin cuối báo đã rút lại.',
      'Trang này không mở được nữa.',
    ],
    mentor: [
      'Bạn không hướng dẫn ai nữa. Học viên của bạn được tìm đại sứ khác.',
      'Mọi buổi dạy sắp tới đều hủy, người học được báo.',
      'Không còn tin nhắn nhắc lịch. Chỉ còn một tin cuối báo đã rút lại.',
      'Trang này không mở được nữa.',
    ],
  },
  comeBack: 'Muốn học lại, bạn đến gặp cán bộ xã, phường và đồng ý lại.',
  withdrawNow: 'Tôi rút lại đồng ý',
  done: 'Đã rút lại đồng ý',
  doneLead: 'Chúng tôi đã dừng lại. Lịch của bạn đã hủy, không còn tin nhắc lịch nào nữa.',
  doneHelp: 'Muốn xóa hẳn dữ liệu, hoặc muốn học lại, xin gặp cán bộ xã, phường.',
};
