/** The certificate file that is to be signed with: chosen, or kept on this machine; opened with its password to see whose it is. */
import { useEffect, useState } from 'react';
import {
  type CallErrorCode,
  type CertificateFile,
  type CertificateShown,
  largestCertificateFile,
} from '#contract';
import { failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';

export interface CertificateChoice {
  /** Of the file; `undefined` while there is none. */
  name: string | undefined;
  /** What is sent: `null` stands for the kept one. */
  file: CertificateFile;
  kept: boolean;
  password: string;
  /** Whose it is, once it was opened with this password. */
  shown: CertificateShown | undefined;
  failure: CallErrorCode | undefined;
  opening: boolean;
  choose(file: File | null): Promise<void>;
  type(password: string): void;
  look(): Promise<void>;
  forget(): Promise<void>;
  fail(error: unknown): void;
}

export function useCertificate(): CertificateChoice {
  const [keptName, setKeptName] = useState<string>();
  const [file, setFile] = useState<CertificateFile>(null);
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState<CertificateShown>();
  const [failure, setFailure] = useState<CallErrorCode>();
  const [opening, setOpening] = useState(false);
  useEffect(() => {
    rpc.signing.kept().then(
      (kept) => setKeptName(kept?.name),
      (error: unknown) => setFailure(failureOf(error).code),
    );
  }, []);
  const begin = () => {
    setShown(undefined);
    setFailure(undefined);
  };
  return {
    name: file?.name ?? keptName,
    file,
    kept: file === null && keptName !== undefined,
    password,
    shown,
    failure,
    opening,
    async choose(chosen) {
      if (!chosen) return;
      begin();
      setPassword('');
      if (chosen.size > largestCertificateFile) return setFailure('not-a-certificate-file');
      setFile({ name: chosen.name, bytes: base64(new Uint8Array(await chosen.arrayBuffer())) });
    },
    type(next) {
      begin();
      setPassword(next);
    },
    async look() {
      begin();
      setOpening(true);
      try {
        setShown(await rpc.signing.look({ file, password }));
      } catch (error) {
        setFailure(failureOf(error).code);
      } finally {
        setOpening(false);
      }
    },
    async forget() {
      await rpc.signing.forget();
      begin();
      setKeptName(undefined);
      setPassword('');
    },
    fail: (error) => setFailure(failureOf(error).code),
  };
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
