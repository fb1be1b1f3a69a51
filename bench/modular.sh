# bench/run's workload "modular": sourced by it. Both sides in turn, each with its forms in turn within many short rounds.

modular() {
  repeats=3 rounds=9 millis=150 threads='1 2' nets='1 2 8 bimt'
  while [ $# -gt 0 ]; do
    case $1 in
      --repeats) repeats=$2; shift ;;
      --rounds) rounds=$2; shift ;;
      --millis) millis=$2; shift ;;
      --threads) threads=$2; shift ;;
      --nets) nets=$2; shift ;;
      *)
        echo "bench/run modular [--repeats N] [--rounds N] [--millis MS] [--threads \"1 2\"] [--nets \"1 2 8 bimt\"]" >&2
        echo "  repeats: processes of each side, in turn; rounds: of all forms within a process; millis: of a form in a round" >&2
        echo "  nets: how many times wider than the CIFAR net, and the pruned net of the recipe independence" >&2
        [ "$1" = --help ] && return 0 || return 2 ;;
    esac
    shift
  done
  out=$root/bench/target/modular.jsonl
  : > "$out"
  repeat=0
  while [ $repeat -lt "$repeats" ]; do
    repeat=$((repeat + 1))
    for t in $threads; do
      for net in $nets; do
        echo "bench/run: repeat $repeat of $repeats, net $net, $t thread(s)" >&2
        measured dev.unmesh.bench.modular.ModularTiming --threads "$t" --rounds "$rounds" --millis "$millis" --nets "$net" \
          --pruned "$root/bench/target/modular-runs" | sided unmesh
        OMP_WAIT_POLICY=PASSIVE OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=$t "$python" "$root/bench/python/modular.py" \
          --threads 1 --blas "$t" --rounds "$rounds" --millis "$millis" --nets "$net" | sided pytorch
      done
    done
  done
  "$python" "$root/bench/python/modular_table.py" "$out"
}

sided() {
  sed -n 's/^{.*}$/{"side": "'"$1"'", "result": &}/p' >> "$out"
}
