#!/usr/bin/env bash
# nd4j-atan2: one library, two functions called atan2, two results: Transforms.atan2 has its arguments the other way
# round than Nd4j.math().atan2, Java, C and NumPy.
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
import org.nd4j.linalg.ops.transforms.Transforms;

public class Probe {
    public static void main(String[] args) {
        show("Math.atan2", Math.atan2(1, -1));
        show("Nd4j.math().atan2", Nd4j.math().atan2(of(1), of(-1)).getDouble(0));
        show("Transforms.atan2", Transforms.atan2(of(1), of(-1)).getDouble(0));
    }

    private static INDArray of(double value) {
        return Nd4j.create(new double[] {value});
    }

    private static void show(String name, double angle) {
        System.out.printf(java.util.Locale.ROOT, "  %-18s %4.0f degrees%n", name, Math.toDegrees(angle));
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.cachedir=cache \
    -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  Math.atan2          135 degrees
  Nd4j.math().atan2   135 degrees
  Transforms.atan2    -45 degrees
TEXT
)

cat <<TEXT
library   ND4J 1.0.0-M2.1, JDK $jdk
done      atan2 of y = 1 and x = -1, in this order, by Math, by Nd4j.math() and by Transforms
expected  135 degrees three times
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
