# One build at a time. Read by build.sh. The lock is a file created exclusively, holding one line:
#   PID START CHILD HOST
# the process, when it started (a process number alone may be reused), its Maven and the machine. It dies with its processes;
# one of another machine (a shared folder, a container) counts for two minutes after it was last touched.

locked=

# When a process started, in whatever unit the system has; nothing if it is gone.
started() {
  if [ -r "/proc/$1/stat" ]; then
    { read -r line < "/proc/$1/stat"; } 2>/dev/null || return 0
    # After the command's name in brackets: state (Z: dead, not yet buried), parent, ...; the start is the 20th.
    # shellcheck disable=SC2086
    set -- ${line##*) }
    [ "$1" = Z ] || printf '%s\n' "${20}"
  elif [ "$1" != - ]; then
    LC_ALL=C ps -o lstart= -p "$1" 2>/dev/null | tr -d ' :'
  fi
}

host() {
  uname -n | tr -d ' '
}

take_lock() {
  mine="$$ $(started $$)"
  (set -C && echo "$mine - $(host)" > "$lock") 2>/dev/null && locked=yes
}

note_child() {
  echo "$mine $1 $(host)" > "$lock"
}

unlock() {
  [ -z "$locked" ] || rm -f "$lock"
  locked=
}

# Whether who holds the lock still lives. An empty lock is being written right now, or was left so by a crash.
lock_alive() {
  pid='' start='' child='' machine=''
  { read -r pid start child machine < "$lock"; } 2>/dev/null
  if [ -z "$machine" ] || [ "$machine" != "$(host)" ]; then
    [ -e "$lock" ] && [ -z "$(find "$lock" -mmin +2 2>/dev/null)" ]
    return
  fi
  [ -n "$start" ] && [ "$(started "$pid")" = "$start" ] || [ -n "$(started "$child")" ]
}

# A dead lock is taken away by one process only, which looks again once it alone may.
break_lock() {
  if mkdir "$lock.breaking" 2>/dev/null; then
    lock_alive || rm -f "$lock"
    rmdir "$lock.breaking"
  elif [ -n "$(find "$lock.breaking" -mmin +2 2>/dev/null)" ]; then
    rmdir "$lock.breaking" 2>/dev/null
  fi
}

acquire_lock() {
  told=
  until take_lock; do
    if lock_alive; then
      if [ -z "$told" ]; then
        say "another start is building${pid:+ (process $pid)}; waiting for it"
        told=yes
      fi
      sleep 1
    elif [ -e "$lock" ]; then
      break_lock
    elif [ ! -w "${lock%/*}" ]; then
      say "cannot write to ${lock%/*}"
      exit 1
    fi
  done
}
