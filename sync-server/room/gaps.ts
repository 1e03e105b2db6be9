/** Whose changes build on something that a room lacks: their acknowledgements are held back until it has come. */
interface Gap {
  /** The latest sequence held back; 0 for none. */
  sequence: number;
  /** What waited was dropped for its size: only the peer's answer to a state vector fills the gap. */
  dropped: boolean;
}

export class Gaps<P> {
  readonly #gaps = new Map<P, Gap>();

  open(peer: P): void {
    if (!this.#gaps.has(peer)) this.#gaps.set(peer, { sequence: 0, dropped: false });
  }

  close(peer: P): void {
    this.#gaps.delete(peer);
  }

  /** Holds the acknowledgement back if the peer has a gap. */
  holdBack(peer: P, sequence: number): boolean {
    const gap = this.#gaps.get(peer);
    if (gap) gap.sequence = sequence;
    return gap !== undefined;
  }

  /** Nothing waits any more. @returns what is to be acknowledged now */
  fill(): [P, number][] {
    const due: [P, number][] = [];
    for (const [peer, { sequence, dropped }] of this.#gaps) {
      if (dropped) continue;
      this.#gaps.delete(peer);
      if (sequence > 0) due.push([peer, sequence]);
    }
    return due;
  }

  /** All that waits is dropped. @returns who is to be asked for it anew */
  drop(): P[] {
    for (const gap of this.#gaps.values()) gap.dropped = true;
    return [...this.#gaps.keys()];
  }
}
