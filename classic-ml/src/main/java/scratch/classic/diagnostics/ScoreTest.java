package scratch.classic.diagnostics;

/// A test of an assumption of least squares, by an auxiliary regression: how much of something that should be noise do the
/// columns explain?
///
/// @param statistic        n·R² of the auxiliary regression
/// @param degreesOfFreedom of the χ² that it follows if the assumption holds
/// @param pValue           how likely so large a statistic is then
public record ScoreTest(double statistic, int degreesOfFreedom, double pValue) {
}
