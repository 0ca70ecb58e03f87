#!/usr/bin/env bash
# nd4j-precise-gelu: preciseGelu is farther from GELU than the approximation called gelu: the constant of the tanh
# formula stands inside the cube, (0.044715 x)^3 for 0.044715 x^3.
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
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version></dependency>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version>
      <classifier>$platform</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.7</version>
      <classifier>$platform</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>openblas</artifactId><version>0.3.19-1.5.7</version>
      <classifier>$platform</classifier></dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars \
    > maven.log 2>&1 || { cat maven.log >&2; exit 2; }

cat > Probe.java <<'JAVA'
import org.nd4j.linalg.factory.Nd4j;

public class Probe {
    public static void main(String[] args) {
        double[] phi = {0.8413447460685429, 0.9772498680518208};                // the normal cdf of 1 and 2
        for (int x = 1; x <= 2; x++) {
            System.out.printf(java.util.Locale.ROOT, "  x = %d: x Phi(x) %.4f, gelu %.4f, preciseGelu %.4f%n", x,
                x * phi[x - 1], Nd4j.nn().gelu(Nd4j.create(new double[] {x})).getDouble(0),
                Nd4j.nn().preciseGelu(Nd4j.create(new double[] {x})).getDouble(0));
        }
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.cachedir=cache \
    -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  x = 1: x Phi(x) 0.8413, gelu 0.8458, preciseGelu 0.8314
  x = 2: x Phi(x) 1.9545, gelu 1.9357, preciseGelu 1.9211
TEXT
)

cat <<TEXT
library   ND4J 1.0.0-M2.1, JDK $jdk
done      gelu(x) and preciseGelu(x) for x = 1 and 2 beside x Phi(x)
expected  preciseGelu is the nearer one, right to about 0.0005: 0.841 and 1.954
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
