#!/usr/bin/env bash
# smile-pca-variance: what PCA calls variance is a sum of squares when there are more rows than columns, and a mean of
# squares over n otherwise. So the unit of the result depends on the shape of the table.
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
    <dependency><groupId>com.github.haifengl</groupId><artifactId>smile-core</artifactId>
      <version>4.4.2</version>
      <exclusions>
        <exclusion><groupId>org.bytedeco</groupId><artifactId>*</artifactId></exclusion>
        <exclusion><groupId>org.duckdb</groupId><artifactId>*</artifactId></exclusion>
      </exclusions>
    </dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.12</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.12</version>
      <classifier>$platform</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>openblas</artifactId><version>0.3.30-1.5.12</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>openblas</artifactId><version>0.3.30-1.5.12</version>
      <classifier>$platform</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>arpack-ng</artifactId><version>3.9.1-1.5.12</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>arpack-ng</artifactId><version>3.9.1-1.5.12</version>
      <classifier>$platform</classifier></dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars \
    > maven.log 2>&1 || { cat maven.log >&2; exit 2; }

cat > Probe.java <<'JAVA'
import smile.feature.extraction.PCA;

public class Probe {
    public static void main(String[] args) {
        double[][] tall = {{-1, 0}, {0, 0}, {1, 0}};
        double[][] wide = {{-1, 0, 0, 0}, {0, 0, 0, 0}, {1, 0, 0, 0}};
        System.out.printf(java.util.Locale.ROOT, "  3 rows, 2 columns: %.4f%n", PCA.fit(tall).variance()[0]);
        System.out.printf(java.util.Locale.ROOT, "  3 rows, 4 columns: %.4f%n", PCA.fit(wide).variance()[0]);
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.cachedir=cache \
    -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  3 rows, 2 columns: 2.0000
  3 rows, 4 columns: 0.6667
TEXT
)

cat <<TEXT
library   Smile 4.4.2, JDK $jdk
done      PCA.fit on points whose only spread is x = -1, 0, 1 (sum of squares 2, sample variance 1), in 2 columns and in 4
expected  one number twice, 1 (n - 1) or 0.667 (n): two more columns of zeros change no variance
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
