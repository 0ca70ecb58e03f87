package scratch.deep.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes a message of Protocol Buffers field by field, right or wrong.
final class MessageBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static MessageBytes message() {
        return new MessageBytes();
    }

    MessageBytes raw(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    MessageBytes varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    MessageBytes key(int field, int kind) {
        return varint(field * 8L + kind);
    }

    MessageBytes whole(int field, long value) {
        return key(field, 0).varint(value);
    }

    MessageBytes wholes(int field, long... values) {
        for (long value : values) {
            whole(field, value);
        }
        return this;
    }

    MessageBytes packed(int field, long... values) {
        MessageBytes inner = message();
        for (long value : values) {
            inner.varint(value);
        }
        return bytes(field, inner.toArray());
    }

    MessageBytes real(int field, float value) {
        return key(field, 5).plain(littleEndian(value));
    }

    MessageBytes reals(int field, float... values) {
        for (float value : values) {
            real(field, value);
        }
        return this;
    }

    MessageBytes packed(int field, float... values) {
        return bytes(field, littleEndian(values));
    }

    MessageBytes text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    MessageBytes bytes(int field, byte... value) {
        return key(field, 2).varint(value.length).plain(value);
    }

    MessageBytes message(int field, MessageBytes inner) {
        return bytes(field, inner.toArray());
    }

    private MessageBytes plain(byte... value) {
        bytes.writeBytes(value);
        return this;
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }

    static byte[] littleEndian(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    // ---------------------------------------------------------------- parts of a model

    /// A model of this graph, opset 13.
    static MessageBytes model(MessageBytes graph) {
        return message().whole(1, 7).text(2, "by hand").message(7, graph).message(8, message().whole(2, 13));
    }

    static MessageBytes node(String operator, String output, String... inputs) {
        MessageBytes node = message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, operator + "_" + output).text(4, operator);
    }

    /// The first fields of a tensor: its name, type and lengths.
    static MessageBytes tensor(String name, int type, long... dims) {
        return message().packed(1, dims).whole(2, type).text(8, name);
    }

    static MessageBytes constant(String name, MessageBytes tensor) {
        return node("Constant", name).message(5, message().text(1, "value").message(5, tensor).whole(20, 4));
    }

    static MessageBytes port(String name, MessageBytes... dims) {
        MessageBytes shape = message();
        for (MessageBytes dim : dims) {
            shape.message(1, dim);
        }
        return message().text(1, name).message(2, message().message(1, message().whole(1, 1).message(2, shape)));
    }

    static MessageBytes dim(long length) {
        return message().whole(1, length);
    }
}
