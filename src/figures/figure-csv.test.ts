import { expect, it } from 'vitest';
import { readCsv } from '../../tests/support/csv';
import { exampleFigure } from '../../tests/support/figure';
import { figureCsv } from './figure-csv';

const table = readCsv(figureCsv(exampleFigure()));

it('has units in the header, series that share their x side by side, marks last', () => {
  expect(Object.keys(table)).toEqual([
    'r_A',
    'g_Si-O',
    'g_Si-O_standard_error',
    'g_B-O',
    'measured_r_A',
    'measured',
    'glass',
    'density_g_cm3',
    'mark_r_A',
    'mark',
    'mark_source',
  ]);
});

it('gives back every number, with all its digits', () => {
  const [curves, bars] = exampleFigure().panels;
  expect(table.r_A.slice(0, 3).map(Number)).toEqual(curves.series[0].x);
  expect(table['g_Si-O'].slice(0, 3).map(Number)).toEqual(curves.series[0].y);
  expect(table['g_Si-O_standard_error'].slice(0, 3).map(Number)).toEqual(curves.series[0].error);
  expect(table.measured_r_A.slice(0, 2).map(Number)).toEqual(curves.overlays[0].x);
  expect(table.density_g_cm3.slice(0, 2).map(Number)).toEqual(bars.series[0].y);
  expect(table.glass.slice(0, 3)).toEqual(['24B, "short"', '75B', '']);
  expect(table.mark[0]).toBe('Si–O');
});

it('says last what files it is of, where it is of any', () => {
  const sources = ['a.dump, LAMMPS dump, frame 40 of 40.', 'b.dump, LAMMPS dump, 1 frame.'];
  const own = readCsv(figureCsv({ ...exampleFigure(), sources }));
  expect(Object.keys(own).at(-1)).toBe('source');
  expect(own.source.slice(0, 3)).toEqual([...sources, '']);
});

it('of a figure without anything is an empty table', () => {
  expect(figureCsv({ ...exampleFigure(), panels: [] })).toBe('\n');
});
