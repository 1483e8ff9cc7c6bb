import NumericsEngine

/// A copy of a row-major array with its axes in another order.
struct PermutedCopy {
  private let shape: [Int]
  private let steps: [Int]
  private let count: Int
  /// How many elements of the last axes keep their place: they are copied together.
  private let run: Int

  /// - Parameter permutation: For each axis of the result the axis of the array.
  init(shape: [Int], permutation: [Int]) {
    let strides = BroadcastAxes.strides(of: shape, in: shape)
    var tail = 0
    while tail < shape.count, permutation[shape.count - 1 - tail] == shape.count - 1 - tail {
      tail += 1
    }
    run = shape.suffix(tail).reduce(1, *)
    count = shape.reduce(1, *)
    self.shape = permutation.dropLast(tail).map { shape[$0] }
    steps = permutation.dropLast(tail).map { strides[$0] }
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type) -> Kernel {
    Kernel { run(from: $0.input(0, Scalar.self), to: $0.output(Scalar.self)) }
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func run<Scalar: TensorScalar>(
    from source: UnsafePointer<Scalar>, to target: UnsafeMutablePointer<Scalar>
  ) {
    if count == 0 { return }
    parallel(count: count / run, grain: Swift.max(1, elementGrain / run)) { range in
      let (inner, innerStep) = (shape.last ?? 1, steps.last ?? 0)
      var place = range.lowerBound
      while place < range.upperBound {
        let within = place % inner
        var (rest, offset) = (place / inner, within * innerStep)
        for axis in shape.indices.dropLast().reversed() {
          offset += rest % shape[axis] * steps[axis]
          rest /= shape[axis]
        }
        let length = Swift.min(inner - within, range.upperBound - place)
        if run == 1 {
          for i in 0..<length { target[place + i] = source[offset + i * innerStep] }
        } else {
          for i in 0..<length {
            (target + (place + i) * run).update(from: source + offset + i * innerStep, count: run)
          }
        }
        place += length
      }
    }
  }
}
