#!/usr/bin/env bash
# weka-correlation: Utils.correlation calls a column that never changes perfectly correlated with every other: it
# answers 1.
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
    <dependency><groupId>nz.ac.waikato.cms.weka</groupId><artifactId>weka-stable</artifactId>
      <version>3.8.6</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars \
    > maven.log 2>&1 || { cat maven.log >&2; exit 2; }

cat > Probe.java <<'JAVA'
import weka.core.Utils;

public class Probe {
    public static void main(String[] args) {
        double[] rising = {1, 2, 3};
        double[] falling = {3, 2, 1};
        double[] constant = {5, 5, 5};
        System.out.println("  rising, constant  " + Utils.correlation(rising, constant, 3));
        System.out.println("  falling, constant " + Utils.correlation(falling, constant, 3));
        System.out.println("  rising, falling   " + Utils.correlation(rising, falling, 3));
    }
}
JAVA
seen=$("$java" -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  rising, constant  1.0
  falling, constant 1.0
  rising, falling   -1.0
TEXT
)

cat <<TEXT
library   Weka 3.8.6, JDK $jdk
done      Utils.correlation of the columns 1, 2, 3 and 3, 2, 1 with 5, 5, 5 and with each other
expected  NaN or 0 for the constant: the formula is 0 / 0 there; and -1
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
