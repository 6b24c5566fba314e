import { askForAtom, clearSelection, walkNeighbours } from '../control/pick';
import { goOnFrames, playOrHold } from '../control/playback';
import { lookOn, restart, startOrPause, step } from '../control/run-control';
import { save } from '../files/save-file';
import { copyLink, showLinkAsCode } from '../scene/copy-link';
import { setVisible, switchColours, useView } from '../stores/view-store';
import type { Command } from './command';
import { goToFigure } from './go-to-figure';

/** All of them, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  { id: 'start', label: 'Start, pause, go on', keys: [' '], written: 'space', run: startOrPause },
  { id: 'step', label: 'One step', keys: ['.'], run: step },
  { id: 'restart', label: 'Restart; the old run is kept', keys: ['r'], run: restart },
  {
    id: 'colour',
    label: 'Colour by coordination or by element',
    keys: ['c'],
    run: switchColours,
  },
  {
    id: 'polyhedra',
    label: 'Show or hide polyhedra',
    keys: ['p'],
    run: () => setVisible({ polyhedra: !useView.getState().visible.polyhedra }),
  },
  {
    id: 'bonds',
    label: 'Show or hide bonds',
    keys: ['b'],
    run: () => setVisible({ bonds: !useView.getState().visible.bonds }),
  },
  {
    id: 'replica',
    label: 'Look at the replica before, or the next one',
    keys: ['[', ']'],
    written: '[  ]',
    run: (key) => lookOn(key === '[' ? -1 : 1),
  },
  {
    id: 'atom',
    label: 'Pick an atom by its number',
    keys: ['a'],
    run: askForAtom,
  },
  {
    id: 'neighbour',
    label: 'Pick the next neighbour of the picked atom, or the one before',
    keys: ['n', 'N'],
    written: 'n  N',
    run: (key) => walkNeighbours(key === 'n' ? 1 : -1),
  },
  {
    id: 'clear',
    label: 'Clear the selection, then the picked atom',
    keys: ['Escape'],
    written: 'Esc',
    run: clearSelection,
  },
  {
    id: 'frame',
    label: 'Replay: a frame back or on',
    keys: ['ArrowLeft', 'ArrowRight'],
    written: '←  →',
    run: (key) => goOnFrames(key === 'ArrowRight' ? 1 : -1),
  },
  { id: 'play', label: 'Play or pause the replay', keys: ['k'], run: playOrHold },
  {
    id: 'figure',
    label: 'Go to a figure',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    written: '1 – 9',
    anywhere: true,
    run: (key) => goToFigure(Number(key)),
  },
  { id: 'link', label: 'Copy a link to what is on show', keys: ['l'], run: () => void copyLink() },
  { id: 'code', label: 'Show this link as a QR code', keys: ['q'], run: showLinkAsCode },
  { id: 'lammps', label: 'Export to LAMMPS', keys: ['x'], run: () => void save('lammps') },
  {
    id: 'help',
    label: 'All keys',
    keys: ['?'],
    anywhere: true,
    run: () => useView.setState(({ help }) => ({ help: !help })),
  },
];
