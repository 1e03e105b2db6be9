// Kiểm phiếu: node kiem-phieu.mjs <tệp danh sách phiếu> [mã phiếu của tôi]
// Đếm lại một cuộc biểu quyết kín chỉ từ tệp đã công bố. Không dùng gì của Họp Số.
// biome-ignore-all lint/suspicious/noConsole: a program for the terminal
// biome-ignore-all format: short enough to be read at a glance
import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const bytes = readFileSync(process.argv[2] ?? 'phieu.json');
const list = JSON.parse(bytes.toString());
const raw = (text) => Buffer.from(text, 'base64url');
const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const rsa = createPublicKey({ key: raw(list.publicKey), format: 'der', type: 'spki' });
const wrong = [];
for (const { key, permit, signature, option, text, receipt } of list.papers) {
  const hash = BigInt(`0x${sha256(raw(key))}`) >> 176n;
  const letter = (_, i) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number((hash >> BigInt(75 - 5 * i)) & 31n)];
  const pss = { key: rsa, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const own = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
  const signed = Buffer.from(JSON.stringify([list.format, list.meeting, list.ballot, option, text]));
  if (Array.from({ length: 16 }, letter).join('') !== receipt.replaceAll('-', '')) wrong.push(`${receipt}: mã không đúng`);
  if (!verify('sha384', raw(key), pss, raw(permit))) wrong.push(`${receipt}: không phải phiếu đã phát`);
  if (!verify(null, signed, own, raw(signature))) wrong.push(`${receipt}: nội dung đã bị sửa`);
  if (!list.terms.options.some(({ id }) => id === option)) wrong.push(`${receipt}: không có lựa chọn này`);
}
if (new Set(list.papers.map(({ key }) => key)).size < list.papers.length) wrong.push('có phiếu bị tính hai lần');
if (list.papers.length > list.taken || list.taken > list.eligible) wrong.push('nhiều phiếu hơn số đã phát');
console.log(`${list.terms.question}\nSHA-256 của tệp: ${sha256(bytes)}`);
for (const { id, text } of list.terms.options) console.log(`${text}: ${list.papers.filter(({ option }) => option === id).length}`);
for (const { receipt, option } of list.papers) console.log(`  ${receipt}  ${option}${receipt === process.argv[3] ? '  (phiếu của tôi)' : ''}`);
console.log(wrong.length ? `KHÔNG ĐÚNG:\n${wrong.join('\n')}` : `ĐÚNG: ${list.papers.length} phiếu, đã phát ${list.taken}.`);
process.exitCode = wrong.length ? 1 : 0;
