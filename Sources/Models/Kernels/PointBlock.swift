import NumericsEngine

/// Some of the points whose neighbours are sought, and where their lists are.
struct PointBlock<Scalar: RealElement> {
  /// How many points make a block: enough for large products, few enough to bound the memory.
  static var length: Int { 960 }

  /// `[points, columns]`, row-major.
  let points: NDArray<Scalar>
  /// `[points, capacity]`
  let distances: UnsafeMutablePointer<Double>
  /// `[points, capacity]`
  let indices: UnsafeMutablePointer<Int>
  /// How many neighbours each point has.
  let capacity: Int

  var count: Int { points.shape[0] }

  /// The list of a point to which `seen` rows have been offered.
  func list(of point: Int, seen: Int) -> NearestRows {
    NearestRows(
      distances: distances + point * capacity, indices: indices + point * capacity,
      capacity: capacity, count: min(seen, capacity))
  }
}
