package scratch.classic.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

import org.json.JSONException;
import org.json.JSONObject;

/// A JSON file with format, version and checksum, for [PipelineFile].
///
/// The checksum is the SHA-256 of the whole text with the checksum's own digits taken as 0, so that no byte can change
/// unseen by chance; it does not keep anybody from writing a new one. A file appears under its name only when it is complete.
final class SealedFile {
    private static final String FORMAT = "fitted pipeline";
    private static final int VERSION = 1;
    private static final String NO_CHECKSUM = "0".repeat(64);

    private SealedFile() {
    }

    /// Adds format, version and checksum, and writes.
    static void write(JSONObject content, Path file) {
        String text = content.put("format", FORMAT).put("version", VERSION).put("sha256", NO_CHECKSUM).toString(1);
        String complete = text.replace(NO_CHECKSUM, sha256(text));
        // subtle: a temporary file of the JDK is for its owner alone, and would still be so under its last name
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try {
                Files.writeString(part, complete, StandardOpenOption.CREATE_NEW);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PipelineFile.save: " + file + ": cannot be written", e);
        }
    }

    /// What was written, if it still is.
    ///
    /// @throws IllegalArgumentException if the file is cut, changed, of another format or newer than this program
    static JSONObject read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw refused(file, "bytes that are no UTF-8 text", "the file was changed");
        } catch (IOException e) {
            throw new UncheckedIOException("PipelineFile.read: " + file + ": cannot be read", e);
        }
        JSONObject content;
        try {
            content = new JSONObject(text);
        } catch (JSONException e) {
            throw refused(file, "no complete JSON object (" + e.getMessage() + ")", "the file was cut or changed");
        }
        if (!FORMAT.equals(content.opt("format"))) {
            throw refused(file, "format " + content.opt("format"), "must be '" + FORMAT + "'");
        }
        if (!(content.opt("version") instanceof Integer version) || version < 1) {
            throw refused(file, "version " + content.opt("version"), "must be a whole number from 1");
        }
        if (version > VERSION) {
            throw refused(file, "version " + version, "this program reads versions up to " + VERSION + ": take a newer one");
        }
        String checksum = content.optString("sha256");
        if (checksum.length() != NO_CHECKSUM.length() || !sha256(text.replace(checksum, NO_CHECKSUM)).equals(checksum)) {
            throw refused(file, "the checksum does not fit", "the file was changed after it was written");
        }
        return content;
    }

    /// What is said of a file that is refused.
    static IllegalArgumentException refused(Path file, String given, String rule) {
        return new IllegalArgumentException("PipelineFile.read: " + file + ": " + given + ": " + rule);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("PipelineFile: every JDK has SHA-256", e);
        }
    }
}
