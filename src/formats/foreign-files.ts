/** A kind of file that Vitrine does not read: how it is known, and how it becomes one that it does. */
export interface ForeignKind {
  /** As a message says it: 'a CIF file' */
  readonly name: string;
  readonly hint: string;
  readonly is: (head: FileHead) => boolean;
}

/** The beginning of a text. */
export interface FileHead {
  /** Of the file */
  readonly name: string;
  readonly text: string;
  /** Its lines, trimmed; the last may be cut */
  readonly lines: readonly string[];
}

const CONVERT =
  'Convert it to extended XYZ: in OVITO, export it as XYZ (extended); with ASE, "ase convert FILE glass.extxyz". Mind that the box goes along.';

const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?`;
const THREE = new RegExp(`^${NUMBER}\\s+${NUMBER}\\s+${NUMBER}(\\s|$)`);
const ATOM_LINE = new RegExp(`^[A-Za-z][\\w+-]*\\s+${NUMBER}\\s+${NUMBER}\\s+${NUMBER}(\\s|$)`);

const threes = (lines: readonly string[]) => lines.length > 0 && lines.every((l) => THREE.test(l));

/** In the order in which they are tried. */
export const FOREIGN_KINDS: readonly ForeignKind[] = [
  {
    name: 'a web page (HTML)',
    hint: 'The download may have failed: open the link in a browser and save the file itself.',
    is: ({ text }) => /^\s*<(!doctype html|html|head|body)/i.test(text),
  },
  {
    name: 'an XML file',
    hint: CONVERT,
    is: ({ text }) => /^\s*<\?xml/i.test(text),
  },
  {
    name: 'a log of LAMMPS',
    hint: "It holds no atoms. Open the data file or the dump that the run wrote; the log's table can be drawn in a spreadsheet.",
    is: ({ text }) =>
      /^\s*LAMMPS \(/.test(text) ||
      /^(Per MPI rank memory|Loop time of |Setting up Verlet run)/m.test(text) ||
      /^---\s*\nkeywords: \[/m.test(text),
  },
  {
    name: 'a table that LAMMPS wrote (fix ave/time, fix print or their kin)',
    hint: 'It is no S(Q). Give two columns, Q in Å⁻¹ and S(Q); write g(r) or S(Q) of the atoms themselves with "vitrine measure".',
    is: ({ text }) =>
      /^\s*# (Fix print output|Time-averaged|Spatial-averaged|Chunk-averaged|Histogrammed|Time-correlated|TimeStep Number-of)/.test(
        text,
      ),
  },
  {
    name: 'a dump of LAMMPS in YAML',
    hint: 'Write it with "dump … custom … id element x y z" instead.',
    is: ({ text }) => /^---\s*\ncreator: LAMMPS/.test(text),
  },
  {
    name: 'a dump of local quantities or of a grid',
    hint: 'Open a dump of atoms: "dump … custom … id element x y z".',
    is: ({ text }) =>
      /^\s*ITEM: /.test(text) && /^ITEM: (NUMBER OF ENTRIES|ENTRIES|GRID)/m.test(text),
  },
  {
    name: 'an input script of LAMMPS',
    hint: 'Open the data file that it reads, or the dump that it writes.',
    is: ({ text }) =>
      (text.match(
        /^\s*(units|atom_style|pair_style|pair_coeff|read_data|fix|run|thermo|dump|boundary|kspace_style|variable|timestep)\s+\S/gm,
      )?.length ?? 0) >= 3,
  },
  {
    name: 'a CIF file',
    hint: CONVERT,
    is: ({ text }) =>
      /^data_/m.test(text) && /^\s*_(cell|atom_site|symmetry|space_group)/m.test(text),
  },
  {
    name: 'a PDB file',
    hint: CONVERT,
    is: ({ text }) => /^(ATOM {2}|HETATM)\s*\d+ /m.test(text) || /^CRYST1\s+\d/m.test(text),
  },
  {
    name: 'a configuration of AtomEye (cfg)',
    hint: CONVERT,
    is: ({ text }) => /^\s*Number of particles\s*=/m.test(text),
  },
  {
    name: 'a configuration of RMCProfile',
    hint: CONVERT,
    is: ({ text }) => /^\s*\(Version \d\w? format configuration file\)/m.test(text),
  },
  {
    name: 'a Gaussian cube file',
    hint: CONVERT,
    is: ({ lines }) =>
      [2, 3, 4, 5].every((i) =>
        new RegExp(`^-?\\d+\\s+${NUMBER}\\s+${NUMBER}\\s+${NUMBER}$`).test(lines[i] ?? ''),
      ),
  },
  {
    name: 'a structure of DFTB+ (gen)',
    hint: CONVERT,
    is: ({ lines }) =>
      /^\d+\s+[CSFH]$/i.test(lines[0] ?? '') && /^([A-Z][a-z]?\s*)+$/.test(lines[1] ?? ''),
  },
  {
    name: 'an output of VASP or Quantum ESPRESSO',
    hint: CONVERT,
    is: ({ text }) =>
      /^\s*(vasp\.\d|Program PWSCF v)/m.test(text) || /^\s*N\s+E\s+dE\s+d eps/.test(text),
  },
  {
    name: 'a structure of FHI-aims',
    hint: CONVERT,
    is: ({ text }) => /^\s*lattice_vector\s/m.test(text) && /^\s*atom(_frac)?\s/m.test(text),
  },
  {
    name: 'an XSF file',
    hint: CONVERT,
    is: ({ text }) => /^\s*(CRYSTAL|PRIMVEC|ANIMSTEPS \d+)\s*$/m.test(text),
  },
  {
    name: 'a file of another program',
    hint: CONVERT,
    is: ({ text }) =>
      /^\s*&(control|system|FORCE_EVAL|GLOBAL)\b/im.test(text) ||
      /^\s*%BLOCK\s+(LATTICE|POSITIONS)/im.test(text) ||
      /^@<TRIPOS>/m.test(text) ||
      /^\$coord\b/m.test(text) ||
      (/^TITL\b/.test(text) && /^CELL\s/m.test(text)) ||
      /V[23]000\s*$/m.test(text) ||
      /^\s*\S+\s+core\s+[\d.-]/m.test(text) ||
      /^\s*%block\s+AtomicCoord/im.test(text) ||
      /^!BIOSYM archive/m.test(text),
  },
  {
    name: 'a POSCAR, CONTCAR or XDATCAR of VASP',
    hint: CONVERT,
    is: ({ lines }) =>
      (new RegExp(`^${NUMBER}$`).test(lines[1] ?? '') ||
        /^(\d+\.\d*\s+){2}\d+\.\d*$/.test(lines[1] ?? '')) &&
      threes(lines.slice(2, 5)) &&
      (/^[A-Za-z]/.test(lines[5] ?? '') || /^\d+(\s+\d+)*$/.test(lines[5] ?? '')),
  },
  {
    name: 'a GRO file of GROMACS',
    hint: CONVERT,
    is: ({ lines }) =>
      /^\d+$/.test(lines[1] ?? '') &&
      /^\d+[A-Za-z]\w*\s+\S+\s*\d+\s+-?\d+\.\d+/.test(lines[2] ?? ''),
  },
  {
    name: 'a CONFIG, REVCON or HISTORY of DL_POLY',
    hint: CONVERT,
    is: ({ lines }) =>
      /^[0-3]\s+\d(\s+\d+)*(\s|$)/.test(lines[1] ?? '') &&
      (/^timestep\s+\d/i.test(lines[2] ?? '') ||
        (threes(lines.slice(2, 5)) && /^[A-Za-z]\S*(\s+\d+)?/.test(lines[5] ?? '')) ||
        (/^[A-Za-z]\S*\s+\d+/.test(lines[2] ?? '') && threes(lines.slice(3, 4)))),
  },
  {
    name: 'a plain XYZ file, which says nothing of its box',
    hint: 'Write it as extended XYZ (in OVITO or ASE, with the cell set), or put Lattice="a 0 0 0 b 0 0 0 c" Properties=species:S:1:pos:R:3 on its second line, with the edges in Å.',
    is: ({ lines }) =>
      (/^\d+(\s+[^\d\s].*)?$/.test(lines[0] ?? '') && ATOM_LINE.test(lines[2] ?? '')) ||
      (/^\d+$/.test(lines[0] ?? '') && /^Atoms\. Timestep: /.test(lines[1] ?? '')),
  },
  {
    name: 'a table of a potential (pair_style table of LAMMPS)',
    hint: 'It holds no atoms, and no S(Q).',
    is: ({ text }) => /^\s*N\s+\d+\s+(R|RSQ|BITMAP)\s+[\d.]/m.test(text),
  },
  {
    name: 'a table of trials of potentials',
    hint: 'Import it in the potential lab, or give it to "vitrine fit --data".',
    is: ({ lines }) => /\b(A_BO|rho_BO|C_BO|A_BB|rho_BB)/i.test(lines[0] ?? ''),
  },
  {
    name: 'a series of temperatures and energies (thermo output)',
    hint: 'It holds no atoms, and no S(Q). Open the data file or the trajectory of the run; the table can be drawn in a spreadsheet.',
    is: ({ lines }) => {
      const head = lines.find((line) => /[A-Za-z]/.test(line)) ?? '';
      const names = head
        .toLowerCase()
        .replace(/^[#"\s]+/, '')
        .split(/[\s,;"]+/);
      return (
        /^(step|timestep|time|time_ps)$/.test(names[0]) &&
        names.some((word) =>
          /^(temp|press|poteng|toteng|kineng|etotal|volume|density|lx|enthalpy|temperature|pressure|energy|stage|v_\w+|c_\w+)/.test(
            word,
          ),
        )
      );
    },
  },
  {
    name: 'a table of forces',
    hint: 'Open the configuration that they are of.',
    is: ({ lines }) => /^id,element,fx,fy,fz$/.test(lines[0] ?? ''),
  },
];

/** The foreign kind that a text is; null when it is none of them. */
export function foreignKind(head: FileHead): ForeignKind | null {
  return FOREIGN_KINDS.find(({ is }) => is(head)) ?? null;
}
