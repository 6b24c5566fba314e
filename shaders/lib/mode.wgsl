// What one pass over the kernels does; a uniform, so that every pass runs the same code.
struct Mode {
  kick: u32,    // move velocities by half a step
  finish: u32,  // end a step: thermostat and barostat, and count it
  begin: u32,   // begin the next step
  record: u32,  // write a sample
}
