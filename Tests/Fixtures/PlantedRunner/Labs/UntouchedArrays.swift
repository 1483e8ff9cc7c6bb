import LabKit
import NumericsEngine

/// Lab 2 with nothing written.
struct UntouchedArrays: ArraysLab {
  func strides(of shape: [Int]) throws -> [Int] { throw Unsolved("2.1") }
  func offset(of index: [Int], shape: [Int], strides: [Int]) throws -> Int {
    throw Unsolved("2.2")
  }
  func broadcastShape(_ left: [Int], _ right: [Int]) throws -> [Int] { throw Unsolved("2.3") }
  func reshaped(_ array: NDArray<Double>, to shape: [Int]) throws -> NDArray<Double> {
    throw Unsolved("2.4")
  }
  func added(_ left: NDArray<Double>, _ right: NDArray<Double>) throws -> NDArray<Double> {
    throw Unsolved("2.5")
  }
  func sum(_ array: NDArray<Double>, axis: Int) throws -> NDArray<Double> { throw Unsolved("2.6") }
  func permuted(_ array: NDArray<Double>, axes: [Int]) throws -> NDArray<Double> {
    throw Unsolved("2.7")
  }
  func product(_ left: NDArray<Double>, _ right: NDArray<Double>) throws -> NDArray<Double> {
    throw Unsolved("2.8")
  }
  func affine(
    _ x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>
  ) throws -> NDArray<Double> { throw Unsolved("2.9") }
  func maskAndArgmax(_ table: NDArray<Double>, above threshold: Double) throws -> MaskAndArgmax {
    throw Unsolved("2.10")
  }
}
