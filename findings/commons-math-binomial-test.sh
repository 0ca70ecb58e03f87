#!/usr/bin/env bash
# commons-math-binomial-test: a two-sided binomial test of a perfectly even result returns a p-value above 1: the middle
# outcome is counted from both sides.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jdk=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.version = //p')
[ "${jdk%%[.-]*}" -ge 25 ] || { echo "needs JDK 25 or later, not '$jdk': set JAVA_HOME" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion><groupId>findings</groupId><artifactId>probe</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.commons</groupId><artifactId>commons-math3</artifactId>
      <version>3.6.1</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars \
    > maven.log 2>&1 || { cat maven.log >&2; exit 2; }

cat > Probe.java <<'JAVA'
import org.apache.commons.math3.stat.inference.*;

public class Probe {
    public static void main(String[] args) {
        for (int[] each : new int[][] {{10, 5}, {2, 1}, {10, 4}}) {
            System.out.printf(java.util.Locale.ROOT, "  %d of %d: p = %.4f%n", each[1], each[0],
                new BinomialTest().binomialTest(each[0], each[1], 0.5, AlternativeHypothesis.TWO_SIDED));
        }
    }
}
JAVA
seen=$("$java" -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  5 of 10: p = 1.2461
  1 of 2: p = 1.5000
  4 of 10: p = 0.7539
TEXT
)

cat <<TEXT
library   Commons Math 3.6.1, JDK $jdk
done      BinomialTest.binomialTest(n, k, 0.5, TWO_SIDED) for 5 of 10, 1 of 2 and 4 of 10
expected  p = 1, 1 and 0.754: no outcome is likelier than the even one
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
