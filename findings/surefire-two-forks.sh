#!/usr/bin/env bash
# surefire-two-forks: Maven on an older JDK, tests for a newer one, which Surefire is told to use: with one fork a failing test
# fails the build, with two forks no test runs and the build succeeds.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
properties=$("$java" -XshowSettings:properties -version 2>&1)
jdk=$(sed -n 's/^ *java.version = //p' <<< "$properties")
[ "${jdk%%[.-]*}" -ge 25 ] || { echo "needs JDK 25 or later, not '$jdk': set JAVA_HOME" >&2; exit 2; }
home=$(sed -n 's/^ *java.home = //p' <<< "$properties")
[ -x "${OLDER_JDK:-}/bin/java" ] || { echo "needs a JDK from 17 to 24 for Maven itself: set OLDER_JDK" >&2; exit 2; }
older=$("$OLDER_JDK/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.version = //p')
[ "${older%%[.-]*}" -lt 25 ] || { echo "OLDER_JDK is JDK $older: must be older than 25" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion><groupId>findings</groupId><artifactId>probe</artifactId><version>1</version>
  <properties>
    <maven.compiler.release>25</maven.compiler.release><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>
      <version>5.14.4</version><scope>test</scope></dependency>
  </dependencies>
  <build><plugins>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version>
      <configuration><fork>true</fork><executable>${newer}/bin/javac</executable></configuration></plugin>
    <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.6.0</version>
      <configuration><jvm>${newer}/bin/java</jvm><forkCount>${forks}</forkCount></configuration></plugin>
  </plugins></build>
</project>
POM
mkdir -p src/test/java/probe
cat > src/test/java/probe/FailingTest.java <<'JAVA'
package probe;

class FailingTest {
    @org.junit.jupiter.api.Test
    void fails() {
        throw new AssertionError("this test always fails");
    }
}
JAVA
seen=$(for forks in 1 2; do
    status=0
    JAVA_HOME=$OLDER_JDK mvn -B test -Dnewer="$home" -Dforks=$forks > maven.$forks.log 2>&1 || status=$?
    printf '  %d fork(s): %s test classes run, Maven exits with %d\n' $forks "$(grep -c 'Running probe' maven.$forks.log)" $status
done)
grep -q 'FailingTest' maven.1.log || { cat maven.1.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  1 fork(s): 1 test classes run, Maven exits with 1
  2 fork(s): 0 test classes run, Maven exits with 0
TEXT
)

cat <<TEXT
tool      Maven Surefire 3.6.0, JUnit 5.14.4; Maven on JDK $older, javac and <jvm> of JDK $jdk
done      mvn test of one test that always fails, with forkCount 1 and 2
expected  the build fails both times
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
