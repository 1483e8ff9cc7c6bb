import NumericsEngine

extension Initializer {
  /// Numbers for a variable, drawn from `generator`; the same seed gives the same ones.
  ///
  /// They are drawn as `Double` and rounded to `Scalar`. Bounds that are not finite and negative
  /// deviations are the caller's mistake.
  /// - Complexity: O(*count*).
  public func values<Scalar: TensorScalar>(
    shape: [Int], as type: Scalar.Type = Scalar.self, using generator: inout RandomGenerator
  ) -> NDArray<Scalar> {
    let fans = Fans(shape: shape)
    let (inputs, both) = (Double(max(1, fans.fanIn)), Double(max(1, fans.fanIn + fans.fanOut)))
    switch self {
    case .zeros: return NDArray(repeating: 0, shape: shape)
    case .constant(let value): return NDArray(repeating: Scalar(value), shape: shape)
    case .uniform(let range): return uniform(range, shape, &generator)
    case .normal(let mean, let deviation): return normal(mean, deviation, shape, &generator)
    case .truncatedNormal(let mean, let deviation):
      return truncated(mean, deviation, shape, &generator)
    case .glorotUniform: return uniform(symmetric((6 / both).squareRoot()), shape, &generator)
    case .glorotNormal: return normal(0, (2 / both).squareRoot(), shape, &generator)
    case .heUniform: return uniform(symmetric((6 / inputs).squareRoot()), shape, &generator)
    case .heNormal: return normal(0, (2 / inputs).squareRoot(), shape, &generator)
    }
  }

  private func symmetric(_ bound: Double) -> ClosedRange<Double> { -bound...bound }

  private func uniform<Scalar: TensorScalar>(
    _ range: ClosedRange<Double>, _ shape: [Int], _ generator: inout RandomGenerator
  ) -> NDArray<Scalar> {
    array(generator.uniform(in: range, count: shape.reduce(1, *)), shape)
  }

  private func normal<Scalar: TensorScalar>(
    _ mean: Double, _ deviation: Double, _ shape: [Int], _ generator: inout RandomGenerator
  ) -> NDArray<Scalar> {
    array(
      generator.normal(
        mean: mean, standardDeviation: deviation, count: shape.reduce(1, *)), shape)
  }

  private func truncated<Scalar: TensorScalar>(
    _ mean: Double, _ deviation: Double, _ shape: [Int], _ generator: inout RandomGenerator
  ) -> NDArray<Scalar> {
    var numbers = generator.normal(
      mean: mean, standardDeviation: deviation, count: shape.reduce(1, *))
    for index in numbers.indices {
      while abs(numbers[index] - mean) > 2 * deviation {
        numbers[index] = generator.normal(mean: mean, standardDeviation: deviation)
      }
    }
    return array(numbers, shape)
  }

  private func array<Scalar: TensorScalar>(
    _ numbers: [Double], _ shape: [Int]
  ) -> NDArray<Scalar> {
    NDArray(NDArray(shape: shape, elements: numbers))
  }
}

extension Graph {
  /// A variable whose first value an initialiser chooses; see ``variable(_:name:fileID:line:)``.
  public func variable(
    shape: [Int], _ initializer: Initializer, name: String = "variable",
    using generator: inout RandomGenerator, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Tensor<Scalar> {
    variable(
      initializer.values(shape: shape, using: &generator), name: name, fileID: fileID, line: line)
  }
}
