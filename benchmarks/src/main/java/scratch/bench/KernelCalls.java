package scratch.bench;

import scratch.math.kernel.Kernels;

/// One call of each kernel on seeded data, for `double` and for `float`.
final class KernelCalls {
    private static final int COLUMNS = 64;                     // of the matrices that kernels walk along row by row
    private static final int CENTRES = 16;

    /// Runs the kernel once; returns one of its results, or a number that depends on all of them.
    interface Call {
        double run();
    }

    private KernelCalls() {
    }

    static Call of(String kernel, String type, int n, Kernels kernels) {
        return switch (type) {
            case "double" -> ofDoubles(kernel, n, kernels);
            case "float" -> ofFloats(kernel, n, kernels);
            default -> throw new IllegalArgumentException("type: " + type + ": must be float or double");
        };
    }

    /// Both kernels on the same data: the same result up to the rounding of n additions.
    static void checkAgreement(String kernel, String type, int n, Kernels scalar, Kernels simd) {
        double wanted = of(kernel, type, n, scalar).run();
        double actual = of(kernel, type, n, simd).run();
        double epsilon = type.equals("double") ? Math.ulp(1.0) : Math.ulp(1f);
        double allowed = 100 * epsilon * Math.sqrt(n) * (1 + Math.abs(wanted) + Math.sqrt(n));
        if (!(Math.abs(actual - wanted) <= allowed)) {
            throw new IllegalStateException(kernel + ", n = " + n + ": " + simd.name() + " gives " + actual + ", "
                + scalar.name() + " " + wanted);
        }
    }

    private static double[] values(long seed, int n) {
        return new Draws(seed).n4(n);
    }

    private static float[] floats(long seed, int n) {
        Draws random = new Draws(seed);
        float[] result = new float[n];
        for (int i = 0; i < n; i++) {
            result[i] = (float) random.n4();
        }
        return result;
    }

    private static Call ofDoubles(String kernel, int n, Kernels k) {
        int side = (int) Math.sqrt(n);
        int rows = Math.max(1, n / COLUMNS);
        int columns = Math.min(n, COLUMNS);
        double[] x = values(1, n);
        double[] y = values(2, n);
        double[] z = new double[n];
        return switch (kernel) {
            case "dot" -> () -> k.dot(x, 0, y, 0, n);
            case "axpy" -> () -> {
                k.axpy(1e-3, x, 0, y, 0, n);
                return y[n - 1];
            };
            case "scale" -> () -> {
                k.scale(-1, x, 0, n);                          // any other factor would end in 0 or infinity
                return x[n - 1];
            };
            case "add" -> () -> {
                k.add(x, 0, y, 0, z, 0, n);
                return z[n - 1];
            };
            case "multiply" -> () -> {
                k.multiply(x, 0, y, 0, z, 0, n);
                return z[n - 1];
            };
            case "sum" -> () -> k.sum(x, 0, n);
            case "max" -> () -> k.max(x, 0, n);
            case "argmax" -> () -> k.argmax(x, 0, n);
            case "norm" -> () -> k.norm(x, 0, n);
            case "squaredDistance" -> () -> k.squaredDistance(x, 0, y, 0, n);
            case "squaredDistances" -> {                       // rows of X to 16 rows of Y
                double[] distances = new double[rows * CENTRES];
                double[] centres = values(3, CENTRES * columns);
                yield () -> {
                    k.squaredDistances(rows, CENTRES, columns, x, 0, columns, centres, 0, columns, distances, 0, CENTRES);
                    return distances[distances.length - 1];
                };
            }
            case "exp" -> () -> {
                k.exp(x, 0, z, 0, n);
                return z[n - 1];
            };
            case "log" -> {
                k.exp(x, 0, y, 0, n);                          // positive arguments
                yield () -> {
                    k.log(y, 0, z, 0, n);
                    return z[n - 1];
                };
            }
            case "tanh" -> () -> {
                k.tanh(x, 0, z, 0, n);
                return z[n - 1];
            };
            case "sigmoid" -> () -> {
                k.sigmoid(x, 0, z, 0, n);
                return z[n - 1];
            };
            case "softmax" -> () -> {
                k.softmax(rows, columns, x, 0, columns, z, 0, columns);
                return z[rows * columns - 1];
            };
            case "gemv" -> () -> {
                k.gemv(false, side, side, 1, x, 0, side, y, 0, 0, z, 0);
                return z[side - 1];
            };
            case "gemvTransposed" -> () -> {
                k.gemv(true, side, side, 1, x, 0, side, y, 0, 0, z, 0);
                return z[side - 1];
            };
            case "trsv" -> {
                for (int i = 0; i < side; i++) {
                    x[i * side + i] = 4 * side;                // well conditioned
                }
                yield () -> {
                    System.arraycopy(y, 0, z, 0, side);
                    k.trsv(true, false, false, side, x, 0, side, z, 0);
                    return z[side - 1];
                };
            }
            case "leastSquaresGradient" -> {
                double[] weights = values(3, columns);
                double[] gradient = new double[columns];
                yield () -> k.leastSquaresGradient(rows, columns, x, 0, columns, weights, 0, y, 0, gradient, 0);
            }
            default -> throw new IllegalArgumentException("kernel: " + kernel + ": there is no such call");
        };
    }

    private static Call ofFloats(String kernel, int n, Kernels k) {
        int side = (int) Math.sqrt(n);
        int rows = Math.max(1, n / COLUMNS);
        int columns = Math.min(n, COLUMNS);
        float[] x = floats(1, n);
        float[] y = floats(2, n);
        float[] z = new float[n];
        return switch (kernel) {
            case "dot" -> () -> k.dot(x, 0, y, 0, n);
            case "axpy" -> () -> {
                k.axpy(1e-3f, x, 0, y, 0, n);
                return y[n - 1];
            };
            case "scale" -> () -> {
                k.scale(-1, x, 0, n);                          // any other factor would end in 0 or infinity
                return x[n - 1];
            };
            case "add" -> () -> {
                k.add(x, 0, y, 0, z, 0, n);
                return z[n - 1];
            };
            case "multiply" -> () -> {
                k.multiply(x, 0, y, 0, z, 0, n);
                return z[n - 1];
            };
            case "sum" -> () -> k.sum(x, 0, n);
            case "max" -> () -> k.max(x, 0, n);
            case "argmax" -> () -> k.argmax(x, 0, n);
            case "norm" -> () -> k.norm(x, 0, n);
            case "squaredDistance" -> () -> k.squaredDistance(x, 0, y, 0, n);
            case "squaredDistances" -> {                       // rows of X to 16 rows of Y
                float[] distances = new float[rows * CENTRES];
                float[] centres = floats(3, CENTRES * columns);
                yield () -> {
                    k.squaredDistances(rows, CENTRES, columns, x, 0, columns, centres, 0, columns, distances, 0, CENTRES);
                    return distances[distances.length - 1];
                };
            }
            case "exp" -> () -> {
                k.exp(x, 0, z, 0, n);
                return z[n - 1];
            };
            case "log" -> {
                k.exp(x, 0, y, 0, n);                          // positive arguments
                yield () -> {
                    k.log(y, 0, z, 0, n);
                    return z[n - 1];
                };
            }
            case "tanh" -> () -> {
                k.tanh(x, 0, z, 0, n);
                return z[n - 1];
            };
            case "sigmoid" -> () -> {
                k.sigmoid(x, 0, z, 0, n);
                return z[n - 1];
            };
            case "softmax" -> () -> {
                k.softmax(rows, columns, x, 0, columns, z, 0, columns);
                return z[rows * columns - 1];
            };
            case "gemv" -> () -> {
                k.gemv(false, side, side, 1, x, 0, side, y, 0, 0, z, 0);
                return z[side - 1];
            };
            case "gemvTransposed" -> () -> {
                k.gemv(true, side, side, 1, x, 0, side, y, 0, 0, z, 0);
                return z[side - 1];
            };
            case "trsv" -> {
                for (int i = 0; i < side; i++) {
                    x[i * side + i] = 4 * side;                // well conditioned
                }
                yield () -> {
                    System.arraycopy(y, 0, z, 0, side);
                    k.trsv(true, false, false, side, x, 0, side, z, 0);
                    return z[side - 1];
                };
            }
            case "leastSquaresGradient" -> {
                float[] weights = floats(3, columns);
                float[] gradient = new float[columns];
                yield () -> k.leastSquaresGradient(rows, columns, x, 0, columns, weights, 0, y, 0, gradient, 0);
            }
            default -> throw new IllegalArgumentException("kernel: " + kernel + ": there is no such call");
        };
    }
}
