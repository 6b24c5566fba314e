import { describe, expect, it } from 'vitest';
import { Problem } from '../core/problem';
import { readTwoColumns } from './two-column';

const read = (text: string) => {
  const { x, y } = readTwoColumns(text, 'curve.dat');
  return [[...x], [...y]];
};

const problem = (text: string): Problem => {
  try {
    readTwoColumns(text, 'curve.dat');
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('there was no Problem');
};

describe('a curve in two columns', () => {
  it.each([
    ['spaces', '0.8 0.25\n  1.0   -0.5e-1\n'],
    ['tabs', '0.8\t0.25\n1.0\t-.05'],
    ['commas', '0.8,0.25\n1.0, -0.05\n'],
    ['semicolons', '0.8; 0.25\n1; -5E-2\n'],
    ['decimal commas and semicolons', '0,8;0,25\n1;-0,05\n'],
    ['decimal commas and tabs', '0,8\t0,25\r\n1,0\t-0,05\r\n'],
    ['decimal commas and spaces', '0,8 0,25\n1,0 -0,05\n'],
    ['an exponent of Fortran', '8.0D-1 2.5D-1\n1.0D0 -5.0D-2\n'],
    ['a third column of errors', '0.8 0.25 0.01\n1.0 -0.05 0.02'],
    ['a header and comments', '\uFEFF# S(Q)\nQ S(Q)\n%x\n0.8 0.25 # first\n\n1.0 -0.05\n'],
    ['a header with a number', 'Q (1/A), S at 300 K\n0.8,0.25\n1.0,-0.05'],
    ['words after the numbers', '0.8 0.25\n1.0 -0.05\n\nend of data, 2 points\n'],
    ['words and counts after the numbers', '0.8 0.25\n1.0 -0.05\nend of data\n2 points\n'],
    ['quotation marks', '"Q";"S"\n"0,8";"0,25"\n"1,0";"-0,05"\n'],
    ['a long minus', '0.8 0.25\n1.0 \u22120.05\n'],
    ['lines in any order', '1.0 -0.05\n0.8 0.25'],
    ['values that are missing', '0.8 0.25\n0.9 NaN\n0.95 --\n1.0 -0.05\n1.1 nan'],
  ])('with %s', (_, text) => {
    expect(read(text)).toEqual([
      [0.8, 1],
      [0.25, -0.05],
    ]);
  });

  it('leaves out a y that is empty between separators', () => {
    expect(read('1;2\n2;\n3;4')).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });
});

describe('what is no curve', () => {
  it.each([
    ['', /^curve\.dat holds no numbers/],
    ['# only a comment\n\n', /holds no numbers/],
    ['Q\n0.8\n0.9\n1.0\n', /line 2: there is only one column/],
    ['<html>\n<body>', /line 1: no line begins with two numbers; this one is "<html>"/],
    ['0.8 0.25\n', /holds 1 point, too few/],
    ['0.8 1\n0.9 x\n', /line 2: "x" is not a number/],
    ['0.8 1\nend of block\n0.9 2\n', /line 2: "end of block" does not begin with a finite number/],
    ['0.8 1\nNaN 2\n1 3', /line 2: "NaN 2" does not begin/],
    ['0.8 1\n0.9 2\n0.8 3', /line 3: x = 0\.8 stands in line 1 already/],
    ['2 2\n1 1e999\n3 3', /line 2: "1e999" is not a number/],
  ])('%j', (text, message) => {
    const { message: said, hint } = problem(text);
    expect(said).toMatch(message);
    expect(hint).not.toBe('');
  });
});
