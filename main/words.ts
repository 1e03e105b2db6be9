/** The few sentences that the shells say themselves, outside the renderer: terminal, menus, system dialogs. */

export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

const vi = {
  usage: [
    'Họp Số — phòng họp không giấy',
    '',
    'Cách dùng: [--server ĐỊA_CHỈ] [--data THƯ_MỤC] [--port CỔNG] [--lang vi|en]',
    '',
    '  --server ĐỊA_CHỈ  Máy chủ của cơ quan, ví dụ wss://hop.vidu.gov.vn. Không có: chạy kèm một máy chủ mẫu.',
    '  --data THƯ_MỤC    Nơi lưu dữ liệu trên máy này.',
    '  --port CỔNG       Cổng trên 127.0.0.1 khi mở bằng trình duyệt. Không có: một cổng còn trống.',
    '  --lang vi|en      Ngôn ngữ của dòng lệnh và hộp thoại hệ thống.',
    '  --help            In phần này.',
  ].join('\n'),
  unknownOption: 'Không có tùy chọn {option}. Dùng --help để xem các tùy chọn.',
  needsValue: 'Tùy chọn {option} cần một giá trị. Dùng --help để xem cách viết.',
  badServer:
    '--server phải là địa chỉ bắt đầu bằng https://, wss://, http:// hoặc ws://, không kèm đường dẫn: {value}',
  badPort: '--port phải là số nguyên từ 0 đến 65535: {value}',
  badLanguage: '--lang phải là vi hoặc en: {value}',
  alreadyOpen: 'Họp Số đang chạy với thư mục dữ liệu này: {folder}',
  noRenderer: 'Chưa có giao diện đã dựng tại {folder}. Hãy chạy npm start để dựng.',
  portTaken: 'Cổng {port} đã có chương trình khác dùng. Chọn cổng khác bằng --port, hoặc bỏ tùy chọn này.',
  freshLink: 'Nhấn Enter để nhận liên kết mới, Ctrl+C để thoát.',
  enterTitle: 'Họp Số',
  enterWaiting: 'Đang mở…',
  enterRefused:
    'Liên kết này đã được dùng hoặc đã hết hạn. Hãy nhấn Enter ở cửa sổ đang chạy Họp Số để nhận liên kết mới.',
  noKeychain:
    'Máy này không có kho khóa của hệ điều hành: khóa mã hóa tài liệu được giữ trong một tệp chỉ riêng tài khoản này đọc được.',
  externalTitle: 'Mở trang bên ngoài?',
  externalDetail: 'Trang này nằm ngoài Họp Số và sẽ mở trong trình duyệt:\n{url}',
  open: 'Mở',
  cancel: 'Không mở',
  rendererGone: 'Màn hình vừa gặp sự cố và đã được mở lại.',
  rendererGoneDetail: 'Mọi thay đổi đã ghi trên máy này vẫn còn nguyên.',
  rendererGoneAgain: 'Màn hình gặp sự cố nhiều lần liên tiếp.',
  reload: 'Mở lại màn hình',
  quit: 'Thoát',
  startFailed: 'Họp Số không khởi động được',
  saveExport: 'Lưu tài liệu',
  menuApp: 'Họp Số',
  menuEdit: 'Sửa',
  menuView: 'Xem',
  undo: 'Hoàn tác',
  redo: 'Làm lại',
  cut: 'Cắt',
  copy: 'Sao chép',
  paste: 'Dán',
  selectAll: 'Chọn tất cả',
  fullScreen: 'Toàn màn hình',
  developerTools: 'Công cụ phát triển',
};

export type Words = typeof vi;

const en: Words = {
  usage: [
    'Họp Số — paperless meetings',
    '',
    'Usage: [--server ADDRESS] [--data FOLDER] [--port PORT] [--lang vi|en]',
    '',
    '  --server ADDRESS  The office’s server, e.g. wss://hop.vidu.gov.vn. Without it: a sample server runs along.',
    '  --data FOLDER     Where data is kept on this machine.',
    '  --port PORT       Port on 127.0.0.1 when shown in a browser. Without it: a free one.',
    '  --lang vi|en      Language of the terminal and of system dialogs.',
    '  --help            Prints this.',
  ].join('\n'),
  unknownOption: 'There is no option {option}. Use --help to see the options.',
  needsValue: 'Option {option} needs a value. Use --help to see how it is written.',
  badServer:
    '--server must be an address that begins with https://, wss://, http:// or ws:// and has no path: {value}',
  badPort: '--port must be a whole number from 0 to 65535: {value}',
  badLanguage: '--lang must be vi or en: {value}',
  alreadyOpen: 'Họp Số is already running with this data folder: {folder}',
  noRenderer: 'The interface is not built yet at {folder}. Run npm start to build it.',
  portTaken: 'Port {port} is used by another program. Choose another with --port, or leave that option out.',
  freshLink: 'Press Enter for a fresh link, Ctrl+C to quit.',
  enterTitle: 'Họp Số',
  enterWaiting: 'Opening…',
  enterRefused: 'This link was used before or has expired. Press Enter where Họp Số runs for a fresh one.',
  noKeychain:
    'This machine has no system keychain: the key that encrypts papers is kept in a file that only this account can read.',
  externalTitle: 'Open an outside page?',
  externalDetail: 'This page is outside Họp Số and opens in the browser:\n{url}',
  open: 'Open',
  cancel: 'Do not open',
  rendererGone: 'The screen failed and was opened again.',
  rendererGoneDetail: 'Everything saved on this machine is still there.',
  rendererGoneAgain: 'The screen failed several times in a row.',
  reload: 'Open the screen again',
  quit: 'Quit',
  startFailed: 'Họp Số could not start',
  saveExport: 'Save the paper',
  menuApp: 'Họp Số',
  menuEdit: 'Edit',
  menuView: 'View',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  fullScreen: 'Full screen',
  developerTools: 'Developer tools',
};

export const words: Record<Language, Words> = { vi, en };

/** Puts values into a sentence: `{name}` becomes `values.name`. */
export function say(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
