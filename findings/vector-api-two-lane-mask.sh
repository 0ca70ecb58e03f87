#!/usr/bin/env bash
# vector-api-two-lane-mask: with vectors of two doubles, comparing and blending is tens of times slower than with four,
# though adding is not. On x86, C2 has no instruction for a mask of two lanes, and each one becomes an object.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jdk=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.version = //p')
[ "${jdk%%[.-]*}" -ge 25 ] || { echo "needs JDK 25 or later, not '$jdk': set JAVA_HOME" >&2; exit 2; }
[ "$(uname -m)" = x86_64 ] || { echo "needs an x86-64 processor: the finding is about its masks" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > Probe.java <<'JAVA'
import java.util.Arrays;
import jdk.incubator.vector.*;

public class Probe {
    private static final VectorSpecies<Double> TWO = DoubleVector.SPECIES_128;
    private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;
    private static final double[] X = new double[4096];
    private static final double[] Y = new double[X.length];

    public static void main(String[] args) {
        for (int i = 0; i < X.length; i++) {
            X[i] = i % 7 - 3;
        }
        double add = time(() -> add(TWO)) / time(() -> add(FOUR));
        double blend = time(() -> blend(TWO)) / time(() -> blend(FOUR));
        System.out.println("  two lanes take over four, adding: " + (add < 5 ? "below 5 times" : "5 times or more"));
        System.out.println("  two lanes take over four, comparing and blending: " + (blend > 15 ? "above 15 times" : "15 times or less"));
        System.err.printf("adding %.1f times, comparing and blending %.1f times%n", add, blend);
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
            for (int j = 0; j < 50; j++) {
                loop.run();
            }
            rounds[i] = System.nanoTime() - start;
        }
        return Arrays.stream(rounds).min().orElseThrow();
    }

    private static void add(VectorSpecies<Double> species) {
        if (species == TWO) {
            for (int i = 0; i < X.length; i += 2) {
                DoubleVector.fromArray(TWO, X, i).add(1).intoArray(Y, i);
            }
        } else {
            for (int i = 0; i < X.length; i += 4) {
                DoubleVector.fromArray(FOUR, X, i).add(1).intoArray(Y, i);
            }
        }
    }

    private static void blend(VectorSpecies<Double> species) {
        if (species == TWO) {
            for (int i = 0; i < X.length; i += 2) {
                DoubleVector x = DoubleVector.fromArray(TWO, X, i);
                x.blend(0, x.compare(VectorOperators.LT, 0)).intoArray(Y, i);
            }
        } else {
            for (int i = 0; i < X.length; i += 4) {
                DoubleVector x = DoubleVector.fromArray(FOUR, X, i);
                x.blend(0, x.compare(VectorOperators.LT, 0)).intoArray(Y, i);
            }
        }
    }
}
JAVA
seen=$("$java" --add-modules jdk.incubator.vector -XX:UseAVX=2 Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  two lanes take over four, adding: below 5 times
  two lanes take over four, comparing and blending: above 15 times
TEXT
)

cat <<TEXT
library   jdk.incubator.vector, JDK $jdk, -XX:UseAVX=2
done      4096 doubles, by vectors of two and of four: adding 1; and x.blend(0, x.compare(LT, 0)), which is max(x, 0)
expected  vectors of half the width take about twice as long
seen
$seen
measured  $(grep times java.log || true)
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
