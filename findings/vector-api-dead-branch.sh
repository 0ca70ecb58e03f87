#!/usr/bin/env bash
# vector-api-dead-branch: twelve vector sums in one loop run twice as fast once two branches that are never taken stand
# between them. On 16 registers C2 begins a turn with all its loads, and keeps a sum on the stack; no load passes a branch.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jdk=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.version = //p')
[ "${jdk%%[.-]*}" -ge 25 ] || { echo "needs JDK 25 or later, not '$jdk': set JAVA_HOME" >&2; exit 2; }
[ "$(uname -m)" = x86_64 ] || { echo "needs an x86-64 processor: the finding is about its 16 registers" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# The text of a loop: 6 numbers of A, 2 vectors of B, 12 sums. `$1` is its name, `$2` yes for the two branches.
loop() {
    echo "    static void $1(double[] a, double[] b, int k, double[] c, int step) {"
    for i in 0 1 2 3 4 5; do echo "        DoubleVector s$i = DoubleVector.zero(S), t$i = DoubleVector.zero(S);"; done
    echo "        for (int p = 0; p < k; p++) {"
    echo "            DoubleVector x = DoubleVector.fromArray(S, b, p * 8), y = DoubleVector.fromArray(S, b, p * 8 + 4);"
    for i in 0 1 2 3 4 5; do
        if [ "$2" = yes ] && [ "$i" = 2 ]; then echo "            if (p == -2 - step) break;"; fi
        if [ "$2" = yes ] && [ "$i" = 4 ]; then echo "            if (p == -1 - step) break;"; fi
        echo "            DoubleVector f$i = DoubleVector.broadcast(S, a[p * 6 + $i]);"
        echo "            s$i = f$i.fma(x, s$i); t$i = f$i.fma(y, t$i);"
    done
    echo "        }"
    for i in 0 1 2 3 4 5; do echo "        s$i.intoArray(c, $i * step); t$i.intoArray(c, $i * step + 4);"; done
    echo "    }"
}

{
    cat <<'JAVA'
import java.util.Arrays;
import jdk.incubator.vector.*;

public class Probe {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_256;

    public static void main(String[] args) {
        int k = 256;
        double[] a = new double[6 * k], b = new double[8 * k], c = new double[48], d = new double[48];
        Arrays.setAll(a, i -> i % 5);
        Arrays.setAll(b, i -> i % 7);
        double plain = time(() -> straight(a, b, k, c, 8));
        double guarded = time(() -> branched(a, b, k, d, 8));
        System.out.println("  the same sums: " + Arrays.equals(c, d));
        System.out.println("  without branches it takes " + (plain / guarded > 1.3 ? "above" : "at most") + " 1.3 times as long");
        System.err.printf("without branches %.2f times as long%n", plain / guarded);
    }

    // Nanoseconds of the fastest of many rounds, after 3 seconds of warm-up.
    private static double time(Runnable loop) {
        long end = System.nanoTime() + 3_000_000_000L;
        while (System.nanoTime() < end) {
            loop.run();
        }
        double[] rounds = new double[40];
        for (int i = 0; i < rounds.length; i++) {
            long start = System.nanoTime();
            for (int j = 0; j < 1000; j++) {
                loop.run();
            }
            rounds[i] = System.nanoTime() - start;
        }
        return Arrays.stream(rounds).min().orElseThrow();
    }

JAVA
    loop straight no
    loop branched yes
    echo "}"
} > Probe.java
seen=$("$java" --add-modules jdk.incubator.vector -XX:UseAVX=2 Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  the same sums: true
  without branches it takes above 1.3 times as long
TEXT
)

cat <<TEXT
library   jdk.incubator.vector, JDK $jdk, -XX:UseAVX=2
done      a loop of 12 fused multiply-adds on vectors of 4 doubles, as it is, and with two branches in it that are never taken
expected  a branch costs a little time, or none
seen
$seen
measured  $(grep times java.log || true)
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
