/** The people of the sample office: a province's department, two communes and the council of one of them, all invented. */
import type { PersonId, RoomId, UnitId } from '#domain/ids.ts';
import type { MeetingRoom } from '#domain/office/catalogues.ts';
import type { Duty } from '#domain/people/directory.ts';
import type { OfficeFile } from '../office.ts';

export const samplePassword = 'hop-so-mau';

const department = 'so' as UnitId;
const dongSen = 'xa-dong-sen' as UnitId;
const benLua = 'xa-ben-lua' as UnitId;
const dongSenCouncil = 'hdnd-dong-sen' as UnitId;

export const sampleUnits: OfficeFile['units'] = [
  { id: department, name: 'Sở Số hóa và Kết nối tỉnh Hoa Sen', level: 'department' },
  { id: dongSen, name: 'UBND xã Đồng Sen', level: 'commune' },
  { id: benLua, name: 'UBND xã Bến Lúa', level: 'commune' },
  { id: dongSenCouncil, name: 'HĐND xã Đồng Sen', level: 'commune' },
];

/** Username, name, title: in the order in which a newcomer is offered them. */
const rows: Record<UnitId, readonly (readonly [username: string, name: string, title: string])[]> = {
  [department]: [
    ['thuky.so', 'Trần Mây Hồng', 'Chuyên viên Văn phòng, thư ký cuộc họp'],
    ['giamdoc.so', 'Nguyễn Sông Thương', 'Giám đốc Sở'],
    ['phogiamdoc.so', 'Lê Nắng Mai', 'Phó Giám đốc Sở'],
    ['chanhvanphong.so', 'Phạm Tre Xanh', 'Chánh Văn phòng Sở'],
    ['chanhthanhtra.so', 'Hoàng Gió Lành', 'Chánh Thanh tra Sở'],
    ['taichinh.so', 'Vũ Lúa Vàng', 'Trưởng phòng Kế hoạch - Tài chính'],
    ['hatang.so', 'Đặng Cầu Vồng', 'Trưởng phòng Hạ tầng số'],
    ['dulieu.so', 'Bùi Sao Mai', 'Trưởng phòng Dữ liệu'],
    ['antoan.so', 'Đỗ Thạch Lam Sơn', 'Trưởng phòng An toàn thông tin'],
    ['tochuc.so', 'Ngô Hoa Ban', 'Trưởng phòng Tổ chức cán bộ'],
    ['vanthu.so', 'Dương Trúc Đào', 'Văn thư Sở'],
    ['chuyenvien1.so', 'Lý Suối Reo', 'Chuyên viên phòng Dữ liệu'],
    ['chuyenvien2.so', 'Mai Cánh Buồm', 'Chuyên viên phòng Hạ tầng số'],
    ['quantri.so', 'La Mẫu Đơn', 'Chuyên viên, quản trị hệ thống'],
  ],
  [dongSen]: [
    ['chutich.dongsen', 'Trịnh Sen Trắng', 'Chủ tịch UBND xã Đồng Sen'],
    ['phochutich.dongsen', 'Đinh Đồng Xanh', 'Phó Chủ tịch UBND xã Đồng Sen'],
    ['vanphong.dongsen', 'Tạ Mưa Xuân', 'Chánh Văn phòng HĐND và UBND xã Đồng Sen'],
    ['kinhte.dongsen', 'Hồ Ngô Non', 'Trưởng phòng Kinh tế xã Đồng Sen'],
    ['vanhoa.dongsen', 'Phan Sáo Diều', 'Trưởng phòng Văn hóa - Xã hội xã Đồng Sen'],
    ['motcua.dongsen', 'Cao Bình Nguyên', 'Phó Giám đốc Trung tâm Phục vụ hành chính công xã Đồng Sen'],
    ['congan.dongsen', 'Lương Đá Ngọc', 'Trưởng Công an xã Đồng Sen'],
    ['thuky.dongsen', 'Võ Hạt Sương', 'Công chức Văn phòng xã Đồng Sen'],
  ],
  [benLua]: [
    ['chutich.benlua', 'Châu Bến Nước', 'Chủ tịch UBND xã Bến Lúa'],
    ['phochutich.benlua', 'Kiều Trăng Rằm', 'Phó Chủ tịch UBND xã Bến Lúa'],
    ['vanphong.benlua', 'Quách Khói Lam', 'Chánh Văn phòng HĐND và UBND xã Bến Lúa'],
    ['kinhte.benlua', 'Tô Mùa Vàng', 'Trưởng phòng Kinh tế xã Bến Lúa'],
    ['vanhoa.benlua', 'Lâm Tiếng Sáo', 'Trưởng phòng Văn hóa - Xã hội xã Bến Lúa'],
    ['motcua.benlua', 'Hà Phù Sa', 'Phó Giám đốc Trung tâm Phục vụ hành chính công xã Bến Lúa'],
    ['quansu.benlua', 'Thái Rừng Đước', 'Chỉ huy trưởng Ban Chỉ huy quân sự xã Bến Lúa'],
    ['thuky.benlua', 'Từ Cánh Đồng', 'Công chức Văn phòng xã Bến Lúa'],
    ['khach.benlua', 'Giang Đò Ngang', 'Trưởng ấp Bến Đò, khách mời'],
  ],
  [dongSenCouncil]: [
    ['chutich.hdnd', 'Mạc Nắng Sớm', 'Chủ tịch HĐND xã Đồng Sen'],
    ['phochutich.hdnd', 'Thân Gạo Trắng', 'Phó Chủ tịch HĐND xã Đồng Sen'],
    ['kinhte.hdnd', 'Lục Bờ Tre', 'Trưởng Ban Kinh tế - Ngân sách HĐND xã Đồng Sen'],
    ['vanhoa.hdnd', 'Khúc Ru Hời', 'Trưởng Ban Văn hóa - Xã hội HĐND xã Đồng Sen'],
    ['thonthuong.hdnd', 'Viên Cau Xanh', 'Đại biểu HĐND xã Đồng Sen, thôn Thượng'],
    ['thonha.hdnd', 'Doãn Gió Đồng', 'Đại biểu HĐND xã Đồng Sen, thôn Hạ'],
    ['thondong.hdnd', 'Cù Nắng Chiều', 'Đại biểu HĐND xã Đồng Sen, thôn Đông'],
    ['thondoai.hdnd', 'Nhữ Mây Ngàn', 'Đại biểu HĐND xã Đồng Sen, thôn Đoài'],
  ],
};

const duties: Record<string, readonly Duty[]> = {
  'quantri.so': ['administrator'],
  'giamdoc.so': ['leader'],
  'phogiamdoc.so': ['leader'],
  'vanthu.so': ['clerk'],
  'chutich.dongsen': ['leader'],
  'phochutich.dongsen': ['leader'],
  'chutich.benlua': ['leader'],
  'phochutich.benlua': ['leader'],
  'chutich.hdnd': ['leader'],
  'phochutich.hdnd': ['leader'],
};

const aisleInTheMiddle = (rows: number, beside: number): MeetingRoom['seats'] =>
  Array.from({ length: rows }, () => [
    ...Array.from({ length: beside }, () => 'seat' as const),
    'aisle' as const,
    ...Array.from({ length: beside }, () => 'seat' as const),
  ]);

export const sampleRooms: readonly MeetingRoom[] = [
  {
    id: 'phong-so-1' as RoomId,
    name: 'Phòng họp số 1, tầng 2, trụ sở Sở',
    unit: department,
    capacity: 24,
    devices: 'Màn hình 85 inch, micro để bàn',
    seats: aisleInTheMiddle(4, 3),
  },
  {
    id: 'hoi-truong-so' as RoomId,
    name: 'Hội trường tầng 3, trụ sở Sở',
    unit: department,
    capacity: 80,
    devices: 'Máy chiếu, âm thanh hội trường, camera',
    seats: aisleInTheMiddle(10, 4),
  },
  {
    id: 'phong-dong-sen' as RoomId,
    name: 'Phòng họp UBND xã Đồng Sen',
    unit: dongSen,
    capacity: 30,
    devices: 'Màn hình 65 inch',
    seats: aisleInTheMiddle(5, 3),
  },
];

/** Whose account this is: the username as an id. */
export function samplePerson(username: string): PersonId {
  return username.replaceAll('.', '-') as PersonId;
}

export const sampleOffice: OfficeFile = {
  name: 'Sở Số hóa và Kết nối tỉnh Hoa Sen (văn phòng mẫu)',
  units: sampleUnits,
  rooms: [...sampleRooms],
  people: Object.entries(rows).flatMap(([unit, people]) =>
    people.map(([username, name, title]) => ({
      id: samplePerson(username),
      name,
      title,
      unit: unit as UnitId,
      ...(duties[username] && { duties: [...duties[username]] }),
      username,
      password: samplePassword,
    })),
  ),
};
