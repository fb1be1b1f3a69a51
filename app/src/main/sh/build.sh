# Builds the command; read by the launcher in the repository root, in whose variables it finds root, launch, java_home and
# java_version. One build at a time; the jars of each go to a folder of their own, so that a command still running keeps its own; the
# stamp that makes a build count is written last, and dated when the build began.

work=$root/target
lock=$work/build.lock
log=$work/build.log
maven=

. "$root/app/src/main/sh/needs.sh"
. "$root/app/src/main/sh/lock.sh"
. "$root/app/src/main/sh/progress.sh"

say() {
  printf 'unmesh: %s\n' "$@" >&2
}

stop() {
  trap '' HUP INT TERM
  if [ -n "$maven" ]; then
    kill "$maven" 2>/dev/null
    wait "$maven" 2>/dev/null
  fi
  clear_line
  [ -z "$locked" ] || say "build stopped; the next start goes on from here"
  unlock
  exit "$1"
}

run_maven() {
  JAVA_HOME=$java_home mvn "$@" -Dstyle.color=never -f "$root/pom.xml" -pl app -am -Dmaven.test.skip=true package < /dev/null > "$log" 2>&1 &
  maven=$!
  note_child "$maven"
  while kill -0 "$maven" 2>/dev/null; do
    show_progress
    touch "$lock"
    sleep 1
  done
  wait "$maven"
  status=$?
  maven=
  clear_line
  return $status
}

explain_failure() {
  tr '\r' '\n' < "$log" | grep -v '^Progress' > "$log.tidy" && mv "$log.tidy" "$log"
  { grep -E '^\[ERROR\] |^Error' "$log" | grep -vE '^\[ERROR\] *$|Help [0-9]\] http|Re-run|-rf :|can resume|possible solutions|full stack' || tail -n 20 "$log"; } \
    | head -n 20 | cut -c 1-600 >&2
  say "the build failed; all it said: $log"
  if grep -qE 'Could not transfer|Unknown host|Connect(ion)? (refused|timed out|reset)|Network is unreachable|No route to host' "$log"; then
    say "the first build fetches libraries: is this machine online (behind a proxy: see Maven's settings.xml)?" \
      "What has been fetched is kept; start again to go on"
  fi
}

# The jars, in a folder of this build alone. Our own are copied (the next build rewrites them), libraries are linked.
collect() {
  build=$(date +%Y%m%d-%H%M%S)-$$
  mkdir -p "$launch/$build" || return 1
  cp "$root"/app/target/unmesh-app-*.jar "$launch/$build/" || return 1
  for jar in "$root"/app/target/lib/*.jar; do
    case ${jar##*/} in
      unmesh-*) cp "$jar" "$launch/$build/" || return 1 ;;
      *) ln "$jar" "$launch/$build/" 2>/dev/null || cp "$jar" "$launch/$build/" || return 1 ;;
    esac
  done
}

# Which build counts: content first, then the date of the beginning, then in place.
stamp() {
  printf '%s\n' "$build" > "$work/build.stamp" && touch -r "$work/build.began" "$work/build.stamp" && mv "$work/build.stamp" "$launch/stamp"
}

# All but this build and the two before it.
clean_up() {
  for old in "$launch"/*/; do
    echo "$old"
  done | sort -r | tail -n +4 | while read -r old; do
    rm -rf "$old"
  done
}

build_command() {
  mkdir -p "$work" 2>/dev/null && [ -w "$work" ] || {
    say "Unmesh is built inside $root on first use, which cannot be written: make it writable or copy it elsewhere"
    exit 1
  }
  check_needs
  trap 'stop 129' HUP
  trap 'stop 130' INT
  trap 'stop 143' TERM
  acquire_lock
  if fresh; then # the other start has built it
    unlock
    trap - HUP INT TERM
    return 0
  fi

  if [ -r "$launch/stamp" ]; then
    say "sources have changed: building"
  else
    say "first start: building; libraries (some 235 MB) are fetched once"
  fi
  : > "$work/build.began"
  rm -rf "$root/app/target/lib" "$root"/app/target/unmesh-app-*.jar
  began=$(date +%s)
  run_maven || {
    # Maven remembers a failed download for a day unless told otherwise.
    if [ $? -lt 128 ] && grep -q 'reattempted until' "$log" && run_maven -U; then
      :
    else
      explain_failure
      unlock
      exit 1
    fi
  }
  collect && stamp || {
    say "could not write the build to $launch"
    unlock
    exit 1
  }
  clean_up
  say "built in $(($(date +%s) - began)) s"
  unlock
  trap - HUP INT TERM
}
