import NumericsEngine

/// The numbers that a linear model learns.
struct LinearScores<Scalar: RealElement>: Sendable {
  /// `[columns, outputs]`
  var coefficients: NDArray<Scalar>
  /// `[outputs]`
  var intercepts: NDArray<Scalar>

  init(coefficients: NDArray<Scalar>, intercepts: NDArray<Scalar>) {
    (self.coefficients, self.intercepts) = (coefficients, intercepts)
  }

  init(zerosFor columns: Int, outputs: Int) {
    self.init(
      coefficients: NDArray(repeating: 0, shape: [columns, outputs]),
      intercepts: NDArray(repeating: 0, shape: [outputs]))
  }

  /// `[rows, columns]` → `[rows, outputs]`
  func callAsFunction(_ features: NDArray<Scalar>) -> NDArray<Scalar> {
    features.matmul(coefficients) + intercepts
  }
}

extension LinearScores {
  /// All numbers one after the other, the intercepts last.
  var flat: [Double] { (coefficients.elements + intercepts.elements).map(Double.init) }

  /// The numbers of a flat list, in the shapes of these.
  func filled(with flat: [Double]) -> LinearScores {
    let numbers = flat.map(Scalar.init)
    return LinearScores(
      coefficients: NDArray(
        shape: coefficients.shape, elements: Array(numbers[..<coefficients.count])),
      intercepts: NDArray(Array(numbers[coefficients.count...])))
  }
}
