import { describe, expect, it } from 'vitest';
import { GlassFile } from './glass-file';

const POSCAR = `glass\n1.0\n9 0 0\n0 9 0\n0 0 9\nO Si\n2 1\nDirect\n0 0 0\n0.5 0 0\n0 0.5 0\n`;

describe('a file of another kind', () => {
  it.each<[string, string, RegExp]>([
    ['plain XYZ', '3\nwater\nO 0 0 0\nO 1 1 1\nO 2 2 2\n', /is a plain XYZ file/],
    ['POSCAR', POSCAR, /is a POSCAR, CONTCAR or XDATCAR of VASP/],
    ['a POSCAR with three scales', POSCAR.replace('1.0', '1.0 1.0 1.0'), /is a POSCAR/],
    ['an older POSCAR', POSCAR.replace('O Si\n', ''), /is a POSCAR/],
    ['CIF', 'data_glass\n_cell_length_a 17\nloop_\n_atom_site_label\n', /is a CIF file/],
    ['PDB', 'CRYST1   17.0   17.0   17.0\nATOM      1  O   GLS     1\n', /is a PDB file/],
    ['GRO', 'glass\n2\n    1GLS      O    1   0.126   1.624   1.679\n', /is a GRO file/],
    ['CONFIG', 'glass\n 0 1 3\n 17.0 0 0\n 0 17.0 0\n 0 0 17.0\nO 1\n 1.0 2.0 3.0\n', /DL_POLY/],
    ['a log', 'LAMMPS (2 Aug 2023)\n  399 atoms\nStep Temp\n0 300\n', /is a log of LAMMPS/],
    ['thermo output', 'Step Temp Press\n0 300 0\n100 301 0.1\n', /is a series of temperatures/],
    ["Vitrine's own series", 'step,time_ps,stage,temperature_K\n0,0,mix,3000\n', /is a series/],
    [
      'fix ave/time',
      '# Time-averaged data for fix 1\n1000 100\n1 0.0 0.0\n',
      /a table that LAMMPS wrote/,
    ],
    [
      'fix print',
      '# Fix print output for fix 1\n0 300.1\n100 301.2\n',
      /a table that LAMMPS wrote/,
    ],
    ['thermo output in YAML', "---\nkeywords: ['Step', 'Temp']\ndata:\n", /is a log of LAMMPS/],
    ['dump xyz of types', '2\nAtoms. Timestep: 0\n1 0 0 0\n2 1 1 1\n', /is a plain XYZ file/],
    [
      'a cube',
      'a cube\nof charges\n 3 0.0 0.0 0.0\n 80 0.1 0.0 0.0\n 80 0.0 0.1 0.0\n 80 0.0 0.0 0.1\n 8 8.0 1 2 3\n',
      /is a Gaussian cube file/,
    ],
    ['a gen file', '2 S\nO Si\n1 1 0.0 0.0 0.0\n2 2 1.0 1.0 1.0\n', /is a structure of DFTB/],
    ['OUTCAR', ' vasp.6.3.0 20Jan22 (build) complex\n', /is an output of VASP/],
    ['SHELX', 'TITL glass\nCELL 0.71 17 17 17 90 90 90\nLATT -1\n', /is a file of another program/],
    [
      'a potential table',
      '# O-Si\n\nSIO\nN 2 R 0.5 1.0\n\n1 0.5 1 2\n2 1.0 1 2\n',
      /pair_style table/,
    ],
    [
      'a binary dump',
      '\u00f6\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ffDUMPCUSTOM\u0001\0',
      /a binary dump/,
    ],
    [
      'an archive',
      `glass.data${'\0'.repeat(247)}ustar\u0000${'\0'.repeat(200)}`,
      /an archive \(tar\)/,
    ],
    [
      'an input script',
      'units metal\natom_style charge\nread_data x\nrun 10\n',
      /input script of LAMMPS/,
    ],
    ['a web page', '<!DOCTYPE html>\n<html>\n', /is a web page/],
    ['a table of trials', 'trial;A_BO_eV;rho_BO_A\nt1;1;2\n', /is a table of trials/],
    ['nothing', ' \n\n', /is empty/],
    ['words', 'hello\n', /is none of the files that Vitrine knows; it begins with "hello"/],
    ['a picture', '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\0', /is no text/],
  ])('is named: %s', (_, text, message) => {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(() => new GlassFile('x.dat').push(bytes, true)).toThrow(message);
  });
});
