import path from 'node:path';
import { Problem } from '../../core/problem';
import type { Figure } from '../../figures/figure';
import { figureCsv } from '../../figures/figure-csv';
import { figureSvg } from '../../figures/figure-svg';
import { lammpsPotential } from '../../formats/lammps-potential';
import { bestPotential } from '../../learn/best-potential';
import { type Campaign, trialsOf } from '../../learn/campaign';
import { parseCampaign, serialiseCampaign } from '../../learn/campaign-json';
import { convergenceFigure } from '../../learn/figures/convergence';
import { parallelCoordinatesFigure } from '../../learn/figures/parallel-coordinates';
import { parityFigure } from '../../learn/figures/parity';
import { sensitivityFigure } from '../../learn/figures/sensitivity';
import { targetCompositions } from '../../learn/predicted-loss';
import { sensitivities } from '../../learn/sensitivity';
import type { Surrogate } from '../../learn/surrogate';
import { writeTrialsCsv } from '../../learn/trials-csv';
import { fileSize, readJson, writeBytes, writeText } from '../files';
import { CAMPAIGN_FILE, FIT_FOLDER } from '../folder-uses';
import { OwnFolder } from '../own-folder';
import { KeptIteration } from './kept-iteration';

/**
 * The files of a fit in a folder: campaign.json, trials.csv, best-potential.json,
 * best-potential.lammps, and figures as SVG and CSV. campaign.json is written whole or not at all; all
 * else follows from it.
 */
export class FitFolder {
  private constructor(private readonly own: OwnFolder) {}

  get folder(): string {
    return this.own.folder;
  }

  /**
   * @param overwrite whether what is in the folder is moved aside
   * @param tell told where to, as a sentence
   * @throws Problem when the folder is in use, cannot be written to, or holds something
   */
  static begin(folder: string, overwrite: boolean, tell: (sentence: string) => void): FitFolder {
    const own = OwnFolder.take(folder, FIT_FOLDER, overwrite);
    own.makeRoom(tell);
    return new FitFolder(own);
  }

  /** @throws Problem when the folder holds no fit, or is in use */
  static reopen(folder: string): { readonly files: FitFolder; readonly campaign: Campaign } {
    const file = path.join(folder, CAMPAIGN_FILE);
    if (fileSize(file) === null) {
      throw new Problem(
        `${folder} holds no fit to go on with: there is no ${CAMPAIGN_FILE} in it.`,
        'Give the folder of a fit that was stopped, or begin one: vitrine fit --data trials.csv --out fit.',
      );
    }
    const own = OwnFolder.reopen(folder);
    try {
      return {
        files: new FitFolder(own),
        campaign: parseCampaign(readJson(file, 'campaign'), file),
      };
    } catch (error) {
      own.release();
      throw error;
    }
  }

  /** Lets other processes have the folder. */
  release(): void {
    this.own.release();
  }

  /** What is kept of an iteration, counted from 0, whose glasses are not all made. */
  iteration(index: number): KeptIteration {
    return new KeptIteration(this.folder, index + 1);
  }

  /** Keeps the campaign as it stands, and what follows from it. */
  write(campaign: Campaign): void {
    const { iterations, settings } = campaign;
    const json = JSON.stringify(serialiseCampaign(campaign), null, 2);
    writeBytes(path.join(this.folder, CAMPAIGN_FILE), new TextEncoder().encode(`${json}\n`));
    iterations.forEach(({ outcomes }, index) => {
      if (outcomes !== null) this.iteration(index).remove();
    });
    writeText(path.join(this.folder, 'trials.csv'), writeTrialsCsv(trialsOf(campaign)));
    const best = bestPotential(campaign);
    if (best !== null) {
      const { cutoff, protocol } = settings.template;
      const { potential } = best;
      const text = `${JSON.stringify(potential, null, 2)}\n`;
      writeText(path.join(this.folder, 'best-potential.json'), text);
      writeText(
        path.join(this.folder, 'best-potential.lammps'),
        lammpsPotential(potential, cutoff, protocol.accuracy),
      );
    }
    const chosen = best && { name: 'best so far', parameters: best.trial.parameters };
    const latest = iterations.at(-1)?.candidates ?? [];
    const named = latest.map(({ parameters }, i) => ({ name: `candidate ${i + 1}`, parameters }));
    this.draw('candidates', parallelCoordinatesFigure(named, chosen));
    this.draw('convergence', convergenceFigure(campaign));
  }

  /** Draws what a surrogate has learned for the latest iteration. */
  drawSurrogate(campaign: Campaign, surrogate: Surrogate): void {
    const { bounds, targets } = campaign.settings;
    const centre =
      bestPotential(campaign)?.trial.parameters ??
      campaign.iterations.at(-1)?.candidates[0].parameters;
    this.draw('parity', parityFigure(surrogate.parity, surrogate.errors));
    if (centre === undefined) return;
    const answers = sensitivities(surrogate, centre, bounds, targetCompositions(targets));
    this.draw('sensitivity', sensitivityFigure(answers));
  }

  /** Writes a figure as SVG and CSV. */
  private draw(name: string, figure: Figure): void {
    writeText(path.join(this.folder, `${name}.svg`), figureSvg(figure));
    writeText(path.join(this.folder, `${name}.csv`), figureCsv(figure));
  }
}
