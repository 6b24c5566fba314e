import { describe, expect, it } from 'vitest';
import { readCsvTable } from './csv-table';

describe('a CSV table', () => {
  it('is read with quotes, blanks and line ends of any system', () => {
    const expected = {
      header: ['a', 'b'],
      rows: [
        { line: 2, cells: ['1', 'x, "y"'] },
        { line: 4, cells: ['', 'two\nlines'] },
        { line: 6, cells: ['3', ''] },
      ],
    };
    const text = 'a, b\n1,"x, ""y"""\n\n,"two\nlines"\n3,';
    expect(readCsvTable(text, 't')).toEqual(expected);
    expect(readCsvTable(`\uFEFF${text}\n\n`, 't')).toEqual(expected);
    const dos = readCsvTable('a;b\r\n1;2,5\r\n3;4\r\n', 't');
    expect(dos.rows).toEqual([
      { line: 2, cells: ['1', '2.5'] },
      { line: 3, cells: ['3', '4'] },
    ]);
    expect(readCsvTable('a\tb\r1\t2', 't').rows).toEqual([{ line: 2, cells: ['1', '2'] }]);
  });

  it('complains of lines that do not fit', () => {
    expect(() => readCsvTable('a,b\n1,2\n1,2,3', 't.csv')).toThrow(/t.csv, line 3: there are 3/);
    expect(() => readCsvTable('a,b\n"1,2', 't.csv')).toThrow(/line 2: a quotation mark/);
    expect(() => readCsvTable(' \n', 't.csv')).toThrow(/t.csv is empty/);
  });
});

describe('a table of a spreadsheet in Europe', () => {
  it('has decimal commas, thousands, a line with the separator, and empty cells at the end', () => {
    const text = 'sep=;\r\ntrial;A;B;\r\nt,1;191757,12;1.234,5;;\r\nt2;1.000;,5e1;\r\n';
    expect(readCsvTable(text, 'de.csv')).toEqual({
      header: ['trial', 'A', 'B'],
      rows: [
        { line: 3, cells: ['t,1', '191757.12', '1234.5'] },
        { line: 4, cells: ['t2', '1000', '.5e1'] },
      ],
    });
  });

  it('keeps decimal points where there are any', () => {
    const { rows } = readCsvTable('a;b\n1.5;1,234\n', 'x.csv');
    expect(rows[0].cells).toEqual(['1.5', '1,234']);
  });
});
