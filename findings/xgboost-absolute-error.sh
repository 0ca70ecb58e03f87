#!/usr/bin/env bash
# xgboost-absolute-error: two objectives for the same loss start from different numbers: quantile 0.5 from the median,
# absolute error from somewhere between median and mean. A step that should stand still there is taken by the one and
# not by the other.
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
    <dependency><groupId>ml.dmlc</groupId><artifactId>xgboost4j_2.12</artifactId><version>3.4.0</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars \
    > maven.log 2>&1 || { cat maven.log >&2; exit 2; }

cat > Probe.java <<'JAVA'
import java.util.*;
import ml.dmlc.xgboost4j.java.*;

public class Probe {
    public static void main(String[] args) throws XGBoostError {
        var data = new DMatrix(new float[] {0, 1, 2, 3, 4, 5, 6, 7}, 8, 1, Float.NaN);
        data.setLabel(new float[] {1, 1, 1, 1, 10, 10, 10, 100});
        for (String objective : List.of("reg:squarederror", "reg:quantileerror", "reg:absoluteerror")) {
            Map<String, Object> options = Map.of("objective", objective, "quantile_alpha", 0.5, "eta", 1e-6,
                "nthread", 1, "verbosity", 0);
            float start = XGBoost.train(data, options, 1, Map.of(), null, null).predict(data)[0][0];
            System.out.printf(Locale.ROOT, "  %-18s %.2f%n", objective, start);
        }
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  reg:squarederror   16.75
  reg:quantileerror  5.50
  reg:absoluteerror  8.57
TEXT
)

cat <<TEXT
library   XGBoost4J 3.4.0, JDK $jdk
done      eight labels 1 1 1 1 10 10 10 100 (median 5.5, mean 16.75), one round with learning rate 1e-6: the prediction is
          the start
expected  5.5 for both: the constant with the least absolute error
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
