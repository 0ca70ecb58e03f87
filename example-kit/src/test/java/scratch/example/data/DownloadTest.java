package scratch.example.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final byte[] CONTENT = content();
    private static final String CHECKSUM = Sha256.of(CONTENT);

    @TempDir
    private Path cache;
    private HttpServer server;
    private ExecutorService threads;
    private String cacheBefore;
    /// The Range header of each request, `-` where there was none.
    private final List<String> requests = new ArrayList<>();

    @BeforeEach
    void startServer() throws IOException {
        cacheBefore = System.getProperty("scratch.cache");
        System.setProperty("scratch.cache", cache.toString());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        threads.shutdownNow();
        if (cacheBefore == null) {
            System.clearProperty("scratch.cache");
        } else {
            System.setProperty("scratch.cache", cacheBefore);
        }
    }

    @Test
    void aFileIsFetchedOnceAndThenKept() throws IOException {
        serve(this::whole);
        Download download = download(CHECKSUM);

        assertThat(download.isCached()).isFalse();
        assertThat(download.get()).isEqualTo(cache.resolve("data.bin")).hasBinaryContent(CONTENT);
        assertThat(download.isCached()).isTrue();
        download.get();

        assertThat(requests).containsExactly("-");
        assertThat(files()).containsExactly("data.bin");
    }

    @Test
    void aBrokenConnectionIsSaidAndContinuedLater() throws IOException {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 60_000);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertThatThrownBy(() -> download(CHECKSUM).get()).isInstanceOf(UncheckedIOException.class)
            .hasMessageContaining("bytes are kept, run again to continue");
        assertThat(cache.resolve("data.bin")).doesNotExist();
        long kept = Files.size(cache.resolve("data.bin.part"));
        assertThat(kept).isPositive().isLessThanOrEqualTo(60_000);

        serve(this::range);
        assertThat(download(CHECKSUM).get()).hasBinaryContent(CONTENT);

        assertThat(requests).containsExactly("-", "bytes=" + kept + "-");
        assertThat(files()).containsExactly("data.bin");
    }

    @Test
    void aServerWithoutRangesSendsAllAgain() throws IOException {
        Files.write(cache.resolve("data.bin.part"), Arrays.copyOf(CONTENT, 1000));
        serve(this::whole);

        assertThat(download(CHECKSUM).get()).hasBinaryContent(CONTENT);
        assertThat(requests).containsExactly("bytes=1000-");
    }

    @Test
    void aForeignRestIsReplacedFromTheStart() throws IOException {
        Files.write(cache.resolve("data.bin.part"), new byte[1000]);
        serve(this::range);

        assertThat(download(CHECKSUM).get()).hasBinaryContent(CONTENT);
        assertThat(requests).containsExactly("bytes=1000-", "-");
    }

    @Test
    void aRestThatIsTooLongIsReplacedFromTheStart() throws IOException {
        Files.write(cache.resolve("data.bin.part"), new byte[CONTENT.length + 5]);
        serve(this::range);

        assertThat(download(CHECKSUM).get()).hasBinaryContent(CONTENT);
        assertThat(requests).hasSize(2);
    }

    @Test
    void aWrongChecksumIsRefusedAndNothingIsKept() throws IOException {
        serve(this::whole);

        assertThatThrownBy(() -> download("0".repeat(64)).get()).isInstanceOf(UncheckedIOException.class)
            .hasMessageContaining("checksum " + CHECKSUM + " instead of the expected one")
            .hasMessageContaining("0".repeat(64));
        assertThat(files()).isEmpty();
    }

    @Test
    void anAlteredCopyIsReplaced() throws IOException {
        Files.write(cache.resolve("data.bin"), new byte[] {1, 2, 3});
        serve(this::whole);

        assertThat(download(CHECKSUM).get()).hasBinaryContent(CONTENT);
    }

    @Test
    void anAlteredCopyIsSaidWhereItCannotBeReplaced() throws IOException {
        Files.write(cache.resolve("data.bin"), new byte[] {1, 2, 3});
        serve(exchange -> exchange.sendResponseHeaders(500, -1));

        assertThatThrownBy(() -> download(CHECKSUM).get())
            .hasMessageContaining("HTTP 500 (the copy in the cache had another checksum and was removed)");
        assertThat(files()).isEmpty();
    }

    @Test
    void aMissingPageIsSaidWithTheWayOut() throws IOException {
        serve(exchange -> exchange.sendResponseHeaders(404, -1));

        assertThatThrownBy(() -> download(CHECKSUM).get()).isInstanceOf(UncheckedIOException.class)
            .hasMessage(String.format(Locale.ROOT, """
                download: %s: HTTP 404
                Without a network, put the file there by hand:
                  %s
                Its SHA-256 checksum must be %s""", address(), cache.resolve("data.bin"), CHECKSUM));
        assertThat(files()).isEmpty();
    }

    @Test
    void aServerThatIsDownIsSaidWithTheWayOut() throws IOException {
        Download download = download(CHECKSUM);
        server.stop(0);

        assertThatThrownBy(download::get).isInstanceOf(UncheckedIOException.class)
            .hasMessageContaining(address().toString())
            .hasMessageContaining(cache.resolve("data.bin").toString()).hasMessageContaining(CHECKSUM);
        assertThat(files()).isEmpty();
    }

    @Test
    void aFilePutThereByHandIsTaken() throws IOException {
        Files.write(cache.resolve("data.bin"), CONTENT);
        server.stop(0);

        assertThat(download(CHECKSUM).get()).hasBinaryContent(CONTENT);
    }

    @Test
    void aRedirectIsFollowed() throws IOException {
        server.createContext("/elsewhere", this::whole);
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(download(CHECKSUM).get()).hasBinaryContent(CONTENT);
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        serve(exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 5000);
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Download.Limits impatient = new Download.Limits(Duration.ofSeconds(5), Duration.ofMillis(300));

        assertThatThrownBy(() -> download(CHECKSUM).get(impatient)).isInstanceOf(UncheckedIOException.class)
            .hasMessageContaining("run again to continue");
        end.countDown();
    }

    @Test
    void namesAndChecksumsAreCheckedAtOnce() {
        assertThatThrownBy(() -> new Download(address(), "../x", CHECKSUM)).hasMessageContaining("'../x'");
        assertThatThrownBy(() -> new Download(address(), "x", "abc")).hasMessageContaining("64 hexadecimal digits");
    }

    private void whole(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, CONTENT.length);
        exchange.getResponseBody().write(CONTENT);
    }

    private void range(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            whole(exchange);
            return;
        }
        int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        if (from >= CONTENT.length) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Range",
            String.format(Locale.ROOT, "bytes %d-%d/%d", from, CONTENT.length - 1, CONTENT.length));
        exchange.sendResponseHeaders(206, CONTENT.length - from);
        exchange.getResponseBody().write(CONTENT, from, CONTENT.length - from);
    }

    private void serve(HttpHandler handler) {
        try {
            server.removeContext("/data.bin");
        } catch (IllegalArgumentException e) {
            // The first handler replaces none.
        }
        server.createContext("/data.bin", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(range == null ? "-" : range);
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private Download download(String checksum) {
        return new Download(address(), "data.bin", checksum);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data.bin");
    }

    private List<String> files() throws IOException {
        try (var paths = Files.list(cache)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] content() {
        byte[] bytes = new byte[200_000];
        Generators.random(5).nextBytes(bytes);
        return bytes;
    }
}
