#!/usr/bin/env bash
# smile-knn-identity: a k-NN classifier overlooks a training row when the query is that very array, and finds it when
# the query is a copy. So accuracy on the training set depends on whether the rows were cloned.
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
import smile.classification.KNN;

public class Probe {
    public static void main(String[] args) {
        double[][] x = {{0}, {1}, {2}, {10}};
        int[] y = {0, 1, 1, 1};
        KNN<double[]> model = KNN.fit(x, y, 1);
        System.out.println("  the row itself: class " + model.predict(x[0]));
        System.out.println("  a copy of it:   class " + model.predict(x[0].clone()));
    }
}
JAVA
seen=$("$java" -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  the row itself: class 1
  a copy of it:   class 0
TEXT
)

cat <<TEXT
library   Smile 4.4.2, JDK $jdk
done      KNN.fit(x, y, 1) on the rows 0, 1, 2, 10 of classes 0, 1, 1, 1; predict(x[0]) and predict(x[0].clone())
expected  class 0 both times: the nearest row is at distance 0
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
