/// The array with every lane along the last axis sorted, NaN last.
@_specialize(where Element == Double)
@_specialize(where Element == Float)
@_specialize(where Element == Int)
func sortLanes<Element: NumericElement>(_ array: NDArray<Element>) -> NDArray<Element> {
  let extent = array.shape[array.rank - 1]
  var sorted = array.compacted()
  if extent < 2 { return sorted }
  let lanes = sorted.count / extent
  sorted.write { base, _ in
    if extent >= longLane, sortByDigits(base, extent: extent, lanes: lanes) { return }
    parallel(count: lanes, grain: max(1, sortingGrain / extent), multiple: 1) { part in
      for lane in part {
        var numbers = UnsafeMutableBufferPointer(start: base + lane * extent, count: extent)
        // NaN is the one value that differs from itself; it has no place in the order.
        let end = numbers.partition { $0 != $0 }
        numbers[..<end].sort()
      }
    }
  }
  return sorted
}

/// From here on sorting by digits is faster than comparing.
private let longLane = 1 << 15

/// Sorts lanes of reals one after the other, each on all cores; `false` for other elements.
private func sortByDigits<Element>(
  _ base: UnsafeMutablePointer<Element>, extent: Int, lanes: Int
) -> Bool {
  let start = UnsafeMutableRawPointer(base)
  func sort<Real>(_ type: Real.Type, _ kernel: (UnsafeMutableBufferPointer<Real>) -> Void) -> Bool {
    let numbers = start.assumingMemoryBound(to: type)
    for lane in 0..<lanes {
      kernel(UnsafeMutableBufferPointer(start: numbers + lane * extent, count: extent))
    }
    return true
  }
  switch Element.self {
  case is Double.Type: return sort(Double.self) { sortKernel($0) }
  case is Float.Type: return sort(Float.self) { sortKernel($0) }
  default: return false
  }
}

/// For every lane along the last axis, the indices that sort it, NaN last; stable.
@_specialize(where Element == Double)
@_specialize(where Element == Float)
@_specialize(where Element == Int)
func sortingOrderOfLanes<Element: NumericElement>(_ array: NDArray<Element>) -> NDArray<Int> {
  let extent = array.shape[array.rank - 1]
  let lanes = extent == 0 ? 0 : array.count / extent
  let array = array.contiguous()
  return NDArray<Int>(shape: array.shape) { target in
    array.read { base in
      parallel(count: lanes, grain: max(1, sortingGrain / max(1, extent)), multiple: 1) { part in
        for lane in part {
          let numbers = base + lane * extent
          // Numbers and indices side by side: comparing does not leave the cache line.
          var pairs = (0..<extent).map { (number: numbers[$0], index: $0) }
          pairs.sort { left, right in
            if left.number < right.number { return true }
            if left.number > right.number { return false }
            let (leftIsNaN, rightIsNaN) = (left.number != left.number, right.number != right.number)
            return leftIsNaN == rightIsNaN ? left.index < right.index : rightIsNaN
          }
          for i in 0..<extent { target[lane * extent + i] = pairs[i].index }
        }
      }
    }
  }
}

/// The least number of elements for which sorting is worth a thread.
private let sortingGrain = 1 << 11
