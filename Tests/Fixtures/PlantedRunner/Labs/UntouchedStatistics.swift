import LabKit
import NumericsEngine

/// Lab 3 with nothing written.
struct UntouchedStatistics: StatisticsLab {
  func mean(_ values: [Double]) throws -> Double { throw Unsolved("3.1") }
  func spread(_ values: [Double], ddof: Int) throws -> Spread { throw Unsolved("3.2") }
  func quantile(_ values: [Double], _ q: Double) throws -> Double { throw Unsolved("3.3") }
  func mode(_ values: [Double]) throws -> Double { throw Unsolved("3.4") }
  func histogram(_ values: [Double], bins: Int) throws -> Histogram { throw Unsolved("3.5") }
  func normalDensity(_ x: Double, mean: Double, standardDeviation: Double) throws -> Double {
    throw Unsolved("3.6")
  }
  func normalCumulative(_ x: Double, mean: Double, standardDeviation: Double) throws -> Double {
    throw Unsolved("3.7")
  }
  func normalQuantile(_ p: Double, mean: Double, standardDeviation: Double) throws -> Double {
    throw Unsolved("3.8")
  }
  func boxMuller(_ u: [Double], _ v: [Double]) throws -> [Double] { throw Unsolved("3.9") }
  func standardized(_ table: NDArray<Double>) throws -> NDArray<Double> { throw Unsolved("3.10") }
  func fittedNormal(_ values: [Double]) throws -> NormalFit { throw Unsolved("3.11") }
  func covarianceAndCorrelation(_ table: NDArray<Double>) throws -> CovarianceAndCorrelation {
    throw Unsolved("3.12")
  }
  func runningMoments(_ values: [Double]) throws -> RunningMoments { throw Unsolved("3.13") }
}
