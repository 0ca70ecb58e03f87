#!/usr/bin/env bash
# nd4j-overwrites-argument: the functions of Nd4j.math() and Nd4j.nn() write their result into their argument and return
# it. No name says so, and in the same library names that end in i stand for working in place.
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
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import java.util.function.UnaryOperator;

public class Probe {
    public static void main(String[] args) {
        show("math().exp", each -> Nd4j.math().exp(each));
        show("nn().sigmoid", each -> Nd4j.nn().sigmoid(each));
        show("mul", each -> each.mul(2));
    }

    private static void show(String name, UnaryOperator<INDArray> function) {
        INDArray x = Nd4j.create(new double[] {0, 1});
        INDArray y = function.apply(x);
        System.out.printf(java.util.Locale.ROOT, "  %-13s y = [%.4f, %.4f]  x = [%.4f, %.4f]%n", name,
            y.getDouble(0), y.getDouble(1), x.getDouble(0), x.getDouble(1));
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.cachedir=cache \
    -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  math().exp    y = [1.0000, 2.7183]  x = [1.0000, 2.7183]
  nn().sigmoid  y = [0.5000, 0.7311]  x = [0.5000, 0.7311]
  mul           y = [0.0000, 2.0000]  x = [0.0000, 1.0000]
TEXT
)

cat <<TEXT
library   ND4J 1.0.0-M2.1, JDK $jdk
done      y = Nd4j.math().exp(x), y = Nd4j.nn().sigmoid(x) and, for comparison, y = x.mul(2), each with x = [0, 1]
expected  x is [0, 1] afterwards, as after x.mul(2)
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
