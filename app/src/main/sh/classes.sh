# Trains and reports for a moment so that Java can note the classes of a start; read by the launcher, in whose variables it finds
# classes, flags, classpath, java_home and java_modules. Whatever goes wrong, the launcher goes on without.

first=$launch/$build/first-$$
noted=
case " $java_modules " in
  *' jdk.incubator.vector '*) noted='--add-modules jdk.incubator.vector' ;;
esac
# shellcheck disable=SC2086
"$java_home/bin/java" -XX:ArchiveClassesAtExit="$classes.$$" $flags $noted -cp "$classpath" dev.unmesh.cli.Main \
  train independence --set training.steps=200 --runs "$first" > /dev/null 2>&1 < /dev/null \
  && mv "$classes.$$" "$classes" 2>/dev/null
rm -rf "$first" "$classes.$$"
