#!/usr/bin/env bash
# smile-gamma-cdf: the incomplete gamma function stops adding after a fixed number of terms and returns what it has.
# From shapes of about 100,000 on, gamma, chi-square and Poisson probabilities are wrong without a word.
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
import smile.stat.distribution.*;

public class Probe {
    public static void main(String[] args) {
        for (int a : new int[] {1_000, 1_000_000}) {
            System.out.printf(java.util.Locale.ROOT, "  a = %7d: gamma %.4f, chi-square %.4f, Poisson %.4f%n", a,
                new GammaDistribution(a, 1).cdf(a), new ChiSquareDistribution(2 * a).cdf(2.0 * a),
                new PoissonDistribution(a).cdf(a));
        }
    }
}
JAVA
seen=$("$java" -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  a =    1000: gamma 0.5042, chi-square 0.5042, Poisson 0.5084
  a = 1000000: gamma 0.3416, chi-square 0.3416, Poisson 0.6586
TEXT
)

cat <<TEXT
library   Smile 4.4.2, JDK $jdk
done      cdf at the mean of Gamma(a, 1), of a chi-square with 2a degrees of freedom, and of Poisson(a), for a = 1000 and
          1,000,000
expected  a little above 0.5, and nearer to it for the larger a: 0.504 0.504 0.508, then 0.500 0.500 0.500
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
