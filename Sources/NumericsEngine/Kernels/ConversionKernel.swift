/// An array of the same shape, made run by run.
///
/// `convertRun` usually calls ``convertRun(_:_:_:_:_:_:)``, so that the loop is inside the closure
/// and is compiled as a whole.
@inline(__always)
func convert<Source, Target>(
  _ array: NDArray<Source>,
  _ convertRun: (
    _ target: UnsafeMutablePointer<Target>, _ source: UnsafePointer<Source>, _ step: Int,
    _ count: Int
  ) -> Void
) -> NDArray<Target> {
  NDArray(shape: array.shape) { target in
    array.read { source in
      let walk = Walk(
        shape: array.shape, Layout.rowMajorStrides(of: array.shape), array.strides)
      let step = walk.run.strides.1
      walk.parallelStretches { to, from, _, count in
        convertRun(target + to, source + from, step, count)
      }
    }
  }
}

@inline(__always)
func convertRun<Source, Target>(
  _ target: UnsafeMutablePointer<Target>, _ source: UnsafePointer<Source>, _ step: Int,
  _ count: Int, _ transform: (Source) -> Target
) {
  if step == 1 {
    for i in 0..<count { target[i] = transform(source[i]) }
  } else {
    for i in 0..<count { target[i] = transform(source[i * step]) }
  }
}

/// The reals as integers after rounding, or the place, in row-major order, of the first that has
/// none: beyond the range, or, when asked, because it is not whole.
@_specialize(where Source == Double)
@_specialize(where Source == Float)
func integers<Source: RealElement>(
  _ reals: NDArray<Source>, mustBeWhole: Bool, _ rounded: (Source) -> Source
) -> (integers: NDArray<Int>, failure: Int?) {
  let reals = reals.contiguous()
  var failure: Int?
  let integers = NDArray<Int>(shape: reals.shape) { target in
    reals.read { source in
      for i in 0..<reals.count {
        let whole = rounded(source[i])
        // Written so that NaN fails. −2⁶³ is an Int, 2⁶³ is not.
        guard whole >= -0x1p63, whole < 0x1p63, !mustBeWhole || whole == source[i] else {
          failure = i
          return
        }
        // A Double holds every Float, and only its own conversion to Int is quick.
        target[i] = Int(Double(whole))
      }
    }
  }
  return (integers, failure)
}

extension RealElement {
  /// What rounds by `rule`. To look at the rule, of a type that may still change, for every number
  /// would take a hundred times longer than to round.
  @_specialize(where Self == Double)
  @_specialize(where Self == Float)
  static func rounding(_ rule: FloatingPointRoundingRule) -> (Self) -> Self {
    switch rule {
    case .toNearestOrAwayFromZero: { $0.rounded(.toNearestOrAwayFromZero) }
    case .toNearestOrEven: { $0.rounded(.toNearestOrEven) }
    case .up: { $0.rounded(.up) }
    case .down: { $0.rounded(.down) }
    case .towardZero: { $0.rounded(.towardZero) }
    case .awayFromZero: { $0.rounded(.awayFromZero) }
    @unknown default: { $0.rounded(rule) }
    }
  }
}
