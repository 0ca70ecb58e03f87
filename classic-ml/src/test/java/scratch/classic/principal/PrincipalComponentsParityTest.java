package scratch.classic.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.Scaler;
import scratch.classic.principal.PrincipalComponents.Method;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import smile.feature.extraction.PCA;

/// The same numbers as scikit-learn and Smile, up to the sign of a component.
class PrincipalComponentsParityTest {
    private static Matrix wines(boolean standardised) {
        var data = Datasets.wine();
        Table table = Table.of(data.x(), data.featureNames());
        return (standardised ? Scaler.standard().fit(table, new Target.Nothing()).transform(table) : table).toMatrix();
    }

    /// From scikit-learn 1.2.1: `PCA(svd_solver="full").fit((X - X.mean(0)) / X.std(0))` of `load_wine().data`, each
    /// component times the sign of its largest entry.
    @ParameterizedTest
    @EnumSource
    void standardisedWinesAreScikitLearns(Method method) {
        Matrix x = wines(true);
        PrincipalComponents fit = PrincipalComponents.fit(x, Options.all().withMethod(method));
        assertThat(fit.variances()).containsExactly(new double[] {4.732436977583588, 2.5110809296451286, 1.4542418678464601,
            0.9241658668248756, 0.85804867653711, 0.6452822124678553, 0.5541414662457824, 0.35046627494625415,
            0.29051203269397724, 0.2523200103608247, 0.2270642817308849, 0.16972373898012097, 0.10396199182075314},
                within(1e-12));
        assertThat(Arrays.copyOf(fit.ratios(), 3)).containsExactly(new double[] {0.3619884809992633, 0.1920749025700898,
            0.11123630536249934}, within(1e-13));
        assertThat(fit.components().row(0)).containsExactly(new double[] {0.14432939540601117, -0.24518758025722043,
            -0.002051061444370998, -0.23932040548753494, 0.1419920419529872, 0.3946608450666302, 0.42293429671005917,
            -0.2985331029547152, 0.3134294883076887, -0.08861670472472255, 0.296714563586381, 0.37616741073871257,
            0.28675222689680535}, within(1e-12));
        assertThat(fit.components().row(12)).containsExactly(new double[] {0.014969970638803488, 0.025963746080351412,
            -0.14121803175162906, 0.09168285458075683, 0.05677422187890446, -0.463907913905521, 0.832257064731401,
            0.11403984974032785, -0.11691706718619449, -0.011992802469990745, -0.08988884454102386, -0.15671813472992066,
            0.014447336701465509}, within(1e-12));
        PrincipalComponents three = fit.first(3);
        assertThat(three.transform(x).row(0)).containsExactly(new double[] {3.316750812214777, 1.4434626343180093,
            -0.1657390446144193}, within(1e-12));
        assertThat(three.whiten(x).row(0)).containsExactly(new double[] {1.5246509355856073, 0.910909415741445,
            -0.1374378995073587}, within(1e-12));
        assertThat(three.reconstructionError(x)).isCloseTo(4.351104043885918, within(1e-12));
        assertThat(Arrays.copyOf(three.reconstruct(x).row(5), 3)).containsExactly(new double[] {1.5972696468594823,
            -0.32651505082526056, 0.2704258349702917}, within(1e-12));
    }

    /// The same of the columns as they were measured: variances from 99,202 down to 0.0082.
    @ParameterizedTest
    @EnumSource
    void winesInTheirOwnUnitsAreScikitLearns(Method method) {
        PrincipalComponents fit = PrincipalComponents.fit(wines(false), Options.all().withMethod(method));
        double[] theirs = {99201.78951748094, 172.53526647789144, 9.43811370347064, 4.9911786076419125, 1.2288452283714293,
            0.8410638694551742, 0.27897352306605444, 0.15138126638308302, 0.11209676473741949, 0.07170260316211387,
            0.03757597886619333, 0.021072366149372454, 0.008203703141775756};
        for (int j = 0; j < 13; j++) {
            assertThat(fit.variances()[j]).isCloseTo(theirs[j], within(1e-9 * Math.max(1, theirs[j])));
        }
        assertThat(fit.components().row(12)).containsExactly(new double[] {0.00802924535070806, -0.011090392255158631,
            -0.17368567263229198, 0.0019395629706509922, 0.0022845358187422947, -0.026691440675180058, 0.06959853300865124,
            0.9664662270612142, -0.017603567176095902, -0.004632942502260931, -0.16655082787339745, 0.04419224328084578,
            3.626701350717583e-05}, within(1e-9));
    }

    /// From scikit-learn 1.2.1: `PCA(svd_solver="full").fit(load_digits().data)`; three of the 64 pixels are always 0.
    @ParameterizedTest
    @EnumSource
    void digitsAreScikitLearns(Method method) {
        Matrix x = Matrix.of(Datasets.digits().x());
        PrincipalComponents fit = PrincipalComponents.fit(x, Options.all().withMethod(method));
        assertThat(Arrays.copyOf(fit.variances(), 5)).containsExactly(new double[] {179.00693009797206, 163.7177468816776,
            141.78843909228388, 101.10037520284797, 69.51316559098741}, within(1e-9));
        assertThat(fit.componentsFor(0.5)).isEqualTo(5);
        assertThat(fit.componentsFor(0.9)).isEqualTo(21);
        assertThat(fit.componentsFor(0.95)).isEqualTo(29);
        assertThat(fit.componentsFor(0.99)).isEqualTo(41);
        assertThat(fit.rank()).isEqualTo(61);
    }

    @Test
    void smileHasTheSameComponents() {
        assertThat(PCA.fit(Datasets.iris().x()).variance()[0]).isCloseTo(630.0, within(0.05));      // 149 times 4.228
        for (Method method : Method.values()) {
            same(Datasets.iris().x(), method, 1e-9);
            same(Datasets.wine().x(), method, 1e-9);
            same(rows(wines(true)), method, 1e-9);
        }
        same(Datasets.breastCancer().x(), Method.SVD, 1e-9);
        // variances from 443,782 down to 7e-7: squaring leaves few digits; NumPy's eigh(cov(X.T)) is 5e-9 off, too
        same(Datasets.breastCancer().x(), Method.COVARIANCE, 1e-7);
    }

    private static double[][] rows(Matrix x) {
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, x::row);
        return rows;
    }

    private static void same(double[][] data, Method method, double allowed) {
        Matrix x = Matrix.of(data);
        PCA theirs = PCA.fit(data);
        PrincipalComponents ours = PrincipalComponents.fit(x, Options.all().withMethod(method));
        for (int j = 0; j < x.columns(); j++) {
            assertThat(ours.ratios()[j]).isCloseTo(theirs.varianceProportion()[j], within(1e-12));
            double summed = theirs.variance()[j];                // subtle: Smile's variances are not divided by n − 1
            assertThat(ours.variances()[j] * (x.rows() - 1)).isCloseTo(summed, within(1e-11 * theirs.variance()[0]));
            double sign = Math.signum(ours.components().get(j, 0) * theirs.loadings().get(0, j));
            for (int i = 0; i < x.columns(); i++) {
                assertThat(sign * theirs.loadings().get(i, j)).isCloseTo(ours.components().get(j, i), within(allowed));
            }
        }
    }
}
