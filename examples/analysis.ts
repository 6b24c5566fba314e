// An analysis by itself: what a file of a glass says of its boron.
// Run it: npm run example -- analysis FILE
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readExtendedXyz } from '../src/formats/extended-xyz';
import { bondLengths } from '../src/structure/bond-lengths';
import { boronCoordination, fourFold } from '../src/structure/coordination';
import { density } from '../src/structure/density';

const file = process.argv[2] ?? 'public/glasses/24B-270.extxyz.gz';
const bytes = readFileSync(file);
const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();

// Every frame of the file; the last one is the glass.
const frames = readExtendedXyz(text, file);
const { configuration } = frames[frames.length - 1];
const share = fourFold(boronCoordination(configuration));
const { 'B3-O': three, 'B4-O': four } = bondLengths(configuration);

console.log(`${frames.length} frames of ${configuration.types.length} atoms`);
console.log(`density ${density(configuration).toFixed(3)} g/cm³`);
if (share !== null) console.log(`four-fold boron ${(100 * share).toFixed(0)} %`);
if (three && four) {
  console.log(`B3–O ${three.mean.toFixed(3)} Å, B4–O ${four.mean.toFixed(3)} Å`);
}
