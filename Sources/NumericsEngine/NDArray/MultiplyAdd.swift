/// Computes `a · b + c`, element by element, into an array that is there already.
///
/// One pass over memory instead of two, and no memory for the result: what a loop that updates
/// millions of numbers wants. The product may be rounded together with the sum (a fused
/// multiply-add), so the last bit can differ from `a * b + c`.
/// - Parameters:
///   - a: Broadcasts to the shape of `result`, as `b` and `c` do.
///   - result: Any array of the wanted shape; its old values are not read.
public func multiplyAdd<Scalar: RealElement>(
  _ a: NDArray<Scalar>, _ b: NDArray<Scalar>, _ c: NDArray<Scalar>,
  into result: inout NDArray<Scalar>
) {
  let shape = result.shape
  for operand in [a, b, c] where broadcastShape(operand.shape, shape) != shape {
    callerMistake(
      "The shapes in multiplyAdd do not fit together.",
      expected: "operands that broadcast to the result's shape \(shape)",
      got: "\(a.shape) · \(b.shape) + \(c.shape)", toDo: "make the result as large as a · b + c")
  }
  let isPlain = [a.layout, b.layout, c.layout, result.layout].allSatisfy {
    $0.isContiguous && $0.shape == shape
  }
  guard isPlain else {
    combine(a, b, into: &result, Scalar._arithmetic.multiply)
    return combine(into: &result, c, Scalar._arithmetic.add)
  }
  let count = result.count
  result.write { t, _ in
    a.read { a in
      b.read { b in
        c.read { c in
          parallel(count: count, grain: elementGrain) { range in
            let i = range.lowerBound
            Scalar._arithmetic.multiplyAdd(
              t + i, a + i, b + i, c + i, range.count,
              isStreamed(count * MemoryLayout<Scalar>.stride))
          }
        }
      }
    }
  }
}
