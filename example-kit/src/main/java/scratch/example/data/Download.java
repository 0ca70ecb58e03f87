package scratch.example.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import scratch.example.progress.Progress;

/// A file from the network that is fetched once and then kept.
///
/// ```java
/// Path file = new Download(URI.create("https://..."), "train.gz", "440fca...").get();
/// ```
/// It lands in `~/.cache/java-ml-from-scratch`, or where `-Dscratch.cache` says. What is downloaded goes into
/// a `.part` file, which a later run continues; only a file with the right checksum gets the final name.
///
/// @param file   its name in the cache
/// @param sha256 checksum in hexadecimal
public record Download(URI url, String file, String sha256) {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60));
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    /// How long to wait for a connection, and for the next bytes.
    record Limits(Duration connect, Duration silence) { }

    public Download {
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("download: file name '" + file + "': letters, digits, . _ - only");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("download: checksum '" + sha256 + "': 64 hexadecimal digits are needed");
        }
    }

    /// The folder that downloads are kept in.
    public static Path cache() {
        String chosen = System.getProperty("scratch.cache", "");
        return chosen.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache", "java-ml-from-scratch")
            : Path.of(chosen);
    }

    /// Whether the file is there already, so that [#get] needs no network.
    public boolean isCached() {
        return Files.isRegularFile(target());
    }

    /// The file, downloaded if it is not there yet.
    ///
    /// @throws UncheckedIOException if it cannot be had; the message says what to do
    public Path get() {
        return get(LIMITS);
    }

    Path get(Limits limits) {
        try {
            Files.createDirectories(cache());
            boolean altered = isCached() && !isOriginal(target());
            if (altered) {
                Files.delete(target());
            }
            if (!isCached()) {
                fetch(limits, altered ? " (the copy in the cache had another checksum and was removed)" : "");
            }
            return target();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException("download: " + url + ": interrupted", new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException("download: " + target() + ": cannot be written", e);
        }
    }

    private Path target() {
        return cache().resolve(file);
    }

    private Path part() {
        return cache().resolve(file + ".part");
    }

    private boolean isOriginal(Path path) throws IOException {
        return Sha256.of(path).equals(sha256);
    }

    private void fetch(Limits limits, String history) throws IOException, InterruptedException {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(limits.connect)
            .followRedirects(HttpClient.Redirect.NORMAL);
        try (HttpClient client = builder.build();
             FileChannel part = FileChannel.open(part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
             FileLock lock = lock(part)) {
            boolean continued = transfer(client, part, limits, history);
            if (continued && !isOriginal(part())) {
                part.truncate(0);      // what an earlier run left did not fit: once more from the start
                transfer(client, part, limits, history);
            }
            lock.release();
        } finally {
            if (part().toFile().length() == 0) {
                Files.deleteIfExists(part());
            }
        }
        String found = Sha256.of(part());
        if (!found.equals(sha256)) {
            Files.delete(part());
            throw failure("checksum " + found + " instead of the expected one; what arrived was removed", history,
                null);
        }
        try {
            Files.move(part(), target(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part(), target(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private FileLock lock(FileChannel part) throws IOException {
        FileLock lock;
        try {
            lock = part.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            String message = "download: " + part() + ": another run is downloading this file, wait for it";
            throw new UncheckedIOException(message, new IOException("locked"));
        }
        return lock;
    }

    /// Appends what is missing; true if there was something to append to.
    private boolean transfer(HttpClient client, FileChannel part, Limits limits, String history)
        throws InterruptedException {
        try {
            long have = part.size();
            HttpResponse<InputStream> response = request(client, have, limits);
            if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
                response.body().close();
                have = 0;
                response = request(client, 0, limits);
            }
            try (InputStream body = response.body()) {
                boolean continues = response.statusCode() == PARTIAL && have > 0 && startsAt(response, have);
                if (response.statusCode() != OK && !continues) {
                    throw failure("HTTP " + response.statusCode(), history, null);
                }
                part.truncate(continues ? have : 0);
                part.position(continues ? have : 0);
                long length = response.headers().firstValueAsLong("Content-Length").orElse(0);
                copy(body, part, length, limits);
                return continues;
            }
        } catch (IOException e) {
            throw failure(reason(e), history, e);
        }
    }

    private HttpResponse<InputStream> request(HttpClient client, long from, Limits limits)
        throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(limits.silence);
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static boolean startsAt(HttpResponse<?> response, long from) {
        return response.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + from + "-");
    }

    private void copy(InputStream body, FileChannel part, long length, Limits limits) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (Silence silence = Silence.watch(body, limits.silence); Progress progress = Progress.of(file, length)) {
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                silence.broken();
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                while (bytes.hasRemaining()) {
                    part.write(bytes);
                }
                progress.advance(n);
            }
        }
    }

    private String reason(IOException e) throws InterruptedException {
        String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        long have = part().toFile().length();
        return said + (have == 0 ? "" : String.format(Locale.ROOT, "; %d bytes are kept, run again to continue", have));
    }

    private UncheckedIOException failure(String reason, String history, IOException cause) {
        String message = String.format(Locale.ROOT, """
            download: %s: %s%s
            Without a network, put the file there by hand:
              %s
            Its SHA-256 checksum must be %s""", url, reason, history, target(), sha256);
        return new UncheckedIOException(message, cause == null ? new IOException(reason) : cause);
    }
}
