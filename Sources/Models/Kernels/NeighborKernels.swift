import CKernels
import NumericsEngine

/// The C loops of the search for neighbours for one type of number.
struct NeighborKernels<Scalar: RealElement>: Sendable {
  /// Writes the distances from a point to rows that follow each other.
  typealias Distances =
    @Sendable (
      _ point: UnsafePointer<Scalar>, _ rows: UnsafePointer<Scalar>, _ columns: Int, _ count: Int,
      UnsafeMutablePointer<Double>
    ) -> Void

  let squaredDistances: Distances
  let absoluteDistances: Distances
  let unequalColumns: Distances
  /// The first place where value and offset are not above a limit.
  let nextNear:
    @Sendable (
      _ values: UnsafePointer<Scalar>, _ offsets: UnsafePointer<Scalar>, _ start: Int,
      _ count: Int, _ limit: Scalar
    ) -> Int
  /// Writes values as bytes, and tells whether they are.
  let bytes: @Sendable (UnsafePointer<Scalar>, _ count: Int, UnsafeMutablePointer<UInt8>) -> Bool

  static func kernels() -> NeighborKernels {
    let both: [Any] = [NeighborKernels<Float>.float, NeighborKernels<Double>.double]
    for kernels in both {
      if let kernels = kernels as? NeighborKernels { return kernels }
    }
    preconditionFailure("\(Scalar.self) is neither Float nor Double")
  }
}

extension NeighborKernels<Float> {
  fileprivate static let float = NeighborKernels(
    squaredDistances: { kernel_squared_distances_f32($0, $1, $2, $3, $4) },
    absoluteDistances: { kernel_absolute_distances_f32($0, $1, $2, $3, $4) },
    unequalColumns: { kernel_unequal_columns_f32($0, $1, $2, $3, $4) },
    nextNear: { kernel_next_near_f32($0, $1, $2, $3, $4) },
    bytes: { kernel_bytes_f32($0, $1, $2) })
}

extension NeighborKernels<Double> {
  fileprivate static let double = NeighborKernels(
    squaredDistances: { kernel_squared_distances_f64($0, $1, $2, $3, $4) },
    absoluteDistances: { kernel_absolute_distances_f64($0, $1, $2, $3, $4) },
    unequalColumns: { kernel_unequal_columns_f64($0, $1, $2, $3, $4) },
    nextNear: { kernel_next_near_f64($0, $1, $2, $3, $4) },
    bytes: { kernel_bytes_f64($0, $1, $2) })
}
