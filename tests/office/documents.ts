/** Official documents that tests write and read back. */
import { heading, item, type OfficialDocument, paragraph } from '#domain/office/document.ts';
import { minutesDocument } from '#domain/office/minutes-document.ts';

export const letterhead = {
  parent: 'UBND tỉnh Hoa Sen',
  issuer: 'Ủy ban nhân dân xã Đồng Sen',
  abbreviation: 'UBND',
  place: 'Đồng Sen',
};

const long =
  'Hội nghị đã nghe báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội mười một tháng đầu năm và thảo luận các nội dung có liên quan đến công tác tổng kết. ';

export const sampleMinutes: OfficialDocument = minutesDocument({
  letterhead,
  number: 5,
  title: 'Họp thường kỳ tháng 01 năm 2026',
  body: [
    paragraph('Thời gian bắt đầu: 08 giờ 00, ngày 05 tháng 01 năm 2026'),
    heading(1, 'I. Nội dung'),
    item('-', 'Ý thứ nhất'),
    ...Array.from({ length: 24 }, () =>
      paragraph(long, { text: 'Đã thống nhất.', bold: true, italic: true }),
    ),
    paragraph('Cuộc họp kết thúc vào 11 giờ 30, ngày 05 tháng 01 năm 2026./.'),
  ],
  annexes: [],
  secretary: 'Võ Hạt Sương',
  chair: 'Trịnh Sen Trắng',
  recipients: ['Thành viên dự họp'],
});
