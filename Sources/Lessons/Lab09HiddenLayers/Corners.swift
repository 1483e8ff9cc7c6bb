import Plotting

/// The four corners of the unit square with their classes by exclusive or.
enum Corners {
  static let all: [SIMD2<Double>] = [[0, 0], [0, 1], [1, 0], [1, 1]]
  static let labels = [0, 1, 1, 0]

  /// Both classes as layers of a figure: at the corners themselves, or where they have been moved to.
  ///
  /// Class 1 is series 0, blue, as in every figure of two classes.
  static func points(at places: [SIMD2<Double>] = all) -> [Figure.Layer] {
    [1, 0].map { label in
      let chosen = labels.indices.filter { labels[$0] == label }.map { places[$0] }
      return .points(
        x: chosen.map(\.x), y: chosen.map(\.y), label: "class \(label)",
        series: 1 - label)
    }
  }
}
