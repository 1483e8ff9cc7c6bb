import LabKit
import NumericsEngine

/// Lab 2 — Arrays.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 2` checks it,
/// `swift run lab hint 2.1` helps, `swift run lab 2` tells the whole story.
public struct Lab02Arrays: ArraysLab {
  public init() {}

  // MARK: 2.1 Strides of a shape

  /// The row-major strides of `shape`, in elements; an extent of 0 counts as 1.
  ///
  /// - Throws: `LabError.invalidParameter` if an extent is negative, or if the array would have
  ///   more elements than an Int can count.
  public func strides(of shape: [Int]) throws -> [Int] {
    throw Unsolved("2.1")
  }

  // MARK: 2.2 Offset of an index

  /// Where the element at `index` lies, in elements from the first one; negative indices count
  /// from the end.
  ///
  /// - Throws: `LabError.lengthMismatch` if the three lists differ in length;
  ///   `LabError.indexOutOfRange` if an index lies outside its axis.
  public func offset(of index: [Int], shape: [Int], strides: [Int]) throws -> Int {
    throw Unsolved("2.2")
  }

  // MARK: 2.3 Broadcast two shapes

  /// The shape to which `left` and `right` broadcast.
  ///
  /// - Throws: `LabError.shapeMismatch` if they do not fit.
  public func broadcastShape(_ left: [Int], _ right: [Int]) throws -> [Int] {
    throw Unsolved("2.3")
  }

  // MARK: 2.4 Reshape with one extent open

  /// The elements of `array` in another shape, one of whose extents may be −1.
  ///
  /// - Throws: `LabError.invalidParameter` if more than one extent is −1, or one is below;
  ///   `LabError.shapeMismatch` if the shape does not hold exactly these elements.
  public func reshaped(_ array: NDArray<Double>, to shape: [Int]) throws -> NDArray<Double> {
    throw Unsolved("2.4")
  }

  // MARK: 2.5 Add with broadcasting

  /// The sums of `left` and `right` element by element, with broadcasting.
  ///
  /// - Throws: `LabError.shapeMismatch` if the shapes do not fit.
  public func added(_ left: NDArray<Double>, _ right: NDArray<Double>) throws -> NDArray<Double> {
    throw Unsolved("2.5")
  }

  // MARK: 2.6 Sum along an axis

  /// The sums along `axis`, which the result no longer has; a negative axis counts from the end.
  ///
  /// - Throws: `LabError.indexOutOfRange` if there is no such axis.
  public func sum(_ array: NDArray<Double>, axis: Int) throws -> NDArray<Double> {
    throw Unsolved("2.6")
  }

  // MARK: 2.7 Transpose and permute

  /// The array with its axes in another order: axis i of the result is axis `axes[i]`.
  ///
  /// - Throws: `LabError.invalidParameter` unless `axes` names every axis exactly once.
  public func permuted(_ array: NDArray<Double>, axes: [Int]) throws -> NDArray<Double> {
    throw Unsolved("2.7")
  }

  // MARK: 2.8 Matrix product with loops

  /// The matrix product `[m, k] · [k, n] → [m, n]`, by three loops.
  ///
  /// - Throws: `LabError.invalidParameter` if an array is not of rank 2;
  ///   `LabError.shapeMismatch` if the inner extents differ.
  public func product(
    _ left: NDArray<Double>, _ right: NDArray<Double>
  ) throws -> NDArray<Double> {
    throw Unsolved("2.8")
  }

  // MARK: 2.9 A layer by one GEMM call

  /// x·weightsᵀ + bias: `[n, inputs]`, `[outputs, inputs]`, `[outputs]` → `[n, outputs]`.
  ///
  /// - Throws: `LabError.invalidParameter` if a rank is wrong; `LabError.shapeMismatch` if the
  ///   shapes do not fit together.
  public func affine(
    _ x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>
  ) throws -> NDArray<Double> {
    throw Unsolved("2.9")
  }

  // MARK: 2.10 Mask and argmax

  /// Which elements of `table` lie above `threshold`, and the column of each row's largest: the
  /// first NaN, or else the first of the largest.
  ///
  /// - Throws: `LabError.invalidParameter` if `table` is not of rank 2; `LabError.emptyInput`
  ///   if it has no columns.
  public func maskAndArgmax(
    _ table: NDArray<Double>, above threshold: Double
  ) throws -> MaskAndArgmax {
    throw Unsolved("2.10")
  }
}
