package scratch.deep.convolution.lenet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

import scratch.deep.convolution.lenet.Exercise413Test.Reader;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise413Test implements ExerciseContract<Reader> {
    private static final int[] PIXELS = {0, 1, 2, 3, 4, 5, 255, 128, 127, 9, 10, 11};

    /// What the learner writes.
    interface Reader {
        int[][] images(byte[] file);
    }

    @Override
    public String task() {
        return "write images(file): read a file of images in MNIST's format, and refuse one that is cut off.";
    }

    @Override
    public Reader learner() {
        return Exercise413::images;
    }

    @Override
    public Reader solution() {
        return Solution413::images;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "ByteBuffer.wrap(file).getInt() reads four bytes, the largest part first. The first int is 0x00000803 for "
                + "images.",
                "Three ints follow: how many images, rows, columns. Then rows · columns bytes for each image, and nothing "
                + "else.",
                "A Java byte runs from -128 to 127: b & 0xFF makes it 0 to 255. Before you read, compare what remains with "
                        + "count · rows · columns, and throw IllegalArgumentException if it differs.");
    }

    @Override
    public void check(Reader answer) {
        byte[] file = IdxFormat.bytes(PIXELS, 2, 3, 2);
        int[][] images = answer.images(file.clone());
        Mistake.unless(images != null && images.length != 1 << 25, "You read 33554432 images: the dimensions are big-endian, "
                + "00 00 00 02 is 2.");
        Mistake.unless(images.length == 2, "The file holds 2 images; you return %d.", images.length);
        Mistake.unless(images[0].length == 6, "An image has 3 rows of 2 pixels, so 6 numbers; yours has %d.", images[0].length);
        Mistake.unless(images[0][0] == 0 && images[0][1] == 1, "The first pixels are 0 and 1; yours are %d and %d. The header "
                + "of a file of images has 16 bytes: four numbers.", images[0][0], images[0][1]);
        Mistake.unless(images[1][0] >= 0, "The brightest pixel is 255; yours is %d: a Java byte has a sign, which must go.",
                images[1][0]);
        Mistake.unless(Arrays.equals(images[1], Arrays.copyOfRange(PIXELS, 6, 12)), "The second image is %s; yours is %s.",
                Arrays.toString(Arrays.copyOfRange(PIXELS, 6, 12)), Arrays.toString(images[1]));
        refuses(answer, Arrays.copyOf(file, file.length - 1), "whose last byte is missing");
        refuses(answer, Arrays.copyOf(file, file.length + 1), "with a byte too many");
        refuses(answer, IdxFormat.bytes(PIXELS, 12), "of labels, which begins with 0 0 8 1");
    }

    private static void refuses(Reader answer, byte[] file, String what) {
        boolean refused = false;
        try {
            answer.images(file);
        } catch (IllegalArgumentException e) {
            refused = true;
        } catch (RuntimeException e) {
            Mistake.unless(false, "A file %s ends in your program as %s; say what is wrong with an IllegalArgumentException.",
                    what, e.getClass().getSimpleName());
        }
        Mistake.unless(refused, "A file %s was read as if it were whole. Throw an IllegalArgumentException.", what);
    }

    private static int[][] read(byte[] file, ByteOrder order, int header, int mask, boolean whole) {
        ByteBuffer in = ByteBuffer.wrap(file).order(order);
        int count = in.getInt(4);
        if (order == ByteOrder.LITTLE_ENDIAN) {
            return new int[count][];
        }
        if (file[3] != 3 || whole && file.length != header + count * in.getInt(8) * in.getInt(12)) {
            throw new IllegalArgumentException("not a whole file");
        }
        int[][] images = new int[count][in.getInt(8) * in.getInt(12)];
        for (int i = 0; i < images.length; i++) {
            for (int j = 0; j < images[i].length; j++) {
                int at = header + i * images[i].length + j;
                images[i][j] = at < file.length ? file[at] & mask : 0;
            }
        }
        return images;
    }

    @Override
    public List<Planted<Reader>> planted() {
        return List.of(new Planted<>("little-endian", file -> read(file, ByteOrder.LITTLE_ENDIAN, 16, 0xFF, true), "the "
                + "dimensions are big-endian, 00 00 00 02 is 2"),
                new Planted<>("header of labels", file -> read(file, ByteOrder.BIG_ENDIAN, 8, 0xFF, false), "The header of a "
                + "file of images has 16 bytes: four numbers."),
                new Planted<>("signed bytes", file -> read(file, ByteOrder.BIG_ENDIAN, 16, -1, true), "The brightest pixel is "
                + "255; yours is -1: a Java byte has a sign, which must go."),
                new Planted<>("cut off", file -> read(file, ByteOrder.BIG_ENDIAN, 16, 0xFF, false), "A file whose last byte is "
                        + "missing was read as if it were whole."));
    }
}
