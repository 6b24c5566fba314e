import { beforeEach, describe, expect, it } from 'vitest';
import { isSelected, selectRange, toggleRange, useSelection } from './selection-store';

const angles = { figure: 'bond-angles', series: 'O-Si-O', from: 100, to: 110 };

beforeEach(() => selectRange(null));

describe('the selected range', () => {
  it('is kept with its lower end first', () => {
    selectRange({ ...angles, from: 110, to: 100 });
    expect(useSelection.getState().range).toEqual(angles);
    expect(isSelected(angles)).toBe(true);
    expect(isSelected({ ...angles, series: 'O-B4-O' })).toBe(false);
  });

  it('goes out with its atoms', () => {
    selectRange(angles);
    useSelection.setState({ lit: { range: angles, atoms: Uint32Array.of(1, 2) } });
    selectRange(null);
    expect(useSelection.getState()).toEqual({ range: null, lit: null });
    expect(isSelected(angles)).toBe(false);
  });

  it('goes out for an end that is no number', () => {
    selectRange(angles);
    selectRange({ ...angles, to: Number.NaN });
    expect(useSelection.getState().range).toBeNull();
  });

  it('goes out when the same is selected again, and changes to another', () => {
    toggleRange(angles);
    toggleRange({ ...angles, from: 90 });
    expect(useSelection.getState().range?.from).toBe(90);
    toggleRange({ ...angles, from: 90 });
    expect(useSelection.getState().range).toBeNull();
  });
});
