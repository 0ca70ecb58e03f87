#!/usr/bin/env bash
# vector-api-warm-up: the same method on the same input returns other numbers once it is hot. lanewise(EXP) computes
# like StrictMath until C2 has compiled the loop, and with the vector library of the JDK from then on.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jdk=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.version = //p')
[ "${jdk%%[.-]*}" -ge 25 ] || { echo "needs JDK 25 or later, not '$jdk': set JAVA_HOME" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > Probe.java <<'JAVA'
import jdk.incubator.vector.*;

public class Probe {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    public static void main(String[] args) {
        double[] x = new double[4096];
        for (int i = 0; i < x.length; i++) {
            x[i] = -5 + 10.0 * i / x.length;
        }
        double[] first = exp(x);
        double largest = 0;
        int differ = 0;
        long end = System.nanoTime() + 60_000_000_000L;          // a second is enough on an idle machine
        while (differ == 0 && System.nanoTime() < end) {
            double[] later = exp(x);
            for (int i = 0; i < x.length; i++) {
                differ += later[i] == first[i] ? 0 : 1;
                largest = Math.max(largest, Math.abs(later[i] - first[i]) / Math.ulp(first[i]));
            }
        }
        System.out.println(differ == 0 ? "  never differs" : "  differs after warm-up, by at most 1 ulp: " + (largest <= 1));
    }

    private static double[] exp(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i += SPECIES.length()) {
            DoubleVector.fromArray(SPECIES, x, i).lanewise(VectorOperators.EXP).intoArray(y, i);
        }
        return y;
    }
}
JAVA
seen=$("$java" --add-modules jdk.incubator.vector Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  differs after warm-up, by at most 1 ulp: true
TEXT
)

cat <<TEXT
library   jdk.incubator.vector, JDK $jdk
done      exp of 4096 numbers in [-5, 5) by DoubleVector.lanewise(EXP), the same loop over and over, compared with its own
          first result
expected  bitwise the same result every time
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
