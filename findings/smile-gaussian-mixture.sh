#!/usr/bin/env bash
# smile-gaussian-mixture: EM stops after its first step when the log-likelihood is below zero, as it usually is. The
# groups that it returns are then nearly its starting guess, however far apart the true ones stand.
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
import java.util.Arrays;
import java.util.Random;
import smile.stat.distribution.GaussianMixture;

public class Probe {
    public static void main(String[] args) {
        Random random = new Random(1);
        double[] x = new double[400];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i % 2 == 0 ? -3 : 3) + random.nextGaussian();
        }
        System.out.println("  as they are    " + fit(x));
        System.out.println("  divided by 100 " + fit(Arrays.stream(x).map(each -> each / 100).toArray()));
    }

    private static String fit(double[] x) {
        StringBuilder text = new StringBuilder();
        for (var component : GaussianMixture.fit(2, x).components) {
            text.append(String.format(java.util.Locale.ROOT, "  mean %.2f sd %.2f",
                component.distribution().mean(), component.distribution().sd()));
        }
        return text.toString();
    }
}
JAVA
seen=$("$java" -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  as they are      mean -1.23 sd 2.95  mean 1.22 sd 2.95
  divided by 100   mean -0.03 sd 0.01  mean 0.03 sd 0.01
TEXT
)

cat <<TEXT
library   Smile 4.4.2, JDK $jdk
done      GaussianMixture.fit(2, x): 200 numbers around -3 and 200 around 3, sd 1; then the same numbers divided by 100
expected  means -3 and 3, sd 1; then -0.03 and 0.03, sd 0.01
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
