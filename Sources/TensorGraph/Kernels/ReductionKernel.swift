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
/// Where one sum has many rows, such as that of a bias over all places of all images, pieces of them
/// are added up one beside the other; how many depends on the shape alone.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
private func columnReductionKernel<Scalar: TensorScalar>(
  _ type: Scalar.Type, _ reduction: Reduction, outer: Int, extent: Int, inner: Int
) -> Kernel {
  if reduction == .maximum { return columnMaximumKernel(Scalar.self, outer, extent, inner) }
  let kernels = Scalar._kernels
  let pieces = outer == 1 ? Swift.max(1, Swift.min(8, extent * inner / (2 * elementGrain))) : 1
  let sum = RowSum<Scalar>(mostRows: (extent + pieces - 1) / pieces, length: inner)
  // Each piece has a place for its sum and the workspace that it takes.
  let size = inner + sum.workspace
  return Kernel(workspace: pieces * size * MemoryLayout<Scalar>.stride) { arguments in
    let (x, y) = (arguments.input(0, Scalar.self), arguments.output(Scalar.self))
    let space = arguments.workspace(Scalar.self)
    for block in 0..<outer {
      let (rows, result) = (x + block * extent * inner, y + block * inner)
      parallel(count: pieces, grain: 1, multiple: 1) { range in
        for piece in range {
          let (first, last) = (piece * extent / pieces, (piece + 1) * extent / pieces)
          let place = space + piece * size
          sum.run(rows + first * inner, count: last - first, to: place, place + inner)
        }
      }
      result.update(repeating: 0, count: inner)
      kernels.addRows(result, space, size, pieces, inner)
      if reduction == .mean {
        for i in 0..<inner { result[i] /= Scalar(extent) }
      }
    }
  }
}

/// The code that finds the largest along the middle axis; the first NaN stays.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
private func columnMaximumKernel<Scalar: TensorScalar>(
  _ type: Scalar.Type, _ outer: Int, _ extent: Int, _ inner: Int
) -> Kernel {
  Kernel { arguments in
    let (x, y) = (arguments.input(0, Scalar.self), arguments.output(Scalar.self))
    for block in 0..<outer {
      let (rows, result) = (x + block * extent * inner, y + block * inner)
      result.update(from: rows, count: inner)
      for row in 1..<Swift.max(1, extent) {
        for i in 0..<inner {
          let value = rows[row * inner + i]
          if value > result[i] || value.isNaN { result[i] = value }
        }
      }
    }
  }
}
