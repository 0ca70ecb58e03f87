package scratch.classic.linear.regularised;

import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.preprocess.PolynomialFeatures;
import scratch.classic.preprocess.Scaler;
import scratch.math.Matrix;

/// The diabetes patients with squares and products of their ten measurements, 64 columns: more than 148 patients can
/// determine. Every third patient is learned from, the others judge. Each column has mean 0 and standard deviation 1 on the
/// rows learned from.
///
/// @param x     (n, d), standardised
/// @param names (d)
record Patients(Matrix x, double[] y, List<String> names, Split split) {

    /// The ten measurements.
    static Patients tenColumns(Table ten, double... y) {
        return of(ten, y);
    }

    /// With their squares and products.
    static Patients withProducts(Table ten, double... y) {
        Table products = PolynomialFeatures.of(2).fit(ten, null).transform(ten);
        Table all = ten;
        for (String name : products.names()) {
            all = name.equals("sex^2") ? all : all.with(products.column(name));      // of two values: a line of sex itself
        }
        return of(all, y);
    }

    private static Patients of(Table table, double... y) {
        Split split = new Split(IntStream.range(0, y.length).filter(i -> i % 3 == 0).toArray(),
                IntStream.range(0, y.length).filter(i -> i % 3 != 0).toArray());
        Table scaled = Scaler.standard().fit(table.select(split.train()), null).transform(table);
        return new Patients(scaled.toMatrix(), y, scaled.names(), split);
    }

    Matrix learnX() {
        return x.selectRows(split.train());
    }

    double[] learnY() {
        return PathCurve.pick(y, split.train());
    }

    Matrix judgeX() {
        return x.selectRows(split.test());
    }

    double[] judgeY() {
        return PathCurve.pick(y, split.test());
    }
}
