#!/usr/bin/env bash
# teavm-math: Java compiled to JavaScript keeps the bits of + and *, and nextInt of a seeded Random, but not
# java.lang.Math: tanh(1000) is no number, log1p of a tiny number is 0, rint rounds half up, and ulp(1) is 1.9e-93.
# Needs node as well.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jdk=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.version = //p')
[ "${jdk%%[.-]*}" -ge 25 ] || { echo "needs JDK 25 or later, not '$jdk': set JAVA_HOME" >&2; exit 2; }
command -v node > /dev/null || { echo "needs node on the PATH" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion><groupId>findings</groupId><artifactId>probe</artifactId><version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>org.teavm</groupId><artifactId>teavm-classlib</artifactId><version>0.16.0</version></dependency>
  </dependencies>
  <build><plugins><plugin>
    <groupId>org.teavm</groupId><artifactId>teavm-maven-plugin</artifactId><version>0.16.0</version>
    <executions><execution><goals><goal>compile</goal></goals><phase>process-classes</phase>
      <configuration><mainClass>Probe</mainClass><targetDirectory>target/js</targetDirectory></configuration>
    </execution></executions>
  </plugin></plugins></build>
</project>
POM
mkdir -p src/main/java
cat > src/main/java/Probe.java <<'JAVA'
public class Probe {
    public static void main(String[] args) {
        System.out.println("tanh(1000)      " + Math.tanh(1000));
        System.out.println("log1p(1e-20)    " + Math.log1p(1e-20));
        System.out.println("rint(2.5)       " + Math.rint(2.5));
        System.out.println("ulp(1)          " + Math.ulp(1.0));
        System.out.println("Random(42)      " + new java.util.Random(42).nextInt());
    }
}
JAVA
mvn -q -B process-classes > maven.log 2>&1 || { cat maven.log >&2; exit 2; }
"$java" -cp target/classes Probe > jvm.txt
node -e 'require("./target/js/classes.js").main([])' > js.txt
seen=$(paste -d '|' jvm.txt js.txt | sed 's/|[^|]\{16\}/|/' | awk -F'|' '{printf "  %-38s| %s\n", $1, $2}')

recorded=$(cat <<'TEXT'
  tanh(1000)      1.0                   | NaN
  log1p(1e-20)    1.0E-20               | 0.0
  rint(2.5)       2.0                   | 3.0
  ulp(1)          2.220446049250313E-16 | 1.9176146348819244E-93
  Random(42)      -1170105035           | -1170105035
TEXT
)

cat <<TEXT
library   TeaVM 0.16.0, JDK $jdk, node $(node --version)
done      the same class run by the JVM (left) and, compiled by TeaVM, by node (right)
expected  the same line twice, give or take a last digit
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
