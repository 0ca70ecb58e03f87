package scratch.bench;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The flags that take a machine down to a smaller one: with `-XX:UseAVX=2` for Java and `OPENBLAS_CORETYPE=Haswell` for
/// OpenBLAS, a processor with AVX-512 stands in for one with AVX2. Its times are those of another machine.
final class StandIn {
    private static final Pattern OF_JAVA =
        Pattern.compile("-XX:(UseAVX|UseSSE|MaxVectorSize)=\\d+|-Dscratch\\.kernels(\\.\\w+)?=\\w+");
    private static final Pattern OF_LIBRARIES =
        Pattern.compile("(OPENBLAS_CORETYPE|ATEN_CPU_CAPABILITY|ONEDNN_MAX_CPU_ISA)=\\w+");
    private static final Pattern AVX2_IN_JAVA = Pattern.compile("-XX:UseAVX=2\\b");
    private static final Pattern AVX2_IN_OPENBLAS = Pattern.compile("(?i)OPENBLAS_CORETYPE=(Haswell|Zen)\\b");
    private static final Pattern AVX2_IN_PYTORCH = Pattern.compile("(?i)(ATEN_CPU_CAPABILITY|ONEDNN_MAX_CPU_ISA)=AVX2\\b");

    private StandIn() {
    }

    /// The flags among a JVM's arguments, those that JMH is to give to its forks, and the environment; sorted, each once.
    static String flags(Collection<String> jvmArguments, String command, Map<String, String> environment) {
        SortedSet<String> found = new TreeSet<>();
        collect(OF_JAVA.matcher(String.join(" ", jvmArguments) + " " + command), found);
        environment.forEach((name, value) -> collect(OF_LIBRARIES.matcher(name + "=" + value), found));
        return String.join(" ", found);
    }

    private static void collect(Matcher matcher, Collection<String> found) {
        while (matcher.find()) {
            found.add(matcher.group());
        }
    }

    /// What the flags stand for: those of Java and those of a library that mean the same name one machine.
    static String words(String flags) {
        SortedSet<String> words = new TreeSet<>();
        for (String flag : flags.split(" ")) {
            if (AVX2_IN_JAVA.matcher(flag).matches() || AVX2_IN_OPENBLAS.matcher(flag).matches()
                || AVX2_IN_PYTORCH.matcher(flag).matches()) {
                words.add("AVX2");
            } else if (!flag.isEmpty()) {
                words.add(flag.replaceFirst("^-(XX:|D)", ""));
            }
        }
        return String.join(", ", words);
    }

    /// Java with all its registers against a library that is held back, or the other way round, compares two machines.
    ///
    /// @throws IllegalArgumentException if only one of the two is held to AVX2
    static void requireBothOrNone(String flags) {
        if (AVX2_IN_JAVA.matcher(flags).find() != AVX2_IN_OPENBLAS.matcher(flags).find()) {
            throw new IllegalArgumentException("machine: flags " + flags + ": -XX:UseAVX=2 for Java and"
                + " OPENBLAS_CORETYPE=Haswell for OpenBLAS go together, or their ratio compares two machines");
        }
    }
}
