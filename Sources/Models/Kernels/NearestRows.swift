/// The nearest rows found so far for one point, the nearest first.
///
/// Rows must be offered in the order of their indices: then those at the same distance keep it.
struct NearestRows {
  let distances: UnsafeMutablePointer<Double>
  let indices: UnsafeMutablePointer<Int>
  let capacity: Int
  private(set) var count: Int

  /// The distance that a row must be below to count among the nearest; infinite while all do.
  var limit: Double { isFull ? distances[capacity - 1] : .infinity }

  var isFull: Bool { count == capacity }

  /// Continues lists of `capacity` places, of which `count` are filled.
  init(
    distances: UnsafeMutablePointer<Double>, indices: UnsafeMutablePointer<Int>, capacity: Int,
    count: Int
  ) {
    self.distances = distances
    self.indices = indices
    self.capacity = capacity
    self.count = count
  }

  /// Takes a row in if it is among the nearest: O(*capacity*).
  mutating func offer(_ index: Int, at distance: Double) {
    if isFull {
      guard distance < distances[capacity - 1] else { return }
    } else {
      count += 1
    }
    var place = count - 1
    while place > 0, distances[place - 1] > distance {
      distances[place] = distances[place - 1]
      indices[place] = indices[place - 1]
      place -= 1
    }
    distances[place] = distance
    indices[place] = index
  }
}
