import NumericsEngine

/// What becomes of the numbers along the reduced axes.
enum Reduction {
  case sum, mean, maximum
}

/// The code that reduces a row-major array of `shape` along `axes`, in rising order.
///
/// Neighbouring axes are one; where the reduced ones do not lie together they are brought to the end
/// first.
func reductionKernel<Scalar: TensorScalar>(
  _ type: Scalar.Type, _ reduction: Reduction, _ shape: [Int], _ axes: [Int]
) -> Kernel {
  let first = axes.first ?? shape.count
  if axes == Array(first..<(first + axes.count)) {
    let outer = shape[..<first].reduce(1, *)
    let inner = shape[(first + axes.count)...].reduce(1, *)
    let extent = axes.reduce(1) { $0 * shape[$1] }
    return inner == 1
      ? rowReductionKernel(Scalar.self, reduction, rows: outer, extent: extent)
      : columnReductionKernel(
        Scalar.self, reduction, outer: outer, extent: extent, inner: inner)
  }
  let kept = shape.indices.filter { !axes.contains($0) }
  let permutation = PermutedCopy(shape: shape, permutation: kept + axes)
  let extent = axes.reduce(1) { $0 * shape[$1] }
  let rows = kept.reduce(1) { $0 * shape[$1] }
  let count = rows * extent
  let reduce = rowReductionKernel(Scalar.self, reduction, rows: rows, extent: extent)
  return Kernel(workspace: count * MemoryLayout<Scalar>.stride) { arguments in
    permutation.run(from: arguments.input(0, Scalar.self), to: arguments.workspace(Scalar.self))
    withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer.self, capacity: 3) { places in
      guard let base = places.baseAddress else { return }
      base.initialize(to: arguments.places[0])
      (base + 1).initialize(to: arguments.places[1])
      (base + 2).initialize(to: arguments.places[1])
      reduce.run(Kernel.Arguments(places: base, state: arguments.state))
    }
  }
}

/// The code that reduces each of `rows` rows of `extent` numbers to one.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
private func rowReductionKernel<Scalar: TensorScalar>(
  _ type: Scalar.Type, _ reduction: Reduction, rows: Int, extent: Int
) -> Kernel {
  let kernels = Scalar._kernels
  let grain = Swift.max(1, elementGrain / Swift.max(1, extent))
  return Kernel { arguments in
    let (x, y) = (arguments.input(0, Scalar.self), arguments.output(Scalar.self))
    parallel(count: rows, grain: grain) { range in
      for row in range {
        let numbers = x + row * extent
        switch reduction {
        case .sum: y[row] = kernels.sum(numbers, extent)
        case .mean: y[row] = kernels.sum(numbers, extent) / Scalar(extent)
        case .maximum: y[row] = numbers[kernels.argmax(numbers, extent)]
        }
      }
    }
  }
}

/// The code that reduces `[outer, extent, inner]` along the middle axis, for an `inner` above 1.
///
/// Sums add 16 rows one after the other and then sums of equally many rows, as in a binary counter:
/// level i, when in use, holds the sum of 16 · 2ⁱ rows. Source: Higham, "Accuracy and Stability of
/// Numerical Algorithms", §4.2.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
private func columnReductionKernel<Scalar: TensorScalar>(
  _ type: Scalar.Type, _ reduction: Reduction, outer: Int, extent: Int, inner: Int
) -> Kernel {
  let kernels = Scalar._kernels
  let blockRows = 16
  let depth = Int.bitWidth - (extent / blockRows + 1).leadingZeroBitCount + 1
  let size = reduction == .maximum ? 0 : depth * inner * MemoryLayout<Scalar>.stride
  return Kernel(workspace: size) { arguments in
    let (x, y) = (arguments.input(0, Scalar.self), arguments.output(Scalar.self))
    let levels = arguments.workspace(Scalar.self)
    for block in 0..<outer {
      let (rows, result) = (x + block * extent * inner, y + block * inner)
      if reduction == .maximum {
        result.update(from: rows, count: inner)
        for row in 1..<Swift.max(1, extent) {
          for i in 0..<inner {
            let value = rows[row * inner + i]
            if value > result[i] || value.isNaN { result[i] = value }
          }
        }
        continue
      }
      var (level, blocks) = (0, 0)
      for first in stride(from: 0, to: extent, by: blockRows) {
        let sums = levels + level * inner
        sums.update(repeating: 0, count: inner)
        kernels.addRows(
          sums, rows + first * inner, inner, Swift.min(blockRows, extent - first), inner)
        var carry = blocks
        while carry & 1 == 1 {
          kernels.addRows(levels + (level - 1) * inner, levels + level * inner, inner, 1, inner)
          level -= 1
          carry >>= 1
        }
        level += 1
        blocks += 1
      }
      result.update(repeating: 0, count: inner)
      while level > 0 {
        level -= 1
        kernels.addRows(result, levels + level * inner, inner, 1, inner)
      }
      if reduction == .mean {
        for i in 0..<inner { result[i] /= Scalar(extent) }
      }
    }
  }
}
