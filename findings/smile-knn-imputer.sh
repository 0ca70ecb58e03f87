#!/usr/bin/env bash
# smile-knn-imputer: a gap stays a gap if one of the nearest rows lacks the same value. Such a row is not passed over, as one
# would expect: its NaN goes into the mean.
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
import smile.data.DataFrame;
import smile.feature.imputation.KNNImputer;

public class Probe {
    public static void main(String[] args) {
        double[][] rows = {{1.0, 10}, {1.1, 11}, {1.2, Double.NaN}, {9.0, 90}, {9.1, 91}};
        DataFrame table = DataFrame.of(rows, "x", "y");
        DataFrame asked = DataFrame.of(new double[][] {{1.05, Double.NaN}, {9.05, Double.NaN}}, "x", "y");
        for (int k = 2; k <= 3; k++) {
            DataFrame filled = new KNNImputer(table, k, "x").apply(asked);
            System.out.printf(java.util.Locale.ROOT, "  k = %d: near 1 %.1f, near 9 %.1f%n",
                    k, filled.getDouble(0, 1), filled.getDouble(1, 1));
        }
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.cachedir=cache \
    -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  k = 2: near 1 10.5, near 9 90.5
  k = 3: near 1 NaN, near 9 NaN
TEXT
)

cat <<TEXT
library   Smile 4.4.2, JDK $jdk
done      KNNImputer fitted on rows (1, 10), (1.1, 11), (1.2, missing), (9, 90), (9.1, 91), with x for the distance;
          asked for y at x = 1.05 and at x = 9.05
expected  the mean of y over the k nearest rows that have one
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
