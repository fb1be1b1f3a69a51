# What a build needs: a JDK of 17 or later and Maven of 3.8 or later. Read by build.sh.

how_to_install() {
  case $(uname -s) in
    Darwin)
      printf '  %s\n' "with Homebrew:  brew install openjdk maven" \
        "                and export JAVA_HOME=\"\$(brew --prefix openjdk)/libexec/openjdk.jdk/Contents/Home\"" >&2
      ;;
    *)
      if command -v apt-get > /dev/null; then
        for package in openjdk-17-jdk-headless openjdk-21-jdk-headless default-jdk-headless; do
          apt-cache show $package > /dev/null 2>&1 && break
        done
        printf '  %s\n' "sudo apt-get install $package maven" >&2
      elif command -v dnf > /dev/null; then
        printf '  %s\n' "sudo dnf install java-latest-openjdk-devel maven" >&2
      elif command -v pacman > /dev/null; then
        printf '  %s\n' "sudo pacman -S jdk-openjdk maven" >&2
      elif command -v zypper > /dev/null; then
        printf '  %s\n' "sudo zypper install java-17-openjdk-devel maven" >&2
      elif command -v apk > /dev/null; then
        printf '  %s\n' "LibTorch needs glibc, which Alpine does not have: use another distribution" >&2
      fi
      ;;
  esac
  printf '  %s\n' "or by hand:  JDK 17 or later from https://adoptium.net, Maven from https://maven.apache.org, both on the PATH" >&2
}

check_needs() {
  missing=
  if [ -z "$java_home" ]; then
    missing="a JDK (a javac of 17 or later; none on the PATH, JAVA_HOME not set)"
  elif [ ! -x "$java_home/bin/javac" ]; then
    missing="a JDK (a javac of 17 or later; in $java_home is only a Java run time)"
  elif [ "$(printf '%s' "${java_version:-0}" | sed 's/[^0-9].*//')" -lt 17 ]; then
    missing="a JDK of 17 or later (found ${java_version:-an unknown version} in $java_home; another can be chosen with JAVA_HOME)"
  fi
  if ! command -v mvn > /dev/null; then
    missing="$missing${missing:+ and }Maven 3.8 or later (no mvn on the PATH)"
  elif [ -z "$missing" ]; then
    maven_version=$(JAVA_HOME=$java_home mvn -B -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][^ ]*\).*/\1/p')
    case $maven_version in
      3.[89].* | 3.[1-9][0-9].* | [4-9].* | [1-9][0-9].*) ;;
      *) missing="Maven 3.8 or later (found ${maven_version:-one that does not run: try mvn -v})" ;;
    esac
  fi
  [ -n "$missing" ] || return 0
  say "to build Unmesh on its first start this machine needs $missing"
  how_to_install
  exit 1
}
