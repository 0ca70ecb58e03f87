package scratch.classic.cluster.kmeansuses;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.cluster.kmeans.KMeans;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.Matrix;

/// The figures of lesson 354: customers before and after the logarithm, a picture in few colours, and a cloud that is cut.
final class Figures354 {
    private static final int ACROSS = 60;
    private static final int DOWN = 38;
    private static final double OVERLAP = 0.5;      // no seams between neighbours

    private Figures354() {
    }

    static void draw(ShopCustomers shop, KMeans model, int k, long seed, Ex354KMeansUses.Clouds clouds, KMeans cut) {
        segments(shop, model, k).save("segments", "Left, customers by orders and euros a year as they are: most of them in one "
                + "corner, a few far out. Right, the same on logarithmic axes: separate clouds, each with the colour of its "
                + "segment.");
        colours(seed).save("colours", "A landscape at sunset four times: the original, in 16, in 8 and in 4 colours. With 16 "
                + "it is hard to tell from the original; with 8 the sky falls into bands; with 4 the sun melts into the sky.");
        Plot found = Plot.of("k-means, k = 2", "", "").points(clouds.x().column(0), clouds.x().column(1), cut.labels(),
                "cluster 1", "cluster 2").focus("centroid", cut.centroids().column(0), cut.centroids().column(1)).equalAspect();
        Plot truth = Plot.of("the truth", "", "").points(clouds.x().column(0), clouds.x().column(1), clouds.y(),
                "900 points", "60 points").equalAspect();
        Panels.of("", 2, found, truth).cell(460, 380).save("unequal", "A wide cloud of 900 points beside a small one of 60. "
                + "Left, what k-means finds: the wide cloud is cut, and its right part joins the small one. Right, the truth.");
    }

    private static Figure segments(ShopCustomers shop, KMeans model, int k) {
        String[] names = IntStream.range(0, k).mapToObj(c -> "segment " + c).toArray(String[]::new);
        double[] orders = shop.x().column(1);
        double[] euros = shop.x().column(2);
        Plot plain = Plot.of("As they are", "orders a year", "euros a year").points(orders, euros, model.labels(), names);
        Plot logs = Plot.of("On logarithmic axes", "orders a year", "euros a year")
                .points(orders, euros, model.labels(), names).xLog().yLog();
        return Panels.of("", 2, plain, logs).cell(460, 420);
    }

    private static Figure colours(long seed) {
        Matrix pixels = Landscape.paint(ACROSS, DOWN, seed).pixels();
        Figure[] pictures = IntStream.of(0, 16, 8, 4).mapToObj(colors -> new Picture(colors == 0 ? pixels
                : ColorReduction.full(pixels, colors, 5).pixels())).toArray(Figure[]::new);
        return Panels.of("The original, and in 16, 8 and 4 colours", 2, pictures).cell(420, 274);
    }

    /// A picture in colours; neighbours of one colour in a row are one rectangle.
    ///
    /// @param pixels (DOWN · ACROSS, 3)
    private record Picture(Matrix pixels) implements Figure {
        @Override
        public int width() {
            return 420;
        }

        @Override
        public int height() {
            return 274;
        }

        @Override
        public void draw(Graphics2D g, int width, int height) {
            double side = Math.min((width - 16.0) / ACROSS, (height - 16.0) / DOWN);
            for (int row = 0; row < DOWN; row++) {
                for (int from = 0, to; from < ACROSS; from = to) {
                    int first = row * ACROSS + from;
                    to = from + 1;
                    while (to < ACROSS && Arrays.equals(pixels.row(row * ACROSS + to), pixels.row(first))) {
                        to++;
                    }
                    g.setColor(new Color((int) Math.rint(pixels.get(first, 0)), (int) Math.rint(pixels.get(first, 1)),
                            (int) Math.rint(pixels.get(first, 2))));
                    g.fill(new Rectangle2D.Double(8 + from * side, 8 + row * side,
                            (to - from) * side + OVERLAP, side + OVERLAP));
                }
            }
        }
    }
}
