#!/usr/bin/env bash
# nd4j-auc-ties: the exact AUC counts tied scores in the order of their rows. A classifier that says 0.5 to everything
# has any AUC from 0 to 1, depending on how the table is sorted.
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
import org.nd4j.evaluation.classification.ROC;
import org.nd4j.linalg.factory.Nd4j;
import java.util.Arrays;

public class Probe {
    public static void main(String[] args) {
        for (double[] labels : new double[][] {{1, 1, 0, 0}, {1, 0, 1, 0}, {0, 1, 0, 1}, {0, 0, 1, 1}}) {
            ROC roc = new ROC(0);
            roc.eval(Nd4j.create(labels).reshape(4, 1), Nd4j.create(new double[] {0.5, 0.5, 0.5, 0.5}).reshape(4, 1));
            System.out.printf(java.util.Locale.ROOT, "  labels %s: AUC %.2f%n", Arrays.toString(labels), roc.calculateAUC());
        }
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.cachedir=cache \
    -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  labels [1.0, 1.0, 0.0, 0.0]: AUC 1.00
  labels [1.0, 0.0, 1.0, 0.0]: AUC 0.75
  labels [0.0, 1.0, 0.0, 1.0]: AUC 0.25
  labels [0.0, 0.0, 1.0, 1.0]: AUC 0.00
TEXT
)

cat <<TEXT
library   ND4J 1.0.0-M2.1, JDK $jdk
done      ROC(0), the exact mode: four rows, all with score 0.5, and their labels in four orders
expected  AUC 0.5 every time: a constant score separates nothing
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
