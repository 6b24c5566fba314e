import { existsSync } from 'node:fs';
import path from 'node:path';
import { DECK_FILES } from '../formats/lammps-deck';
import { RUN_ALL } from '../formats/lammps-readme';

/** What a command fills a folder with. */
export interface FolderUse {
  /** 'a run' */
  readonly what: string;
  /** Whether a file or folder there is one that the command writes, by its name */
  readonly writes: (name: string, folder: string) => boolean;
  /** Files with which what is there can be gone on with; null where it cannot */
  readonly unfinished: {
    readonly files: readonly string[];
    /** 'a run that is not finished' */
    readonly what: string;
    /** 'vitrine melt-quench --resume' */
    readonly goOn: string;
  } | null;
}

/** The file that an unfinished run leaves in its folder, to be gone on from. */
export const CHECKPOINT_FILE = 'checkpoint.vitrine';
/** The checkpoint before that one, for when the latest is damaged or of more than the disk kept. */
export const EARLIER_CHECKPOINT_FILE = 'checkpoint-before.vitrine';
/** Both checkpoint files, the latest first. */
export const CHECKPOINT_FILES: readonly string[] = [CHECKPOINT_FILE, EARLIER_CHECKPOINT_FILE];

const RUN_FILE =
  /^(experiment\.json|summary\.json|checkpoint(-before)?\.vitrine|(thermo(-\d+)?\.csv)|(trajectory(-\d+)?\.extxyz)|((glass|last)(-\d+)?\.data))$/;

/** What melt-quench does with its folder. */
export const RUN_FOLDER: FolderUse = {
  what: 'a run',
  writes: (name) => RUN_FILE.test(name),
  unfinished: {
    files: CHECKPOINT_FILES,
    what: 'a run that is not finished',
    goOn: 'vitrine melt-quench --resume',
  },
};

/** What it takes to go on with a series, and what came of it. */
export const SERIES_FILE = 'series.json';

/** What a series writes beside the folders of its points. */
const SERIES_OUTPUT = /^series(\.json|\.csv|-[a-z-]+\.svg)$/;

/** The folder of a point: 'rate-270', 'pressure-minus-1' */
const POINT_FOLDER = /^[\w.-]+-\d[\d.e+-]*$/;

/** What melt-quench --series does with its folder; each point has a folder of its own, that of a run. */
export const SERIES_FOLDER: FolderUse = {
  what: 'a series',
  writes: (name, folder) =>
    SERIES_OUTPUT.test(name) ||
    (POINT_FOLDER.test(name) &&
      existsSync(path.join(folder, SERIES_FILE)) &&
      existsSync(path.join(folder, name, 'experiment.json'))),
  unfinished: {
    files: [SERIES_FILE],
    what: 'a series already',
    goOn: 'vitrine melt-quench --resume',
  },
};

/** What export writes, and what LAMMPS adds. */
const EXPORTED: readonly string[] = [
  ...Object.values(DECK_FILES),
  'README.md',
  'experiment.json',
  RUN_ALL,
  'log.lammps',
];

/** What export does with its folder; a deck of several has a folder of its own. */
export const EXPORT_FOLDER: FolderUse = {
  what: 'an export',
  writes: (name, folder) =>
    EXPORTED.includes(name) || existsSync(path.join(folder, name, DECK_FILES.script)),
  unfinished: null,
};

/** All that it takes to go on with a fit. */
export const CAMPAIGN_FILE = 'campaign.json';

const FIT_FILE =
  /^(campaign\.json|trials\.csv|best-potential\.(json|lammps)|(candidates|convergence|parity|sensitivity)\.(svg|csv)|iteration-\d+\.(vitrine|json))$/;

/** What fit does with its folder. */
export const FIT_FOLDER: FolderUse = {
  what: 'a fit',
  writes: (name) => FIT_FILE.test(name),
  unfinished: {
    files: [CAMPAIGN_FILE],
    what: 'a fit already',
    goOn: 'vitrine fit --resume',
  },
};

/** All that Vitrine fills folders with. */
export const FOLDER_USES: readonly FolderUse[] = [
  RUN_FOLDER,
  SERIES_FOLDER,
  EXPORT_FOLDER,
  FIT_FOLDER,
];
