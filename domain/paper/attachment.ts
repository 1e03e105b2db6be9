/** Files within a paper: what they are called when saved, and which may do harm once opened. Pure. */
import { z } from 'zod';

export const Attachment = z.object({
  /** Within its paper. */
  id: z.string().min(1).max(1000),
  /** Safe on every system. */
  name: z.string().min(1),
  /** Bytes; `null` where the paper names a file that it does not hold. */
  size: z.number().int().nullable(),
  /** Where it hangs on a page, from 1; `null` where it hangs on the paper as a whole. */
  page: z.number().int().nullable(),
  /** It can run, or makes other programs run something. */
  harmful: z.boolean(),
});
export type Attachment = z.infer<typeof Attachment>;

/** Programs, scripts, installers, images of disks, documents with macros, pages with scripts, links to files. */
const harmful = new Set(
  [
    'ade adp apk app appimage appref-ms bas bat bin chm class cmd com command cpl deb desktop dll dmg docm dot dotm',
    'elf exe gadget hlp hta htm html img inf ins iso isp jar js jse lnk mam mde mdb mht mhtml msc msh msi msix msp mst',
    'one onepkg pif pkg potm ppam ppsm pptm ps1 psc1 psm1 py pyw reg rpm scf scr sct settingcontent-ms sh shb shs sldm svg sys',
    'udl url vb vbe vbs vhd vhdx ws wsc wsf wsh xhtml xlam xll xlsb xlsm xltm xml xps',
  ]
    .join(' ')
    .split(' '),
);

export function isHarmful(name: string): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && harmful.has(ending);
}

const LONGEST = 120;
/** Of names without an ending, Windows takes these for devices. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * @param name as the paper has it: it may hold a path, signs no system allows, or signs that show it turned round
 * @param nameless for one of which nothing is left
 */
export function safeFileName(name: string, nameless: string): string {
  const cleaned = name
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    // Signs of writing direction would show "exe.pdf" for a name that ends in ".exe".
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    // Windows leaves these off, and the ending becomes another one.
    .replace(/[. ]+$/, '')
    .replace(/^[. ]+/, '');
  if (cleaned === '') return nameless;
  const ending = /\.[^.]{1,16}$/.exec(cleaned)?.[0] ?? '';
  const stem = cleaned.slice(0, cleaned.length - ending.length);
  const letters = [...stem]
    .slice(0, LONGEST - ending.length)
    .join('')
    .trim();
  return `${devices.test(stem.split('.')[0] ?? '') ? '_' : ''}${letters}${ending}`;
}
