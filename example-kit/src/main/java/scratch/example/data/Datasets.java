package scratch.example.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Small real data sets that come with the workspace; nothing is downloaded.
///
/// ```java
/// ClassificationData iris = Datasets.iris();          // x: (150, 4), y: 0, 1, 2
/// double[] petals = iris.column("petal length (cm)");
/// ```
/// Each call reads the file anew, so the arrays are the caller's own. A file that was changed is refused.
public final class Datasets {
    private static final String UCI = "UCI Machine Learning Repository";
    private static final String CC_BY = "CC BY 4.0";

    private static final DataCard IRIS = new DataCard("iris", "iris.csv", 150, 4,
        "species: setosa, versicolor, virginica; 50 flowers each", "centimetres",
        "R. A. Fisher, measured by E. Anderson; " + UCI, CC_BY,
        "Fisher, R. A. (1936). The use of multiple measurements in taxonomic problems. Annals of Eugenics 7(2), "
            + "179-188. https://doi.org/10.24432/C56C76",
        "9e2cd82c919a1fccc884f5e20ad9d00f40cf6874e3a708d64ed58c26e6c861a2");
    private static final DataCard WINE = new DataCard("wine", "wine.csv", 178, 13,
        "cultivar of the grape: three growers of one region in Italy", "chemical analyses, each in its own unit",
        "M. Forina et al., PARVUS, Genoa; " + UCI, CC_BY,
        "Aeberhard, S. and Forina, M. (1992). Wine. https://doi.org/10.24432/C5PC7J",
        "cd80158fad3d1e203d61dae42242620b02dd5f918e637b5f08381e39e7cf5204");
    private static final DataCard BREAST_CANCER = new DataCard("breast cancer", "breast_cancer.csv", 569, 30,
        "diagnosis: malignant (212), benign (357)",
        "ten properties of cell nuclei in an image: mean, standard error and worst of each",
        "W. H. Wolberg, W. N. Street, O. L. Mangasarian, University of Wisconsin; " + UCI, CC_BY,
        "Wolberg, W., Mangasarian, O., Street, N. and Street, W. (1993). Breast Cancer Wisconsin (Diagnostic). "
            + "https://doi.org/10.24432/C5DW2B",
        "9b9e3a2fe53a2264f7e756aff00ab883450186c47bfb2027b4d90ca51d23347d");
    private static final DataCard DIABETES = new DataCard("diabetes", "diabetes.csv", 442, 10,
        "progression of the disease one year after the measurements (25 to 346)",
        "each column centred and scaled so that its squares add up to 1",
        "B. Efron, T. Hastie, I. Johnstone, R. Tibshirani", "free for any use; cite the paper",
        "Efron, B., Hastie, T., Johnstone, I. and Tibshirani, R. (2004). Least angle regression. "
            + "Annals of Statistics 32(2), 407-499.",
        "217e07ce3890b29c3e6773b7a9712c3f1d1cdb2c56d697a790ebdf8ea455a052");
    private static final DataCard DIGITS = new DataCard("digits", "digits.csv", 1797, 64,
        "the digit written, 0 to 9", "darkness of a pixel, 0 to 16; 8 × 8 pixels, row by row",
        "E. Alpaydin, C. Kaynak, Bogazici University (test part); " + UCI, CC_BY,
        "Alpaydin, E. and Kaynak, C. (1998). Optical Recognition of Handwritten Digits. "
            + "https://doi.org/10.24432/C50P49",
        "9f7fca3251c178a06039990b75e3023f8b888151d2e2d4579c3ba0d2744a1d00");

    private Datasets() {
    }

    /// The cards of all data sets.
    public static List<DataCard> cards() {
        return List.of(IRIS, WINE, BREAST_CANCER, DIABETES, DIGITS);
    }

    /// Three species of iris, told apart by four lengths; (150, 4).
    public static ClassificationData iris() {
        return classification(IRIS, List.of("setosa", "versicolor", "virginica"));
    }

    /// Three cultivars of grape, told apart by thirteen chemical analyses; (178, 13).
    public static ClassificationData wine() {
        return classification(WINE, List.of("cultivar 0", "cultivar 1", "cultivar 2"));
    }

    /// Malignant (0) or benign (1), from thirty measures of cell nuclei; (569, 30).
    public static ClassificationData breastCancer() {
        return classification(BREAST_CANCER, List.of("malignant", "benign"));
    }

    /// How far diabetes went in a year, from ten measurements of the patient; (442, 10).
    public static RegressionData diabetes() {
        CsvFile file = file(DIABETES);
        double[][] table = file.numbers();     // the target last; (n, d + 1)
        return new RegressionData(DIABETES, features(table), Columns.column(table, DIABETES.features()), names(file));
    }

    /// Handwritten digits of 8 × 8 pixels; (1797, 64).
    public static ClassificationData digits() {
        return classification(DIGITS, IntStream.range(0, 10).mapToObj(Integer::toString).toList());
    }

    private static ClassificationData classification(DataCard card, List<String> classNames) {
        CsvFile file = file(card);
        double[][] table = file.numbers();     // the target last; (n, d + 1)
        int[] y = new int[table.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (int) table[i][card.features()];
        }
        return new ClassificationData(card, features(table), y, names(file), classNames);
    }

    private static CsvFile file(DataCard card) {
        byte[] bytes = CsvFile.resourceBytes(Datasets.class, card.file());
        verify(card, bytes);
        return CsvFile.parse(card.file(), bytes);
    }

    static void verify(DataCard card, byte[] bytes) {
        String found = Sha256.of(bytes);
        if (!found.equals(card.sha256())) {
            throw new IllegalStateException(String.format(Locale.ROOT,
                "%s: checksum %s: the original has %s, restore the file", card.file(), found, card.sha256()));
        }
    }

    private static double[][] features(double[][] table) {
        double[][] x = new double[table.length][];
        for (int i = 0; i < x.length; i++) {
            x[i] = Arrays.copyOf(table[i], table[i].length - 1);
        }
        return x;
    }

    private static List<String> names(CsvFile file) {
        List<String> names = new ArrayList<>(file.header());
        names.removeLast();
        names.replaceAll(name -> name.replace('_', ' '));
        return names;
    }
}
