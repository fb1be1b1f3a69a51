# Whether the build stands and is no older than its sources. Read by the launcher and by build.sh. The sources' folders count
# too: they change when a file is deleted.
fresh() {
  [ -r "$root/app/target/launch/stamp" ] && read -r build < "$root/app/target/launch/stamp" \
    && [ -d "$root/app/target/launch/$build" ] \
    && [ -z "$(find "$root/pom.xml" "$root/core/pom.xml" "$root/app/pom.xml" "$root/core/src/main" "$root/app/src/main" \
      -newer "$root/app/target/launch/stamp" 2>/dev/null | head -n 1)" ]
}
