import { describe, expect, it } from 'vitest';
import { readStructureFactor } from './structure-factor-curve';

const Q = Array.from({ length: 400 }, (_, i) => 0.5 + 0.05 * i);
/** Goes to 1 as that of a glass does. */
const S = (q: number) => 1 + (1.2 * Math.sin(3.4 * q) * Math.exp(-q / 6)) / (1 + q / 10);

const curve = (header: string, x: (q: number) => number, y: (q: number) => number) =>
  `${header}${Q.map((q) => `${x(q).toFixed(5)} ${y(q).toFixed(6)}`).join('\n')}\n`;
const same = (q: number) => q;
const nanometres = (q: number) => 10 * q;
const F = (q: number) => q * (S(q) - 1);
const PDFGETX = '[DEFAULT]\n\nversion = pdfgetX3 2.0\nqmax = 20\n\n#### start data\n\n#S 1\n';
const late = (text: string) => text.split('\n').slice(100).join('\n');

describe('a measured S(Q)', () => {
  it.each([
    ['as it is', curve('', same, S), 'a.dat', /^$/],
    [
      'S(Q) − 1, as its header says',
      curve('# Q, S(Q) - 1\n', same, (q) => S(q) - 1),
      'a.dat',
      /S\(Q\) − 1/,
    ],
    ['F(Q), as its header says', curve('# Q F(Q)\n', same, F), 'a.dat', /F\(Q\)/],
    ['S(Q) of PDFgetX3', curve(`${PDFGETX}#L Q($\\AA^{-1}$)  S\n`, same, S), 'a.sq', /^$/],
    [
      'F(Q) of PDFgetX3',
      curve(`${PDFGETX}#L Q($\\AA^{-1}$)  F($\\AA^{-1}$)\n`, same, F),
      'a.dat',
      /F\(Q\)/,
    ],
    ['in nm⁻¹, as its header says', curve('# Q (nm^-1) S\n', nanometres, S), 'a.dat', /nm⁻¹/],
    ['in nm⁻¹, as its end tells', curve('', nanometres, S), 'a.dat', /nm⁻¹.*to 204\.5/],
  ])('is read: %s', (_, text, name, assumed) => {
    const { x, y, assumed: said } = readStructureFactor(text, name);
    expect(said.join(' ')).toMatch(assumed);
    expect(x).toHaveLength(Q.length);
    for (const [i, q] of Q.entries()) {
      expect(x[i]).toBeCloseTo(q, 5);
      expect(y[i]).toBeCloseTo(S(q), 4);
    }
  });

  it('in nm⁻¹ is told by a beginning beyond the first peak of any glass', () => {
    const short = curve('', nanometres, S).split('\n').slice(0, 100).join('\n');
    const { x, assumed } = readStructureFactor(short, 'a.dat');
    expect(x[0]).toBeCloseTo(0.5, 6);
    expect(assumed.join(' ')).toMatch(/read as nm⁻¹ .* from 5 to/);
    // What begins as late and says its unit is taken at its word.
    const stated = readStructureFactor(late(curve('', same, S)), 'a.dat');
    expect(stated.x[0]).toBeCloseTo(5.5, 6);
  });

  it.each([
    ['g(r) of PDFgetX3', `${PDFGETX}#L r($\\AA$)  G($\\AA^{-2}$)\n`, F, /is called "r"/],
    ['T(r)', '# r/A T(r)\n', S, /speaks of g\(r\)|is called "r"/],
    ['S(Q) − 1 that does not say so', '', (q: number) => S(q) - 1, /may be S\(Q\) − 1/],
  ])('is not %s', (_, header, y, message) => {
    expect(() => readStructureFactor(curve(header, same, y), 'a.dat')).toThrow(message);
  });
});
