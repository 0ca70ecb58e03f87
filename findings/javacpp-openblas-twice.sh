#!/usr/bin/env bash
# javacpp-openblas-twice: JavaCPP's artifact of OpenBLAS loads the library twice, each copy with a pool of threads of
# its own. blas_set_num_threads of either class reaches one copy only, and not the one that its name says.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jdk=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.version = //p')
[ "${jdk%%[.-]*}" -ge 25 ] || { echo "needs JDK 25 or later, not '$jdk': set JAVA_HOME" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
case "$(uname -s) $(uname -m)" in
    "Linux x86_64") platform=linux-x86_64 ;;
    "Linux aarch64") platform=linux-arm64 ;;
    "Darwin arm64") platform=macosx-arm64 ;;
    "Darwin x86_64") platform=macosx-x86_64 ;;
    *) echo "no native library for $(uname -sm)" >&2; exit 2 ;;
esac

cat > pom.xml <<POM
<project>
  <modelVersion>4.0.0</modelVersion><groupId>findings</groupId><artifactId>probe</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.bytedeco</groupId><artifactId>openblas</artifactId><version>0.3.30-1.5.12</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>openblas</artifactId><version>0.3.30-1.5.12</version>
      <classifier>$platform</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.12</version>
      <classifier>$platform</classifier></dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars \
    > maven.log 2>&1 || { cat maven.log >&2; exit 2; }

cat > Probe.java <<'JAVA'
import java.lang.foreign.*;
import java.nio.file.*;
import java.util.*;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.*;

public class Probe {
    public static void main(String[] args) throws Throwable {
        Path folder = Path.of(Loader.load(openblas_nolapack.class)).toRealPath().getParent();
        Loader.load(openblas.class);
        int wanted = Runtime.getRuntime().availableProcessors() + 1;
        openblas.blas_set_num_threads(wanted);
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().matches("libopenblas(_nolapack)?(\\.so\\.0|\\.0\\.dylib)")) {
                    var function = SymbolLookup.libraryLookup(file, Arena.global()).findOrThrow("openblas_get_num_threads");
                    var threads = Linker.nativeLinker().downcallHandle(function,
                        FunctionDescriptor.of(ValueLayout.JAVA_INT));
                    boolean reached = (int) threads.invokeExact() == wanted;
                    String name = file.getFileName().toString().contains("_nolapack") ? "openblas_nolapack" : "openblas";
                    System.out.printf("  %-18s %s%n", name, reached ? "as many as were set" : "unchanged");
                }
            }
        }
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.cachedir=cache \
    -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  openblas           unchanged
  openblas_nolapack  as many as were set
TEXT
)

cat <<TEXT
library   OpenBLAS 0.3.30-1.5.12 with JavaCPP 1.5.12, JDK $jdk
done      both classes loaded, then openblas.blas_set_num_threads(one more than there are processors); each loaded copy is
          asked for its number of threads
expected  openblas has that many: there is one OpenBLAS in a process
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
