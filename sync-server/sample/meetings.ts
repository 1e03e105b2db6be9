/** The sample office's meetings: one that is coming, one being prepared, one that was held. */
import type { MeetingType } from '#domain/meeting/plan.ts';
import type { SamplePaper } from './papers.ts';

export interface SampleItem {
  title: string;
  presenter: string;
  minutes: number;
  papers: readonly SamplePaper[];
  /** Guests who see it. */
  guests?: readonly string[];
  /** Who alone sees it, beside the organisers: it is a restricted item. */
  only?: readonly string[];
  /** Who of which unit is asked to prepare its papers, until so many days before the meeting. */
  prepared?: { unit: string; officers: readonly string[]; daysBefore: number };
}

export interface SampleMeeting {
  id: string;
  title: string;
  type: MeetingType;
  place: string;
  /** Working days from today, and the hours of that day in Vietnam. */
  day: number;
  from: number;
  to: number;
  /** Usernames. */
  chair: string;
  secretaries: readonly string[];
  delegates: readonly string[];
  guests: readonly string[];
  items: readonly SampleItem[];
  reaches: 'draft' | 'convened' | 'ended';
}

const report: SamplePaper = {
  title: 'Báo cáo kết quả vận hành chính quyền số hai cấp quý gần nhất',
  number: '112/BC-SSHKN',
  kind: 'BÁO CÁO',
  subject: 'Kết quả vận hành chính quyền số hai cấp và nhiệm vụ trọng tâm kỳ tới',
  sections: [
    {
      heading: 'I. KẾT QUẢ ĐẠT ĐƯỢC',
      paragraphs: [
        'Hệ thống quản lý văn bản và điều hành hoạt động thông suốt tại Sở và hai xã. Tỷ lệ văn bản đi được ký số đạt 98,4%, tăng 6,1 điểm phần trăm so với quý trước. Thời gian trung bình từ khi văn bản đến được tiếp nhận tới khi có người xử lý giảm còn 2 giờ 10 phút.',
        'Hai Trung tâm Phục vụ hành chính công xã tiếp nhận 4.216 hồ sơ, giải quyết đúng hạn 4.127 hồ sơ (97,9%). Hồ sơ nộp trực tuyến toàn trình chiếm 71,3%; còn lại chủ yếu là hồ sơ đất đai phải nộp bản chính để đối chiếu.',
        'Đường truyền tại xã Bến Lúa gián đoạn ba lần, lần dài nhất 5 giờ 40 phút do mưa lớn. Nhờ phần mềm lưu tài liệu trên máy, ba cuộc họp trong thời gian đó vẫn diễn ra đúng lịch; dữ liệu được đồng bộ đủ khi có mạng trở lại.',
      ],
    },
    {
      heading: 'II. HẠN CHẾ VÀ NGUYÊN NHÂN',
      paragraphs: [
        'Một số đơn vị vẫn in tài liệu họp song song với bản điện tử, bình quân 38 trang một đại biểu mỗi cuộc họp. Nguyên nhân chính là tài liệu gửi muộn, đại biểu không kịp đọc trước trên máy.',
        'Máy trạm cấp xã có 11 trong số 46 máy dùng trên bảy năm, thiếu bộ nhớ, không cài được bản vá an toàn mới nhất.',
      ],
    },
    {
      heading: 'III. NHIỆM VỤ KỲ TỚI',
      paragraphs: [
        '1. Văn phòng Sở gửi giấy mời và tài liệu họp chậm nhất ba ngày làm việc trước cuộc họp; tài liệu bổ sung phải ghi rõ phần thay đổi.',
        '2. Phòng Hạ tầng số phối hợp nhà cung cấp kéo tuyến cáp dự phòng tới trụ sở UBND xã Bến Lúa, hoàn thành trong quý tới.',
        '3. Phòng Kế hoạch - Tài chính trình phương án thay 11 máy trạm đã quá hạn sử dụng.',
      ],
    },
  ],
};

const machines: SamplePaper = {
  title: 'Tờ trình thay thế máy trạm cấp xã',
  number: '45/TTr-KHTC',
  kind: 'TỜ TRÌNH',
  subject: 'Về việc thay thế máy trạm đã quá hạn sử dụng tại hai xã',
  sections: [
    {
      heading: 'I. SỰ CẦN THIẾT',
      paragraphs: [
        'Qua rà soát, hai xã có 46 máy trạm, trong đó 11 máy mua từ bảy năm trước trở lên. Các máy này khởi động trung bình 4 phút, không đủ bộ nhớ để mở tài liệu quét trên 100 trang và không còn được cập nhật bản vá an toàn.',
      ],
    },
    {
      heading: 'II. PHƯƠNG ÁN',
      paragraphs: [
        'Phương án 1: mua mới 11 máy tính xách tay có màn hình cảm ứng và bút, đơn giá dự kiến 16,5 triệu đồng, tổng 181,5 triệu đồng. Máy dùng được cả tại bàn làm việc và trong phòng họp không giấy.',
        'Phương án 2: nâng cấp bộ nhớ và ổ cứng cho 11 máy hiện có, tổng 39,6 triệu đồng; chỉ kéo dài thời gian sử dụng thêm khoảng hai năm và không có màn hình cảm ứng.',
      ],
    },
    {
      heading: 'III. ĐỀ XUẤT',
      paragraphs: [
        'Phòng Kế hoạch - Tài chính đề nghị Lãnh đạo Sở cho ý kiến chọn Phương án 1, bố trí từ nguồn chi thường xuyên đã giao, thực hiện theo quy định về mua sắm tài sản công.',
      ],
    },
  ],
};

const schedule: SamplePaper = {
  title: 'Kế hoạch tập huấn phòng họp không giấy cho cấp xã',
  number: '30/KH-SSHKN',
  kind: 'KẾ HOẠCH',
  subject: 'Tập huấn sử dụng phòng họp không giấy cho cán bộ, công chức cấp xã',
  sections: [
    {
      heading: 'I. MỤC TIÊU',
      paragraphs: [
        'Hết đợt tập huấn, mỗi đại biểu tự mở được tài liệu, ghi chú riêng, chia sẻ ý kiến trên tài liệu và xuất bản có ghi chú mà không cần người hỗ trợ; mỗi xã có ít nhất hai thư ký tự lập được chương trình họp.',
      ],
    },
    {
      heading: 'II. NỘI DUNG VÀ THỜI GIAN',
      paragraphs: [
        'Buổi 1 (dành cho đại biểu, 90 phút): đăng nhập; xem chương trình; đọc và ghi chú trên tài liệu bằng bút, bằng tay và bằng bàn phím; tìm chữ trong tài liệu; làm việc khi mất mạng.',
        'Buổi 2 (dành cho thư ký, 120 phút): lập chương trình; đưa tài liệu lên; mời họp; điều hành màn hình; kết thúc cuộc họp.',
        'Mỗi xã một ngày, tổ chức tại hội trường UBND xã; Sở cử hai chuyên viên hướng dẫn.',
      ],
    },
    {
      heading: 'III. TỔ CHỨC THỰC HIỆN',
      paragraphs: [
        'Phòng Dữ liệu chủ trì nội dung; Văn phòng Sở lo giấy mời, máy dự phòng; UBND hai xã bố trí hội trường, đường truyền và danh sách người dự trước ngày tập huấn năm ngày làm việc.',
      ],
    },
  ],
};

const rules: SamplePaper = {
  title: 'Dự thảo Quy chế phòng họp không giấy',
  number: '…/DT-VP',
  kind: 'DỰ THẢO QUY CHẾ',
  subject: 'Tổ chức họp trên phòng họp không giấy của Sở',
  sections: [
    {
      heading: 'Điều 1. Phạm vi điều chỉnh',
      paragraphs: [
        'Quy chế này quy định việc chuẩn bị, tổ chức và lưu hồ sơ các cuộc họp do Sở chủ trì trên phòng họp không giấy, trừ cuộc họp có nội dung thuộc danh mục bí mật nhà nước.',
      ],
    },
    {
      heading: 'Điều 2. Gửi giấy mời và tài liệu',
      paragraphs: [
        '1. Giấy mời và tài liệu được gửi chậm nhất ba ngày làm việc trước ngày họp, trừ cuộc họp đột xuất.',
        '2. Tài liệu là tệp PDF, đặt tên theo nội dung; tài liệu thay thế phải giữ bản trước để đối chiếu.',
      ],
    },
    {
      heading: 'Điều 3. Ghi chú trên tài liệu',
      paragraphs: [
        'Ghi chú riêng của đại biểu chỉ đại biểu đó xem được. Ghi chú chia sẻ hiện tên người ghi và được lưu cùng hồ sơ cuộc họp.',
      ],
    },
    {
      heading: 'Điều 4. Họp khi mất kết nối',
      paragraphs: [
        'Khi đường truyền gián đoạn, cuộc họp tiếp tục trên tài liệu đã có trong máy; ý kiến ghi trên tài liệu được đồng bộ khi có kết nối trở lại.',
      ],
    },
  ],
};

const signing: SamplePaper = {
  title: 'Thông báo kết luận về triển khai chữ ký số cấp xã',
  number: '87/TB-SSHKN',
  kind: 'THÔNG BÁO',
  subject: 'Kết luận cuộc họp về triển khai chữ ký số tại hai xã',
  sections: [
    {
      heading: 'I. ĐÁNH GIÁ CHUNG',
      paragraphs: [
        'Xã Đồng Sen đã cấp 31 trong số 34 chứng thư chữ ký số, xã Bến Lúa 27 trong số 33. Chín trường hợp chưa cấp do thay đổi chức danh, hồ sơ phải làm lại.',
      ],
    },
    {
      heading: 'II. NHIỆM VỤ',
      paragraphs: [
        '1. Chánh Văn phòng hai xã rà soát, nộp hồ sơ chín trường hợp còn lại trong mười ngày.',
        '2. Phòng An toàn thông tin kiểm tra việc bảo quản thiết bị ký, báo cáo Giám đốc Sở cuối tháng.',
      ],
    },
  ],
};

const everyone = [
  'phogiamdoc.so',
  'chanhvanphong.so',
  'taichinh.so',
  'hatang.so',
  'dulieu.so',
  'antoan.so',
  'chutich.dongsen',
  'vanphong.dongsen',
  'motcua.dongsen',
  'chutich.benlua',
  'vanphong.benlua',
  'motcua.benlua',
];

export const sampleMeetings: readonly SampleMeeting[] = [
  {
    id: 'sample-held',
    title: 'Triển khai chữ ký số tại xã Đồng Sen và xã Bến Lúa',
    type: 'thematic',
    place: 'Phòng họp số 1, tầng 2, trụ sở Sở',
    day: -5,
    from: 14,
    to: 16,
    chair: 'phogiamdoc.so',
    secretaries: ['thuky.so', 'chanhvanphong.so'],
    delegates: ['antoan.so', 'vanphong.dongsen', 'vanphong.benlua'],
    guests: [],
    items: [
      {
        title: 'Tiến độ cấp chứng thư chữ ký số',
        presenter: 'Phòng An toàn thông tin',
        minutes: 40,
        papers: [signing],
      },
    ],
    reaches: 'ended',
  },
  {
    id: 'sample-coming',
    title: 'Giao ban vận hành chính quyền số hai cấp',
    type: 'briefing',
    place: 'Hội trường tầng 3, trụ sở Sở',
    day: 1,
    from: 8,
    to: 10,
    chair: 'giamdoc.so',
    secretaries: ['thuky.so'],
    delegates: everyone,
    guests: ['khach.benlua'],
    items: [
      {
        title: 'Kết quả vận hành quý gần nhất',
        presenter: 'Văn phòng Sở',
        minutes: 30,
        papers: [report],
        guests: ['khach.benlua'],
      },
      {
        title: 'Phương án thay thế máy trạm cấp xã',
        presenter: 'Phòng Kế hoạch - Tài chính',
        minutes: 30,
        papers: [machines],
      },
      {
        title: 'Kế hoạch tập huấn phòng họp không giấy',
        presenter: 'Phòng Dữ liệu',
        minutes: 20,
        papers: [schedule],
      },
    ],
    reaches: 'convened',
  },
  {
    id: 'sample-draft',
    title: 'Góp ý dự thảo Quy chế phòng họp không giấy',
    type: 'regular',
    place: '',
    day: 5,
    from: 14,
    to: 16,
    chair: 'giamdoc.so',
    secretaries: ['thuky.so', 'chanhvanphong.so'],
    delegates: ['taichinh.so', 'tochuc.so', 'chanhthanhtra.so'],
    guests: [],
    items: [
      { title: 'Trình bày dự thảo', presenter: 'Văn phòng Sở', minutes: 20, papers: [rules] },
      { title: 'Thảo luận từng điều', presenter: '', minutes: 60, papers: [] },
      {
        title: 'Kinh nghiệm họp không giấy ở xã',
        presenter: 'UBND xã Đồng Sen',
        minutes: 15,
        papers: [],
        prepared: {
          unit: 'xa-dong-sen',
          officers: ['vanphong.dongsen', 'thuky.dongsen'],
          daysBefore: 3,
        },
      },
      {
        title: 'Nhân sự tổ giúp việc phòng họp không giấy',
        presenter: 'Phòng Tổ chức cán bộ',
        minutes: 15,
        papers: [],
        only: ['tochuc.so'],
      },
    ],
    reaches: 'draft',
  },
];
