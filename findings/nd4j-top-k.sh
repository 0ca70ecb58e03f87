#!/usr/bin/env bash
# nd4j-top-k: asked to sort what it found, top_k names one place twice and leaves a tied one out; and with three equal
# largest values it returns two of them and a smaller one.
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
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import java.util.Arrays;

public class Probe {
    public static void main(String[] args) {
        for (boolean sorted : new boolean[] {true, false}) {
            var found = Nd4j.exec(DynamicCustomOp.builder("top_k").addInputs(Nd4j.create(new double[] {5, 5, 3, 4, 5, 1}))
                .addIntegerArguments(3).addBooleanArguments(sorted).build());
            System.out.printf("  sorted %-5s: values %s at %s%n", sorted, Arrays.toString(found[0].toDoubleVector()),
                Arrays.toString(found[1].toLongVector()));
        }
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.cachedir=cache \
    -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  sorted true : values [5.0, 5.0, 4.0] at [4, 4, 3]
  sorted false: values [5.0, 5.0, 4.0] at [0, 1, 3]
TEXT
)

cat <<TEXT
library   ND4J 1.0.0-M2.1, JDK $jdk
done      the three largest of [5, 5, 3, 4, 5, 1], sorted and unsorted
expected  values 5 5 5 at the places 0 1 4, in some order
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
