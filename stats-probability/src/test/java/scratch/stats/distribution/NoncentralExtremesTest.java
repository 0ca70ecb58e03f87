package scratch.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The noncentral distributions from the centre to where only logarithms are left.
class NoncentralExtremesTest {
    private static final double TIGHT = 5e-13;

    /// mpmath with 60 digits: the mixtures summed term by term; t as an integral over S, with noncentralities of a million
    /// over Z; chi-square with one degree of freedom as a squared normal. Logarithms of the smaller tail and of the density.
    @ParameterizedTest
    @CsvSource(textBlock = """
        chiSquare, 24.5 820.0, 3.342500212338179, lower, -397.3060331114221893, -395.07451106327252318
        chiSquare, 2590.0 0.0581, 2469.8215886185103, lower, -3.0851838680708891207, -6.5879005607796281609
        chiSquare, 1.67 0.0395, 0.15535539707477086, lower, -2.1269292473279592081, -0.48679472165733538869
        chiSquare, 2.24 5.78, 0.05444839713306088, lower, -6.9589612674954632469, -3.9156278840785316561
        chiSquare, 0.391 2.11, 2.4967673729440776, upper, -1.0108045730124553209, -2.2158915224088084384
        chiSquare, 1.69 3.0, 7.14997604233002, upper, -1.5198470708986812714, -2.8613342886941463266
        chiSquare, 2.39 0.939, 11.747077061227824, upper, -3.989284597802074967, -4.9486850335743106868
        chiSquare, 1.92 161.0, 211.8425533866934, upper, -3.3977847381522003994, -5.9676276646319176703
        chiSquare, 0.444 1.64, 9.686404908417721, upper, -3.7205651866948386302, -4.7240494976265534694
        chiSquare, 25.7 6.96, 51.71342401433068, upper, -3.5913349358894626474, -5.2377488255686347563
        chiSquare, 4.21 22.7, 0.3242448504702597, lower, -15.532039070398708613, -13.486286281774712336
        F, 5230.0 13.8 0.0611, 0.853323058350933, lower, -1.2367773029659862057, 0.10072998557763808414
        F, 0.323 26.0 238.0, 1174.9942825139399, upper, -2.4660170835336670505, -7.8533293953225271346
        F, 1.42 62.8 2.53, 0.02967140184377534, lower, -3.9083420095663347934, -0.72374277369498129079
        F, 11.2 191.0 0.0524, 0.7757374433449293, lower, -1.1082553184608623883, -0.011004595028634312393
        F, 2.54 43.2 97.9, 110.38203328594969, upper, -7.9439287123524459345, -10.208035267663292702
        F, 0.591 1.67 0.676, 1.0428576958096896, lower, -0.70761743389681337535, -2.004078200086943555
        F, 3.7 34.2 0.0187, 0.3962512123625583, lower, -1.5958684800773917246, -0.34888196681150971647
        F, 0.365 126.0 7.84e-65, 0.8241871868805224, upper, -1.3811926488668903353, -1.9251043542551627899
        F, 0.97 9.63 0.0347, 3.187945835381188, upper, -2.1925517992746497693, -3.0241398830364132096
        F, 1.08 14.2 7.86e-80, 1.1225906907478111, upper, -1.1622638617270897224, -1.526930459485362445
        t, 3.08 1.24, 5.6671937163816635, upper, -3.3827009994044829632, -4.122332924941509471
        t, 4.43 5.47, 6.387297323852312, upper, -0.86487217478168408676, -1.9101617508140551771
        t, 0.784 1.09, -6.228319908658022, lower, -4.2594463872287598846, -6.3384197328094774475
        t, 0.328 86.7, 111.82482669520132, lower, -1.2965862107158927428, -6.2361203219258833449
        t, 29.4 -0.449, 1.52924773661174, upper, -3.614864550540191987, -2.8544570790366182461
        t, 65.6 -2.84, -6.2812109347794, lower, -6.6435447246369428488, -5.7047426682342550086
        t, 37.0 -8.74, -16.39746327351232, lower, -9.1506155136950878671, -8.8511134753846510987
        t, 2.32 -1.12, -6.794113147324206, lower, -3.4019590491506530466, -4.5429058650381025854
        t, 2.68 2.91, -2.2808851210340624, lower, -10.50564678511679364, -10.443464041419796224
        t, 1.63 0.263, -1.1970616170493882, lower, -2.0253621144844725248, -2.187899927505212239
        chiSquare, 2.0 50000.0, 100.0, lower, -22821.768950111021931, -22819.400289417369251
        chiSquare, 3.0 10000.0, 1.0, lower, -4910.6294808639944798, -4906.7172558997527094
        chiSquare, 1.0 1.0, 1000000.0, upper, -499008.32569431385372, -499009.01984099274676
        chiSquare, 1.0 1.0, 100.0, upper, -43.62814911163915147, -44.414670804697510115
        chiSquare, 2.0 1000000.0, 1001000.0, upper, -1.1751989444992079733, -8.6450282819275934547
        chiSquare, 40.0 1000000.0, 1010000.0, upper, -14.900095556773951257, -20.865867823250401838
        t, 50.0 40.0, -30.0, lower, -989.01007843246926853, -988.50091220281159097
        t, 19998.0 35.35533905932738, -1.96, lower, -700.68853823061047665, -697.07035437411788639
        t, 1000000.0 3.0, 3.5, upper, -1.1759090158874683934, -1.0439415175697105546
        t, 0.5 2.0, 1000.0, upper, -3.397168202216007413, -10.998071879109753426
        t, 2.5 -1.0, 0.2, upper, -2.124011371114852424, -1.7596204536377873479
        t, 1.0 0.5, 0.2, lower, -1.0007786049282957596, -1.1839614996069103716
        t, 0.6 1.0, 0.3, lower, -1.5124728225725377911, -1.4503790117037967316
        t, 1.5 -0.4, -0.9, lower, -0.9878599214235110977, -1.3439163087609044525
        F, 2.0 60.0 10000.0, 4000.0, lower, -2.3713414312077605032, -8.3172147063556969148
        F, 2.0 20000.0 300000.0, 151000.0, upper, -1.3184844745494173181, -8.4954333058026695125
        F, 0.7 0.6 50.0, 80.0, lower, -1.2143625889109935166, -6.1524974977090488242
        chiSquare, 1.0 10000000.0, 10000.0, lower, -4688781.1798360533652, -4688778.4512390618195
        chiSquare, 1.0 1000000000.0, 1000200000.0, upper, -7.1522166858389678049, -16.973318684730408075
        chiSquare, 1.0 1000000000.0, 999900000.0, lower, -2.8661325598305810242, -13.223731133644180408
        chiSquare, 1.0 1000000000000.0, 1000004000000.0, upper, -3.7831795872622305762, -17.427594271734892138
        t, 10.0 1000000.0, 1000000.0, lower, -0.81986007761292131297, -13.253227645591772541
        t, 3.0 1000000000.0, 2000000000.0, upper, -1.9760555530307635363, -22.448727478828755288
        t, 1000.0 100000.0, 95000.0, lower, -4.6646578316495416024, -11.303611773567895966
        """)
    void tailsAndDensitiesAreRight(String name, String parameters, double x, String side, double logTail, double logPdf) {
        ContinuousDistribution d = distribution(name, parameters);
        boolean lower = side.equals("lower");
        double other = Math.log1p(-Math.exp(logTail));
        near(lower ? logCdf(d, x) : logSurvival(d, x), logTail);
        near(d.logPdf(x), logPdf);
        assertThat(lower ? logSurvival(d, x) : logCdf(d, x)).isCloseTo(other, within(TIGHT * Math.abs(other) + 1e-320));
        assertThat(lower ? d.survival(x) : d.cdf(x)).isCloseTo(Math.exp(other), within(TIGHT));
        if (logTail > -700) {
            double digits = TIGHT + 2e-16 * Math.abs(logTail);       // the wanted logarithm is rounded, too
            assertThat((lower ? d.cdf(x) : d.survival(x)) / Math.exp(logTail)).isCloseTo(1, within(digits));
            assertThat(d.pdf(x) / Math.exp(logPdf)).isCloseTo(1, within(digits));
        }
    }

    private static void near(double ours, double wanted) {
        assertThat(ours).isCloseTo(wanted, within(TIGHT * Math.max(0.1, Math.abs(wanted))));
    }

    private static ContinuousDistribution distribution(String name, String parameters) {
        double[] p = Arrays.stream(parameters.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return switch (name) {
            case "chiSquare" -> NoncentralChiSquare.of(p[0], p[1]);
            case "F" -> NoncentralF.of(p[0], p[1], p[2]);
            default -> NoncentralT.of(p[0], p[1]);
        };
    }

    private static double logCdf(ContinuousDistribution distribution, double x) {
        return switch (distribution) {
            case NoncentralChiSquare d -> d.logCdf(x);
            case NoncentralF d -> d.logCdf(x);
            case NoncentralT d -> d.logCdf(x);
            case StudentizedRange d -> d.logCdf(x);
            default -> Double.NaN;
        };
    }

    private static double logSurvival(ContinuousDistribution distribution, double x) {
        return switch (distribution) {
            case NoncentralChiSquare d -> d.logSurvival(x);
            case NoncentralF d -> d.logSurvival(x);
            case NoncentralT d -> d.logSurvival(x);
            case StudentizedRange d -> d.logSurvival(x);
            default -> Double.NaN;
        };
    }

    @Test
    void aNoncentralityBelowEveryRoundingIsNone() {
        assertThat(NoncentralChiSquare.of(2, 1e-120).cdf(1)).isCloseTo(0.39346934028736658, within(1e-15));
        assertThat(NoncentralF.of(4, 9, 1e-300).survival(2)).isCloseTo(FDistribution.of(4, 9).survival(2), within(1e-15));
        assertThat(NoncentralT.of(4, 1e-200).survival(2)).isCloseTo(StudentT.of(4).survival(2), within(1e-15));
    }

    /// j = 5e19 swallows the 1/2 of the shape j + 1/2, which is 7e-11 standard deviations of J.
    @Test
    void hugeNoncentralitiesLoseOnlyWhatTheRoundingOfTheShapeTakes() {
        assertThat(NoncentralChiSquare.of(1, 1e20).logSurvival(1.0000000005e20))
            .isCloseTo(-5.0816487099701942653, within(4e-10));
        assertThat(NoncentralChiSquare.of(1, 1e20).logPdf(1.0000000005e20)).isCloseTo(-27.762937027173836559, within(4e-10));
    }

    @Test
    void everyValueIsAProbability() {
        double[] degrees = {0.5, 1, 7, 1e4, 1e9};
        double[] noncentralities = {1e-300, 1e-20, 0.1, 30, 1e4, 3e5, 1e9, 1e15};
        double[] places = {1e-300, 1e-9, 0.1, 0.9, 0.9999, 1, 1.0001, 1.1, 3, 1e9, 1e300};
        for (double n : degrees) {
            for (double l : noncentralities) {
                for (double place : places) {
                    NoncentralChiSquare chi = NoncentralChiSquare.of(n, l);
                    probabilities(chi, Math.min(Double.MAX_VALUE, chi.mean() * place));
                    probabilities(NoncentralT.of(n, l), l * place);
                    probabilities(NoncentralT.of(n, -l), l * place);
                    if (l < 1e10) {
                        probabilities(NoncentralF.of(3, n, l), (1 + l / 3) * place);
                    }
                }
            }
        }
    }

    private static void probabilities(ContinuousDistribution d, double x) {
        double cdf = d.cdf(x);
        double survival = d.survival(x);
        assertThat(cdf).as("%s at %s", d, x).isBetween(0.0, 1.0);
        assertThat(survival).isBetween(0.0, 1.0);
        assertThat(cdf + survival).isCloseTo(1, within(1e-12));
        assertThat(d.logPdf(x)).isNotNaN();
        assertThat(Math.exp(logCdf(d, x))).isCloseTo(cdf, within(1e-13));
        assertThat(Math.exp(logSurvival(d, x))).isCloseTo(survival, within(1e-13));
    }

    @Test
    void cdfIsTheSumOfItsDensityAcrossTheSwitchToTheTrapezoidalRule() {
        // the two ways to sum a mixture meet where p = 1e5, near a noncentrality of 2e5
        for (double x : new double[] {1.98e5, 2e5, 2.02e5}) {
            NoncentralChiSquare below = NoncentralChiSquare.of(4, 1.9e5);
            NoncentralChiSquare above = NoncentralChiSquare.of(4, 2.1e5);
            for (NoncentralChiSquare d : new NoncentralChiSquare[] {below, above}) {
                // P(χ²_ν > x) − P(χ²_(ν−2) > x) = 2 f_ν(x), for every mixture of them
                double step = NoncentralChiSquare.of(6, d.noncentrality()).survival(x) - d.survival(x);
                assertThat(step).isCloseTo(2 * NoncentralChiSquare.of(6, d.noncentrality()).pdf(x), within(1e-13));
            }
        }
    }

    @Test
    void squareOfTIsFAlsoFarOut() {
        for (double[] c : new double[][] {{0.7, 3, 40}, {5, 36, 50}, {1000, 20, 25}, {3, 300, 900}, {1e5, 1000, 1004}}) {
            double both = NoncentralT.of(c[0], c[1]).survival(c[2]) + NoncentralT.of(c[0], c[1]).cdf(-c[2]);
            assertThat(NoncentralF.of(1, c[0], c[1] * c[1]).survival(c[2] * c[2]))
                .isCloseTo(both, Percentage.withPercentage(1e-10));
        }
    }

    /// mpmath, by root finding in 30 digits.
    @Test
    void quantilesOfTinyProbabilities() {
        Percentage digits = Percentage.withPercentage(1e-10);
        assertThat(NoncentralT.of(5, 1).upperQuantile(1e-250)).isCloseTo(2.39009886692409e50, digits);
        assertThat(NoncentralF.of(3, 8, 2).quantile(1e-170)).isCloseTo(6.8778417004275927e-114, digits);
        assertThat(NoncentralChiSquare.of(3, 2).quantile(1e-200)).isCloseTo(2.18600147217574026e-133, digits);
        StudentizedRange two = StudentizedRange.of(2, 1);
        assertThat(two.upperQuantile(1e-300)).isCloseTo(Math.sqrt(2) * StudentT.of(1).upperQuantile(0.5e-300), digits);
    }

    @Test
    void quantilesInvertFromSubnormalToHalf() {
        for (double p : new double[] {5e-324, 1e-310, 1e-200, 1e-30, 1e-3, 0.3, 0.5}) {
            for (ContinuousDistribution d : new ContinuousDistribution[] {NoncentralT.of(4, 2), NoncentralT.of(50, -30),
                NoncentralT.of(2e4, 35), NoncentralChiSquare.of(6, 3), NoncentralChiSquare.of(9, 1e7),
                NoncentralF.of(6, 12, 9), NoncentralF.of(4, 1e4, 1e5), StudentizedRange.of(4, 12)}) {
                inverts(x -> logCdf(d, x), d, d.quantile(p), p);
                inverts(x -> logSurvival(d, x), d, d.upperQuantile(p), p);
            }
        }
    }

    private static void inverts(DoubleUnaryOperator logTail, ContinuousDistribution d, double x, double p) {
        double logP = Math.log(p);
        double rounding = Math.exp(d.logPdf(x) - logP) * Math.ulp(x);
        assertThat(logTail.applyAsDouble(x)).as("%s, p = %s, x = %s", d, p, x)
            .isCloseTo(logP, within(1e-11 + 2 * rounding));
    }

    @Test
    void aQuantileBelowTheSmallestDoubleIsZero() {
        assertThat(NoncentralChiSquare.of(0.01, 1).quantile(1e-10)).isZero();
        assertThat(NoncentralF.of(0.01, 4, 1).quantile(1e-10)).isZero();
        // P = P₁ (x/1)^(ν/2) with ν = 0.05 leaves a subnormal number
        double tiny = NoncentralChiSquare.of(0.05, 1).quantile(NoncentralChiSquare.of(0.05, 1).cdf(4e-310));
        assertThat(tiny).isCloseTo(4e-310, Percentage.withPercentage(1e-9));
    }

    @Test
    void aSearchThatDoesNotEndIsAnError() {
        TailSearch flat = new TailSearch(x -> -1, x -> -1, true, true);
        assertThatThrownBy(() -> flat.solve("Flat.quantile", 0.5, 1)).isInstanceOf(ArithmeticException.class)
            .hasMessageStartingWith("Flat.quantile: p = 0.5: no answer between 1");
        TailSearch noise = new TailSearch(x -> x > 3 ? Double.NaN : -1, x -> -1, true, true);
        assertThatThrownBy(() -> noise.solve("Noise.quantile", 0.5, 7)).isInstanceOf(ArithmeticException.class)
            .hasMessage("Noise.quantile: p = 0.5: the tail at 7.0 is not a number");
        assertThatThrownBy(() -> PeakIntegral.sum(k -> 1)).isInstanceOf(ArithmeticException.class)
            .hasMessage("PeakIntegral: not done after 1000000 steps on one side");
    }

    @Test
    void noncentralitiesThatDoublesDoNotResolveAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> NoncentralChiSquare.of(2, 1e26))
            .withMessage("NoncentralChiSquare.of: noncentrality = 1.0E26: must be at most 1e25");
        assertThatIllegalArgumentException().isThrownBy(() -> NoncentralF.of(2, 3, 1e26))
            .withMessage("NoncentralF.of: noncentrality = 1.0E26: must be at most 1e25");
        assertThatIllegalArgumentException().isThrownBy(() -> NoncentralT.of(2, -1e16))
            .withMessage("NoncentralT.of: noncentrality = -1.0E16: must be between -1e15 and 1e15");
    }
}
