#!/usr/bin/env bash
# Measures Vitrine on this machine's GPU, from the folder that `npm run build:gpu` made:
#   bash measure.sh OUT [MINUTES]
# OUT gets speed.md and speed.json (steps/s of every size, 1, 6 and 24 replicas), ensembles.md (NVE, NVT,
# NPT at 3000 atoms), usual.md (3000 atoms before any tuning), tuning.txt (what was tried there, and
# how quick it was), kernels.md (µs of every kernel and of a dispatch that only waits), energy.json (the
# same configuration as LAMMPS's, if OUT has one as system.data), and short/ (a quenched 24B).
# MINUTES is how long all of it may take; what is done by then stays.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$(mkdir -p "$1" && cd "$1" && pwd)
end=$(($(date +%s) + 60 * ${2:-10}))
cd "$here"
[ -x node ] || { xz -dk node.xz && chmod +x node; }

# Runs a program for as long as there is time, and goes on whatever comes of it.
try() {
  local left=$((end - $(date +%s)))
  [ "$left" -gt 10 ] || { echo "no time left for: $*"; return; }
  timeout --signal=INT --kill-after=20 "$left" ./node "$@" || echo "ended with $?: $*"
}

try bench.mjs --engines vitrine --atoms 3000 --seconds 1 --tune never --out "$out/usual.md" >/dev/null
try bench.mjs --engines vitrine --atoms 3000 --seconds 1 --tune again --kernels --out "$out/kernels.md" >/dev/null 2>"$out/tuning.txt"
try bench.mjs --engines vitrine --atoms 3000 --seconds 1 --ensemble nve,nvt,npt --out "$out/ensembles.md" >/dev/null
[ -f "$out/system.data" ] && try vitrine.mjs energy "$out/system.data" --json >"$out/energy.json"
try bench.mjs --engines vitrine --seconds 1 --out "$out/speed.md" --json >"$out/speed.json"
try vitrine.mjs melt-quench 24B --protocol short --out "$out/short" --json >"$out/short.json"
cat "$out"/*.md
