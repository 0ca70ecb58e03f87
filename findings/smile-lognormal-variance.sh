#!/usr/bin/env bash
# smile-lognormal-variance: the variance of a log-normal distribution is computed with mu where sigma belongs. The
# standard log-normal has variance 0, and the mean beside it is right.
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
    <dependency><groupId>com.github.haifengl</groupId><artifactId>smile-core</artifactId>
      <version>4.4.2</version>
      <exclusions>
        <exclusion><groupId>org.bytedeco</groupId><artifactId>*</artifactId></exclusion>
        <exclusion><groupId>org.duckdb</groupId><artifactId>*</artifactId></exclusion>
      </exclusions>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars \
    > maven.log 2>&1 || { cat maven.log >&2; exit 2; }

cat > Probe.java <<'JAVA'
import smile.stat.distribution.LogNormalDistribution;

public class Probe {
    public static void main(String[] args) {
        for (double[] p : new double[][] {{0, 1}, {2, 0.5}}) {
            var distribution = new LogNormalDistribution(p[0], p[1]);
            System.out.printf(java.util.Locale.ROOT, "  mu %.1f, sigma %.1f: mean %.4f, variance %.4f%n", p[0], p[1],
                distribution.mean(), distribution.variance());
        }
    }
}
JAVA
seen=$("$java" -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  mu 0.0, sigma 1.0: mean 1.6487, variance 0.0000
  mu 2.0, sigma 0.5: mean 8.3729, variance 3757.5204
TEXT
)

cat <<TEXT
library   Smile 4.4.2, JDK $jdk
done      LogNormalDistribution(mu, sigma): mean(), variance() for (0, 1) and (2, 0.5)
expected  variance (e^(sigma^2) - 1) e^(2 mu + sigma^2): 4.6708 and 19.9117
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
