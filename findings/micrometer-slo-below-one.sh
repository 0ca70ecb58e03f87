#!/usr/bin/env bash
# micrometer-slo-below-one: buckets of a distribution summary stay empty for objectives below 1, although all values lie
# there; they fill when percentiles are published as well, an option about something else.
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
    <dependency><groupId>io.micrometer</groupId><artifactId>micrometer-core</artifactId>
      <version>1.17.2</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars \
    > maven.log 2>&1 || { cat maven.log >&2; exit 2; }

cat > Probe.java <<'JAVA'
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

public class Probe {
    public static void main(String[] args) {
        show("objectives alone  ", summary());
        show("with a percentile ", summary().publishPercentiles(0.5).percentilePrecision(3));
        show("in thousandths    ", summary().scale(1000).serviceLevelObjectives(250, 500, 750, 1000));
    }

    private static DistributionSummary.Builder summary() {
        return DistributionSummary.builder("score").serviceLevelObjectives(0.25, 0.5, 0.75, 1);
    }

    private static void show(String name, DistributionSummary.Builder builder) {
        DistributionSummary summary = builder.register(new SimpleMeterRegistry());
        for (int i = 1; i <= 100; i++) {
            summary.record(i / 100.0);
        }
        StringBuilder text = new StringBuilder("  " + name);
        for (var bucket : summary.takeSnapshot().histogramCounts()) {
            text.append("  <= " + bucket.bucket() + ": " + (long) bucket.count());
        }
        System.out.println(text);
    }
}
JAVA
seen=$("$java" -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  objectives alone    <= 0.25: 0  <= 0.5: 0  <= 0.75: 0  <= 1.0: 100
  with a percentile   <= 0.25: 25  <= 0.5: 50  <= 0.75: 75  <= 1.0: 100
  in thousandths      <= 250.0: 25  <= 500.0: 50  <= 750.0: 75  <= 1000.0: 100
TEXT
)

cat <<TEXT
library   Micrometer 1.17.2, JDK $jdk
done      the scores 0.01, 0.02 ... 1.00 in a DistributionSummary with objectives 0.25, 0.5, 0.75, 1; alone, with
          publishPercentiles(0.5), and in thousandths
expected  25, 50, 75 and 100 values at or below, every time
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
