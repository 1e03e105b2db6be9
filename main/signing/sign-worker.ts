/** Opens a person's certificate file and signs with it. A thread of its own: a hostile file may ask for years of arithmetic. */
import type { CertificateShown } from '#contract';
import { compose } from '#domain/office/compose.ts';
import { opinionSheet } from '#domain/office/opinion-sheet.ts';
import { answerTask } from '#main/threads/answer.ts';
import { writePdf } from '../office-documents/pdf.ts';
import { namesIn } from '../papers/signatures/certificate.ts';
import { type Credential, openCertificateFile } from './certificate-file.ts';
import { signPdf } from './sign-pdf.ts';
import type { Signed, SignTask } from './signing.ts';

async function sign({ file, password, at, sheet }: SignTask): Promise<Signed> {
  const credential = openCertificateFile(file, password, at);
  const certificate = shown(credential);
  if (!sheet) return { certificate, pdf: null };
  const { holder: name, issuer } = certificate;
  const document = opinionSheet(sheet, { name, issuer });
  const unsigned = await writePdf(compose(document), `${document.type} ${document.subject}`);
  const reason = `${document.type}: ${sheet.choice} (${sheet.code})`;
  return { certificate, pdf: await signPdf(unsigned, { name, reason, at }, credential) };
}

function shown({ certificate, x509 }: Credential): CertificateShown {
  const { subject, issuer } = namesIn(certificate);
  const organisation = [subject.unit, subject.organisation].filter((each) => each !== null).join(', ');
  return {
    holder: subject.common ?? subject.organisation ?? x509.serialNumber,
    organisation: organisation === '' ? null : organisation,
    issuer: issuer.common ?? issuer.organisation ?? '…',
    validFrom: Date.parse(x509.validFrom),
    validTo: Date.parse(x509.validTo),
  };
}

await answerTask(sign);
