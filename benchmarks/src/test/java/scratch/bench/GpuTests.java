package scratch.bench;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import scratch.cuda.driver.Detection;

/// Runs the tests that need a GPU, and those of the kernels, which with `-Dscratch.gpu=require` run there instead of on the
/// interpreter. Exit code 0 if all pass, 1 if one fails, 2 if there is no GPU.
final class GpuTests {

    private GpuTests() {
    }

    public static void main(String[] args) {
        Detection found = Detection.ofThisMachine();
        if (!found.usable()) {
            System.out.println("tests: no CUDA device, nothing was tested: " + found.reason());
            System.exit(2);
        }
        long failed = run("tagged gpu", request().filters(TagFilter.includeTags("gpu")).build())
            + run("of the kernels", request().filters(includeClassNamePatterns("scratch\\.cuda\\.kernel\\..*OnInterpreterTest"))
                .build());
        System.exit(failed == 0 ? 0 : 1);
    }

    private static LauncherDiscoveryRequestBuilder request() {
        return LauncherDiscoveryRequestBuilder.request().selectors(selectPackage("scratch.cuda"));
    }

    /// The number of failures; no test at all counts as one.
    private static long run(String what, LauncherDiscoveryRequest request) {
        System.out.println("tests " + what + ":");
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        PrintWriter out = new PrintWriter(System.out, true);
        summary.getSummary().printFailuresTo(out, 3);
        System.out.println(summary.getSummary().getTestsSucceededCount() + " passed, "
            + summary.getSummary().getTestsSkippedCount() + " skipped, " + summary.getSummary().getTestsAbortedCount()
            + " aborted, " + summary.getSummary().getTotalFailureCount() + " failed");
        return summary.getSummary().getTestsFoundCount() == 0 ? 1 : summary.getSummary().getTotalFailureCount();
    }
}
