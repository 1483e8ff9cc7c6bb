import CKernels
import Dispatch
import Synchronization

/// From here on values are first split into buckets that fit into the second-level cache.
private let bucketLength = 1 << 15

/// How many different first 16 bits a key has.
private let numberOfPrefixes = 1 << 16

/// Sorts `values` in rising order: −0 before 0, NaN last.
///
/// The values' order keys (see `ordering.h`) are scattered into buckets by their first 16 bits, so
/// that each bucket holds about as many; then each is sorted by digits, on all cores. The result does
/// not depend on the number of threads.
/// - Complexity: O(*n*), with as much memory again twice over
func sortKernel(_ values: UnsafeMutableBufferPointer<Double>) {
  let count = values.count
  guard count > 1, let base = values.baseAddress else { return }
  withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * count) { memory in
    guard let keys = memory.baseAddress else { return }
    preferHugePages(memory)
    let scattered = keys + count
    let counts = prefixCounts(count: count) { part, counts in
      kernel_order_keys(base + part.lowerBound, part.count, keys + part.lowerBound, counts)
    }
    guard count > 2 * bucketLength else {
      kernel_sort_keys(keys, count, scattered)
      kernel_values_of_keys(keys, count, base)
      return
    }
    let (bucketOfPrefix, starts) = buckets(counts, count: count)
    var places = starts.map { UInt64($0) }
    kernel_scatter_keys(keys, count, bucketOfPrefix, &places, scattered)
    forEachInParallel(count: starts.count - 1) { bucket in
      let (start, length) = (starts[bucket], starts[bucket + 1] - starts[bucket])
      kernel_sort_keys(scattered + start, length, keys + start)
      kernel_values_of_keys(scattered + start, length, base + start)
    }
  }
}

/// Sorts `values` in rising order: −0 before 0, NaN last.
func sortKernel(_ values: UnsafeMutableBufferPointer<Float>) {
  // Every `Float` is a `Double` and comes back the same.
  withUnsafeTemporaryAllocation(of: Double.self, capacity: values.count) { wide in
    for i in values.indices { wide.initializeElement(at: i, to: Double(values[i])) }
    sortKernel(wide)
    for i in values.indices { values[i] = Float(wide[i]) }
  }
}

/// How many values begin with each prefix, counted by `count` on all cores.
func prefixCounts(
  count: Int, _ body: (Range<Int>, UnsafeMutablePointer<UInt64>) -> Void
) -> [UInt64] {
  let total = Mutex([UInt64](repeating: 0, count: numberOfPrefixes))
  parallel(count: count, grain: 1 << 18) { part in
    var counts = [UInt64](repeating: 0, count: numberOfPrefixes)
    counts.withUnsafeMutableBufferPointer { counts in
      if let counts = counts.baseAddress { body(part, counts) }
    }
    total.withLock { total in
      for prefix in counts.indices { total[prefix] &+= counts[prefix] }
    }
  }
  return total.withLock { $0 }
}

/// Neighbouring prefixes share a bucket until it is full; where each bucket begins, and the end.
private func buckets(_ counts: [UInt64], count: Int) -> (of: [UInt16], starts: [Int]) {
  var (of, starts) = ([UInt16](repeating: 0, count: counts.count), [0])
  var filled = 0
  for prefix in counts.indices where counts[prefix] > 0 {
    let more = Int(counts[prefix])
    if let start = starts.last, filled > start, filled + more - start > bucketLength {
      starts.append(filled)
    }
    of[prefix] = UInt16(truncatingIfNeeded: starts.count - 1)
    filled += more
  }
  return (of, starts + [count])
}

/// Calls `body` with 0 ..< `count` on all cores, each taking the next number when it is free.
private func forEachInParallel(count: Int, _ body: (Int) -> Void) {
  guard Threads.count > 1 else {
    for index in 0..<count { body(index) }
    return
  }
  withoutActuallyEscaping(body) { body in
    // Each call works on a bucket of its own.
    nonisolated(unsafe) let body = body
    DispatchQueue.concurrentPerform(iterations: count) { body($0) }
  }
}
