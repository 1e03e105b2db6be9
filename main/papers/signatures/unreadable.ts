/** What was to be a signed message, or a part of one, is none that can be read. */
export class CmsUnreadable extends Error {
  override readonly name = 'CmsUnreadable';
}
