package scratch.deep.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// A checksum of every byte of a safetensors file, within the file: it is its first text, `crc32`, and counts its own
/// eight digits as zeros. So names, shapes, numbers, texts and even the spaces between them are covered.
final class Seal {
    static final String NAME = "crc32";
    static final String OPEN = "00000000";
    private static final byte[] BEFORE = ("{\"" + Safetensors.METADATA + "\":{\"" + NAME + "\":\"")
            .getBytes(StandardCharsets.US_ASCII);
    private static final int AT = SafetensorsFile.LENGTH + BEFORE.length;       // where the digits stand
    private static final int STRETCH = 1 << 30;

    private final CRC32 crc = new CRC32();

    /// @param header with [#OPEN] in place of the digits
    Seal(byte[] header) {
        crc.update(header);
    }

    void add(ByteBuffer bytes) {
        crc.update(bytes);
    }

    /// Writes the digits into the header.
    void close(byte[] header) {
        byte[] digits = digits(crc).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, header, AT, digits.length);
    }

    /// @throws IllegalArgumentException if the file has no seal, or was changed after it got it
    static void require(SafetensorsFile file) {
        int end = AT + OPEN.length();
        if (file.size() < end || !file.bytes(SafetensorsFile.LENGTH, AT).equals(ByteBuffer.wrap(BEFORE))) {
            throw new IllegalArgumentException("checkpoint: no checksum at the begin of the file: it was not written here,"
                    + " or was edited");
        }
        CRC32 found = new CRC32();
        found.update(file.bytes(0, AT));
        found.update(OPEN.getBytes(StandardCharsets.US_ASCII));
        for (long from = end; from < file.size(); from += STRETCH) {
            found.update(file.bytes(from, Math.min(file.size(), from + STRETCH)));
        }
        String stated = StandardCharsets.ISO_8859_1.decode(file.bytes(AT, end)).toString();
        if (!stated.equals(digits(found))) {
            throw new IllegalArgumentException("checkpoint: checksum " + stated + " in the file, " + digits(found)
                    + " of its bytes: must be equal, the file is damaged or was edited");
        }
    }

    private static String digits(CRC32 crc) {
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
