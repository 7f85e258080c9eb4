import type { StageCode } from '../../core/vietnamese/measures';

/** The way from the list to the confirmation. */
export const funnel = {
  title: 'Chặng đường học viên',
  lead: 'Mỗi chặng đếm mọi người đã đến được chặng đó, bằng bất cứ cách nào. Người học ở điểm lưu động mà chưa được ghép cặp vẫn có buổi đầu tiên, nên một chặng có thể đông hơn chặng trước nó.',
  stages: {
    listed: 'Có tên trong danh sách',
    consented: 'Đã đồng ý xử lý dữ liệu',
    paired: 'Đã có đại sứ số',
    people: 'Đã đến buổi đầu tiên',
    'one-topic': 'Tự làm được một nội dung',
    'all-topics': 'Tự làm được mọi nội dung cần học',
    kept: 'Sau 30 ngày vẫn tự làm được',
    vneid: 'Được xác nhận trên VNeID',
  } as Record<StageCode, string>,
  stage: 'Chặng',
  total: 'Số người (lũy kế)',
  inPeriod: 'Mới trong kỳ',
  share: 'So với danh sách',
  counts: 'Đếm ai',
  chart: 'Số người đã đến mỗi chặng',
  byHamlet: 'Theo thôn, tổ',
  byGroup: 'Theo nhóm đối tượng',
  byProgramme: 'Theo chương trình',
  byUnit: 'Theo đơn vị',
  group: 'Nhóm',
  together: 'Cả tỉnh',
  listOf: (stage: string, of: string): string => `${stage}: ${of}`,
};
