// LAMMPS as WebAssembly for `npm run bench`, in a process of its own. Each message is a list of files,
// [name, text] each, with the script in.lammps among them; the answer is what LAMMPS said.
let opened;

// Ctrl-C is for whoever started this, who ends it in turn.
process.on('SIGINT', () => {});

process.on('message', async (files) => {
  opened ??= open();
  try {
    const run = await opened;
    process.send({ said: run(files) });
  } catch (error) {
    process.send({ missing: error instanceof Error ? error.message : String(error) });
  }
});

/** Loads the build that has PPPM; gives what runs a deck in it. */
async function open() {
  const { default: createModule } = await import('lammps.js/wasm-atomify');
  let said = [];
  const hear = (...words) => said.push(words.join(' '));
  const { FS, LAMMPSWeb } = await createModule({ print: hear, printErr: hear });
  FS.mkdir('/deck');
  FS.chdir('/deck');
  const lammps = new LAMMPSWeb();
  lammps.start();
  return (files) => {
    for (const [name, text] of files) FS.writeFile(name, text);
    lammps.runCommand('clear');
    try {
      lammps.runFile('in.lammps');
    } catch {
      said.push(`ERROR: ${lammps.getLastErrorMessage()}`);
    }
    const all = said.join('\n');
    said = [];
    return all;
  };
}
