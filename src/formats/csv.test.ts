import { describe, expect, it } from 'vitest';
import type { Configuration } from '../core/configuration';
import { csvRows, writeCsv } from './csv';
import { writeForcesCsv } from './forces-csv';
import { SERIES_COLUMNS, writeRunSeriesCsv } from './series-csv';

const ROW = {
  step: 10,
  temperature: 2999.5,
  pressure: -0.25,
  potential: -1234.5678901234567,
  kinetic: 38.75,
  volume: 1000,
  conserved: -1195.8,
};

describe('CSV', () => {
  it('quotes what needs quotes and leaves null empty', () => {
    const columns = [
      { name: 'a', value: (row: { a: string | null }) => row.a },
      { name: 'b, c', value: () => 1e-9 },
    ];
    expect(writeCsv(columns, [{ a: 'x "y"' }, { a: null }])).toBe(
      'a,"b, c"\n"x ""y""",1e-9\n,1e-9\n',
    );
    expect(csvRows(columns, [])).toBe('');
  });

  it('writes the series of one stage', () => {
    expect(writeCsv(SERIES_COLUMNS, [ROW])).toBe(
      'step,temperature_K,pressure_GPa,potential_eV,kinetic_eV,volume_A3,conserved_eV\n' +
        '10,2999.5,-0.25,-1234.5678901234567,38.75,1000,-1195.8\n',
    );
  });

  it('writes the series of a run', () => {
    expect(writeRunSeriesCsv([{ ...ROW, stage: 'melt', time: 0.01, density: 2.4 }])).toBe(
      'step,time_ps,stage,temperature_K,pressure_GPa,potential_eV,kinetic_eV,volume_A3,density_g_cm3,conserved_eV\n' +
        '10,0.01,melt,2999.5,-0.25,-1234.5678901234567,38.75,1000,2.4,-1195.8\n',
    );
  });

  it('writes forces with the numbers of the atoms', () => {
    const glass: Configuration = {
      species: [{ element: 'O', mass: 15.999 }],
      types: new Uint8Array(2),
      positions: new Float64Array(6),
      velocities: null,
      box: [10, 10, 10],
      ids: new Uint32Array([7, 3]),
    };
    const forces = new Float64Array([1, 2, 3, -1.5, 0, 0.1]);
    expect(writeForcesCsv(glass, forces)).toBe('id,element,fx,fy,fz\n7,O,1,2,3\n3,O,-1.5,0,0.1\n');
    expect(writeForcesCsv({ ...glass, ids: null }, forces)).toContain('\n1,O,1,2,3\n2,O');
  });
});

it('writes nothing that a spreadsheet computes', () => {
  const columns = [{ name: 'name', value: (row: string) => row }];
  const texts = ['=HYPERLINK("http://x")', '+1', '-1', '@a', '24B', 'a=b'];
  const cells = writeCsv(columns, texts).trimEnd().split('\n').slice(1);
  expect(cells).toEqual([`"'=HYPERLINK(""http://x"")"`, "'+1", "'-1", "'@a", '24B', 'a=b']);
});
