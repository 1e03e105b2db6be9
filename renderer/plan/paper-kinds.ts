/** The kinds of files that become papers, by their names; main looks at the bytes. Pure. */

const office = ['docx', 'doc', 'odt', 'rtf', 'xlsx', 'xls', 'ods', 'pptx', 'ppt', 'odp'];
const pictures = ['jpg', 'jpeg', 'png', 'tif', 'tiff'];

/** For `accept` of a file field. HEIC can be chosen too: a sentence then says how to get a JPEG. */
export const acceptedFiles = ['pdf', ...office, ...pictures, 'heic'].map((ending) => `.${ending}`).join(',');

const known = new RegExp(`\\.(pdf|${[...office, ...pictures].join('|')})$`, 'i');

export function isPicture(name: string): boolean {
  return pictures.includes(endingOf(name));
}

export function isPdf(name: string): boolean {
  return endingOf(name) === 'pdf';
}

/** `Tờ trình.docx` without its ending; a name that ends in nothing known stays whole. */
export function withoutEnding(name: string): string {
  return name.replace(known, '');
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
