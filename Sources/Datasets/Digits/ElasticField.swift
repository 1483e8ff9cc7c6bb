import Foundation

/// A smooth random displacement of the plane: the elastic deformation of an image of a digit.
///
/// ```
/// u(p) = amplitude · Σ r(g) · exp(−|p − g|² / 2σ²) / norm
/// ```
/// over the nodes g of a lattice, with r(g) uniform in −1…1 for x and for y: random numbers smoothed
/// by a Gaussian. The original has a node at each pixel; a lattice as wide as σ gives the same
/// smooth field with far fewer numbers. `norm` makes `amplitude` the root of the mean square of a
/// component.
///
/// Source: P. Simard, D. Steinkraus, J. Platt, "Best practices for convolutional neural networks
/// applied to visual document analysis", ICDAR 2003, section 2.
struct ElasticField {
  /// σ, and the distance of neighbouring nodes, in sides of the image.
  static let smoothness = 0.2
  /// Nodes in a row of the lattice; the outermost lie one σ outside of the image.
  private static let nodes = 8
  /// The variance of the sum is ⅓ · Σ exp(−|p − g|² / σ²), and that sum is almost exactly π.
  private static let norm = (Double.pi / 3).squareRoot()

  /// r, row by row: `[nodes · nodes]`
  private let displacements: [SIMD2<Double>]

  init(amplitude: Double, using generator: inout some RandomNumberGenerator) {
    let largest = amplitude / Self.norm
    displacements = (0..<Self.nodes * Self.nodes).map { _ in
      SIMD2(
        generator.uniform(in: -largest...largest), generator.uniform(in: -largest...largest))
    }
  }

  /// Where a point comes to lie. O(nodes²).
  func moved(_ point: SIMD2<Double>) -> SIMD2<Double> {
    let (x, y) = (Self.weights(at: point.x), Self.weights(at: point.y))
    var moved = point
    for row in 0..<Self.nodes {
      var sum = SIMD2<Double>.zero
      for column in 0..<Self.nodes {
        sum += displacements[row * Self.nodes + column] * x[column]
      }
      moved += sum * y[row]
    }
    return moved
  }

  /// exp(−(place − node)² / 2σ²) for each node of an axis.
  private static func weights(at place: Double) -> SIMD8<Double> {
    var weights = SIMD8<Double>()
    for node in 0..<nodes {
      let apart = place / smoothness - Double(node - 1)
      weights[node] = exp(-apart * apart / 2)
    }
    return weights
  }
}
