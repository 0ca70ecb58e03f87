#!/usr/bin/env bash
# commons-math-normal-quantile: the normal quantile is minus infinity for every p below about 5.6e-17, although the cdf
# of the same object returns far smaller probabilities and the true quantile is about -8.3.
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
import org.apache.commons.math3.distribution.NormalDistribution;

public class Probe {
    public static void main(String[] args) {
        var normal = new NormalDistribution(0, 1);
        for (double x : new double[] {-5, -8, -10}) {
            double p = normal.cumulativeProbability(x);
            System.out.printf(java.util.Locale.ROOT, "  x = %3.0f: p = %.2e, back to %.4f%n", x, p,
                normal.inverseCumulativeProbability(p));
        }
    }
}
JAVA
seen=$("$java" -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  x =  -5: p = 2.87e-07, back to -5.0000
  x =  -8: p = 6.22e-16, back to -8.0023
  x = -10: p = 7.62e-24, back to -Infinity
TEXT
)

cat <<TEXT
library   Commons Math 3.6.1, JDK $jdk
done      NormalDistribution(0, 1): cumulativeProbability(-10), and inverseCumulativeProbability of that number
expected  -10 comes back: both are ordinary doubles
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
