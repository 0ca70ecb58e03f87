#!/usr/bin/env bash
# nd4j-nadam: Nadam divides by a second moment without bias correction, which its numerator has. Its first steps are up
# to 60 times the learning rate, where Adam's is the learning rate.
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
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.*;

public class Probe {
    public static void main(String[] args) {
        show("Adam", new Adam(0.1));
        show("Nadam", new Nadam(0.1));
    }

    private static void show(String name, IUpdater config) {
        var updater = config.instantiate(Nd4j.zeros(DataType.DOUBLE, 1, 2), true);
        StringBuilder text = new StringBuilder();
        for (int iteration = 0; iteration < 20; iteration++) {
            INDArray gradient = Nd4j.ones(DataType.DOUBLE, 1, 1);
            updater.applyUpdater(gradient, iteration, 0);
            if (iteration == 0 || iteration == 1 || iteration == 19) {
                text.append(String.format(java.util.Locale.ROOT, "  step %d: %.4f", iteration + 1, gradient.getDouble(0)));
            }
        }
        System.out.printf("  %-5s%s%n", name, text);
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.cachedir=cache \
    -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  Adam   step 1: 0.1000  step 2: 0.1000  step 20: 0.1000
  Nadam  step 1: 6.0083  step 2: 3.1901  step 20: 0.7203
TEXT
)

cat <<TEXT
library   ND4J 1.0.0-M2.1, JDK $jdk
done      learning rate 0.1, gradient 1 at every step: what Adam and Nadam subtract from the weight
expected  Adam 0.1 every time; Nadam about 0.19 first, 0.10 at step 20
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
