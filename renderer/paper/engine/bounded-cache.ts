/** Keeps what was used last within two bounds: how many, and how large together. Pure. */

export interface Bounds {
  count: number;
  /** Sum of the sizes; pixels where the values are canvases. */
  size: number;
}

interface Entry<V> {
  value: V;
  size: number;
}

export class BoundedCache<K, V> {
  /** Oldest use first. */
  readonly #entries = new Map<K, Entry<V>>();
  #bounds: Bounds;
  readonly #dropped: (value: V, key: K) => void;
  #size = 0;

  /** @param dropped called with each value that leaves, so that it can be freed at once */
  constructor(bounds: Bounds, dropped: (value: V, key: K) => void) {
    this.#bounds = bounds;
    this.#dropped = dropped;
  }

  get size(): number {
    return this.#size;
  }

  get count(): number {
    return this.#entries.size;
  }

  /** The value without counting as a use. */
  peek(key: K): V | undefined {
    return this.#entries.get(key)?.value;
  }

  use(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Puts a value in place of an earlier one, then drops the longest unused beyond the bounds; the new one always stays. */
  put(key: K, value: V, size: number): void {
    this.delete(key);
    this.#entries.set(key, { value, size });
    this.#size += size;
    this.#trim(key);
  }

  /** From now on keeps within other bounds. */
  bound(bounds: Bounds): void {
    this.#bounds = bounds;
    this.#trim(undefined);
  }

  /** Of all but these, keeps those used last that fit into `size` together. */
  keepBeyond(these: ReadonlySet<K>, size: number): void {
    let left = size;
    for (const [key, entry] of [...this.#entries].toReversed()) {
      if (these.has(key)) continue;
      left -= entry.size;
      if (left < 0) this.delete(key);
    }
  }

  #trim(stays: K | undefined): void {
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#bounds.count && this.#size <= this.#bounds.size) return;
      if (oldest !== stays) this.delete(oldest);
    }
  }

  delete(key: K): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#size -= entry.size;
    this.#dropped(entry.value, key);
  }

  clear(): void {
    for (const key of [...this.#entries.keys()]) this.delete(key);
  }
}
