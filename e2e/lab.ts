import { readFile } from 'node:fs/promises';
import { test as base, type Download, expect, type Locator, type Page } from '@playwright/test';

/** Where the page is served as if from another computer, without https */
export const INSECURE_HOST = 'vitrine.test';

/** Every test fails when the page logs an error, or asks anything of another host. */
export const test = base.extend<{ quietConsole: undefined; ownHost: undefined }>({
  ownHost: [
    async ({ context, baseURL }, use) => {
      const foreign: string[] = [];
      const own = [new URL(baseURL ?? '').host, INSECURE_HOST];
      context.on('request', (request) => {
        const { protocol, host } = new URL(request.url());
        if (/^(https?|wss?):/.test(protocol) && !own.includes(host)) foreign.push(request.url());
      });
      await use(undefined);
      expect(foreign, 'requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],
  quietConsole: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      context.on('weberror', (error) => errors.push(String(error.error())));
      await use(undefined);
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Of a test that computes with WGSL, in a browser that has it; the others run without WebGPU. */
export const WGSL = { tag: '@webgpu' } as const;

const at = (from: number, to = from) => ({ from, to });

/** 24B, small and quenched within 0.6 ps: a whole run in a second on the processor, in half a minute through WGSL there. */
export const QUICK = {
  version: 1,
  name: '24B',
  composition: { SiO2: 51, B2O3: 24, Na2O: 15, CaO: 10 },
  potential: 'yang2026',
  protocol: {
    id: 'quick',
    stages: [
      { name: 'mix', ensemble: 'nvt', duration: 0.1, temperature: at(3000), pressure: null },
      {
        name: 'quench',
        ensemble: 'npt',
        duration: 0.4,
        temperature: at(3000, 300),
        pressure: at(0),
      },
      { name: 'rest', ensemble: 'npt', duration: 0.1, temperature: at(300), pressure: at(0) },
    ],
    timeStep: 1,
    accuracy: 1e-4,
    thermostatDamping: 0.02,
    barostatDamping: 0.2,
    averaging: {
      density: { stage: 'rest', last: 0.05 },
      structure: { stage: 'rest', last: 0.05 },
    },
  },
  atoms: 200,
  cutoff: 6.2,
  seed: 7,
  replicas: 1,
} as const;

/** The same in a third of the steps, with fewer atoms: a fraction of a second on the processor, some seconds through WGSL. */
export const TINY = {
  ...QUICK,
  protocol: {
    ...QUICK.protocol,
    id: 'tiny',
    stages: QUICK.protocol.stages.map((stage) => ({ ...stage, duration: stage.duration / 2.5 })),
    averaging: {
      density: { stage: 'rest', last: 0.02 },
      structure: { stage: 'rest', last: 0.02 },
    },
  },
  atoms: 120,
  cutoff: 5,
} as const;

/** More atoms for longer: ten seconds on the processor, so that a run can be caught on its way. */
export const UNHURRIED = {
  ...QUICK,
  protocol: {
    ...QUICK.protocol,
    id: 'unhurried',
    stages: QUICK.protocol.stages.map((stage) => ({ ...stage, duration: stage.duration * 15 })),
  },
  atoms: 600,
  cutoff: 9,
} as const;

/** A file as it is handed to the page. */
export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export function fileOf(name: string, content: string): GivenFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

/** What the transport bar says until somebody presses something; the other words pass. */
export type LastingState = 'Ready' | 'Paused' | 'Done' | 'Failed';

/** The lab page, in the words of a person who uses it. */
export class Lab {
  readonly start: Locator;
  readonly pause: Locator;
  readonly goOn: Locator;
  readonly transport: Locator;
  readonly picture: Locator;
  readonly progress: Locator;

  constructor(readonly page: Page) {
    this.start = page.getByRole('button', { name: 'Melt and quench' });
    this.pause = page.getByRole('button', { name: 'Pause', exact: true });
    this.transport = page.getByRole('contentinfo');
    this.goOn = this.transport.getByRole('button', { name: 'Go on' });
    this.picture = page.getByRole('img', { name: /atoms/ });
    this.progress = page.getByRole('progressbar', { name: 'Progress' });
  }

  /** Has runs computed on what is named; before the page is opened. */
  async computeOn(platform: 'gpu' | 'processor'): Promise<void> {
    await this.page.addInitScript((choice) => {
      localStorage.setItem('vitrine.platform', choice);
    }, platform);
  }

  /** @param fragment of the address, with '#' */
  async open(fragment = ''): Promise<void> {
    await this.page.goto(`./${fragment}`);
    await expect(this.transport).toContainText('Ready');
  }

  async openFile(...files: GivenFile[]): Promise<void> {
    await this.page.getByLabel('Open a file').setInputFiles(files);
  }

  /** Puts an experiment on the bench, as a file. */
  async setUp(experiment: object): Promise<void> {
    await this.openFile(fileOf('quick.json', JSON.stringify(experiment)));
    await expect(this.page.getByText('is set up, ready to start')).toBeVisible();
  }

  /** Waits for a state that lasts, by its word in the transport bar. */
  async reaches(state: LastingState, timeout = 60_000): Promise<void> {
    await expect(this.transport.locator('strong')).toHaveText(state, { timeout });
  }

  /**
   * Waits until a run has taken its first steps, or more than a share of them. A stage may be over
   * before anybody has looked, so that its word cannot be waited for.
   */
  async isUnderWay(percent = 0): Promise<void> {
    await expect
      .poll(() => this.percentDone(), { timeout: 180_000, intervals: [50] })
      .toBeGreaterThan(percent);
  }

  async percentDone(): Promise<number> {
    return Number(await this.progress.getAttribute('aria-valuenow'));
  }

  /** K, of what is on show */
  async temperature(): Promise<number> {
    const glass = this.page.getByRole('region', { name: 'Glass', exact: true });
    const said = await glass.getByText(/^\d+ K$/).innerText();
    return Number.parseInt(said, 10);
  }

  /** The curves that a figure draws at present, in all its panels. */
  async curves(figure: number): Promise<{ name: string; x: number[]; y: number[] }[]> {
    const section = this.page.locator(`[data-figure="${figure}"]`);
    // Figures are drawn when they come into view.
    await section.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
    return section
      .locator('.js-plotly-plot')
      .evaluateAll(
        (plots: (HTMLElement & { data?: { name: string; x: number[]; y: number[] }[] })[]) =>
          plots.flatMap(({ data = [] }) =>
            data.map(({ name, x, y }) => ({ name, x: [...(x ?? [])], y: [...(y ?? [])] })),
          ),
      );
  }

  /** Saves through the menu; the name of the file and its text. */
  async save(label: string | RegExp): Promise<{ name: string; content: Buffer }> {
    await this.page.getByRole('button', { name: 'Save', exact: true }).click();
    const waiting = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: label }).click();
    const download: Download = await waiting;
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  }

  /** The number field of this name in the set-up. */
  field(name: string | RegExp): Locator {
    return this.page.getByRole('complementary', { name: 'Set-up' }).getByRole('textbox', { name });
  }
}

/** One frame of an extended XYZ file, read by its rules. */
export interface XyzFrame {
  readonly keys: Readonly<Record<string, string>>;
  readonly elements: readonly string[];
  readonly positions: readonly (readonly number[])[];
}

/** Reads extended XYZ as ASE and OVITO do: a count, a line of keys, then the columns it names. */
export function parseXyz(text: string): XyzFrame[] {
  const lines = text.split('\n');
  const frames: XyzFrame[] = [];
  for (let line = 0; lines[line]?.trim(); ) {
    const count = Number(lines[line]);
    const keys = Object.fromEntries(
      [...lines[line + 1].matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map(([, key, quoted, plain]) => [
        key,
        quoted ?? plain,
      ]),
    );
    const rows = lines.slice(line + 2, line + 2 + count).map((row) => row.trim().split(/\s+/));
    frames.push({
      keys,
      elements: rows.map(([element]) => element),
      positions: rows.map((row) => row.slice(1, 4).map(Number)),
    });
    line += 2 + count;
  }
  return frames;
}
