import { type AsyncZippable, strToU8, zip } from 'fflate';
import type { Recording } from '../../lab/recordings/recording';
import { glassText, seriesText, trajectoryText } from '../../lab/recordings/recording-files';
import { fileStem } from '../kit/download';

/** A turn of the page between two replicas, which are long texts. */
const breath = () => new Promise((resolve) => setTimeout(resolve));

/** Trajectory, glass and series of every replica, each in a folder of its own: '2-24B-seed-8/'. */
export async function replicasZip(recording: Recording): Promise<Uint8Array<ArrayBuffer>> {
  const files: AsyncZippable = {};
  for (const [replica, { frames, rows, last }] of recording.replicas.entries()) {
    const folder = `${replica + 1}-${fileStem(recording.replicaTitle(replica))}`;
    const put = (name: string, text: string) => {
      files[`${folder}/${name}`] = strToU8(text);
    };
    if (frames.length > 0) put('trajectory.extxyz', trajectoryText(recording, replica).join(''));
    if (last) put('glass.data', glassText(recording, replica));
    if (rows.length > 0) put('series.csv', seriesText(recording, replica));
    await breath();
  }
  return new Promise((resolve, reject) => {
    zip(files, { level: 6 }, (error, packed) => (error ? reject(error) : resolve(packed)));
  });
}
