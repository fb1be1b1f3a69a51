# How far Maven is, from its log. Read by build.sh. On a terminal one line that changes, elsewhere a line every few seconds.

ticks=0

# The last thing the log tells, in a few words; while fetching, how much has come so far.
stage() {
  tr '\r' '\n' < "$log" | awk '
    function megabytes(size, unit) { return size * (unit == "GB" ? 1000 : unit == "MB" ? 1 : unit == "kB" ? .001 : .000001) }
    /Downloading from / { last = "fetching libraries"; running = 0 }
    /^Progress / {
      last = "fetching libraries"
      running = 0
      sub(/^Progress \([0-9]+\): /, "")
      parts = split($0, part, / \| /)
      for (i = 1; i <= parts; i++) { split(part[i], word, " "); split(word[1], size, "/"); running += megabytes(size[1], word[2]) }
    }
    /Downloaded from / { running = 0; size0 = $0; sub(/.*\(/, "", size0); split(size0, word, " "); fetched += megabytes(word[1], word[2]) }
    /^\[INFO\] Building Unmesh / { module = $4 }
    /^\[INFO\] --- .*jte/ { last = "preparing templates" }
    /^\[INFO\] --- .*compiler.*:compile/ { last = "compiling " module }
    /^\[INFO\] --- .*jar.*:jar/ { last = "packing " module }
    /^\[INFO\] --- .*copy-dep/ { last = "collecting libraries" }
    END {
      if (last == "") last = "starting Maven"
      printf last == "fetching libraries" ? "%s, %.0f MB so far" : "%s", last, fetched + running
    }'
}

show_progress() {
  if [ -t 2 ]; then
    printf '\r\033[K%.78s' "unmesh: $ticks s: $(stage)" >&2
  elif [ $((ticks % 5)) -eq 0 ]; then
    say "$ticks s: $(stage)"
  fi
  ticks=$((ticks + 1))
}

clear_line() {
  [ ! -t 2 ] || printf '\r\033[K' >&2
}
