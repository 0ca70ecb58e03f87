package scratch.example.data;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/// 70,000 handwritten digits of 28 × 28 pixels (LeCun, Cortes and Burges, 1998), 12 MB to download.
///
/// ```java
/// ClassificationData data = Mnist.isCached() ? Mnist.train() : Datasets.digits();
/// ```
public final class Mnist {
    private static final String SITE = "https://storage.googleapis.com/cvdf-datasets/mnist/";
    private static final Download TRAIN_IMAGES = file("train-images-idx3-ubyte.gz",
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");
    private static final Download TRAIN_LABELS = file("train-labels-idx1-ubyte.gz",
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");
    private static final Download TEST_IMAGES = file("t10k-images-idx3-ubyte.gz",
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");
    private static final Download TEST_LABELS = file("t10k-labels-idx1-ubyte.gz",
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");

    private Mnist() {
    }

    private static Download file(String name, String sha256) {
        return new Download(URI.create(SITE + name), "mnist-" + name, sha256);
    }

    /// Whether all four files are on this machine.
    public static boolean isCached() {
        return List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS).stream().allMatch(Download::isCached);
    }

    /// 60,000 digits with pixels from 0 to 1; (60000, 784). Downloads what is not there yet.
    public static ClassificationData train() {
        return load("MNIST, training part", TRAIN_IMAGES, TRAIN_LABELS);
    }

    /// 10,000 digits with pixels from 0 to 1; (10000, 784). Downloads what is not there yet.
    public static ClassificationData test() {
        return load("MNIST, test part", TEST_IMAGES, TEST_LABELS);
    }

    private static ClassificationData load(String name, Download images, Download labels) {
        return pair(name, images.sha256(), IdxFile.read(images.get()), IdxFile.read(labels.get()));
    }

    /// Images and labels that belong together.
    static ClassificationData pair(String name, String sha256, IdxFile images, IdxFile labels) {
        double[][] x = images.images(255);
        DataCard card = new DataCard(name, "", x.length, x[0].length, "the digit written, 0 to 9",
            "brightness of a pixel, 0 to 1; row by row", "Y. LeCun, C. Cortes, C. J. C. Burges; from NIST",
            "CC BY-SA 3.0",
            "LeCun, Y., Bottou, L., Bengio, Y. and Haffner, P. (1998). Gradient-based learning applied to document "
                + "recognition. Proceedings of the IEEE 86(11), 2278-2324.", sha256);
        List<String> pixels = IntStream.range(0, x[0].length).mapToObj(i -> "pixel " + i).toList();
        List<String> digits = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        return new ClassificationData(card, x, labels.labels(), pixels, digits);
    }
}
