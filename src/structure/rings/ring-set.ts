import type { NetworkCover } from './cover';

/** Rings of a cover, each kept once: as a set of nodes, wherever in the cover it lies. */
export class RingSet {
  private readonly known = new Set<string>();
  /** The nodes along each ring that was kept. */
  readonly rings: number[][] = [];

  constructor(private readonly cover: Pick<NetworkCover, 'atoms' | 'copies'>) {}

  /** Keeps a ring, given by the nodes along it, unless it or its like is there already. */
  add(ring: number[]): void {
    const key = this.keyOf(ring);
    if (this.known.has(key)) return;
    this.known.add(key);
    this.rings.push(ring);
  }

  /**
   * The ring's nodes in ascending order, moved so that its lowest site lies in image 0. Several
   * images of one site may be in a ring: of the keys they give the first by alphabet is taken.
   */
  private keyOf(ring: readonly number[]): string {
    const sites = this.cover.atoms.length;
    let lowest = sites;
    for (const node of ring) lowest = Math.min(lowest, node % sites);
    let first = '';
    for (const node of ring) {
      if (node % sites !== lowest) continue;
      const key = this.moved(ring, Math.floor(node / sites))
        .sort()
        .join();
      if (first === '' || key < first) first = key;
    }
    return first;
  }

  /** The nodes of a ring when an image becomes image 0. */
  private moved(ring: readonly number[], origin: number): Uint32Array {
    const sites = this.cover.atoms.length;
    if (origin === 0) return Uint32Array.from(ring);
    const [nx, ny, nz] = this.cover.copies;
    const ox = nx - (origin % nx);
    const oy = ny - (Math.floor(origin / nx) % ny);
    const oz = nz - Math.floor(origin / (nx * ny));
    return Uint32Array.from(ring, (node) => {
      const image = Math.floor(node / sites);
      const x = ((image % nx) + ox) % nx;
      const y = ((Math.floor(image / nx) % ny) + oy) % ny;
      const z = (Math.floor(image / (nx * ny)) + oz) % nz;
      return ((z * ny + y) * nx + x) * sites + (node % sites);
    });
  }
}
