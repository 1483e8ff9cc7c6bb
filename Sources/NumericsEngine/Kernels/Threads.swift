import CNumerics
import Dispatch

/// The cores the engine computes on.
public enum Threads {
  /// How many threads large operations use, OpenBLAS included; all cores unless told otherwise.
  ///
  /// No result depends on it, the last digits of large matrix products apart: OpenBLAS rounds
  /// otherwise where it divides a matrix. The environment variable `OPENBLAS_NUM_THREADS` sets it
  /// at start.
  public static var count: Int {
    get { Int(openblas_get_num_threads()) }
    set { openblas_set_num_threads(Int32(clamping: max(1, newValue))) }
  }
}

/// Splits `0..<count` into one range per thread, and waits until `body` was called on each.
///
/// - Parameters:
///   - grain: The least number of elements that is worth a thread.
///   - multiple: Where a part may begin: by default every 64 elements, so that no two threads write
///     into one cache line.
@inline(__always)
package func parallel(count: Int, grain: Int, multiple: Int = 64, _ body: (Range<Int>) -> Void) {
  let parts = count < 2 * grain ? 1 : min(Threads.count, count / grain)
  if parts <= 1 {
    body(0..<count)
    return
  }
  let length = ((count - 1) / parts + multiple) / multiple * multiple
  withoutActuallyEscaping(body) { body in
    // Each part is its own piece of the work; the callers write to disjoint places.
    nonisolated(unsafe) let body = body
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let start = min(part * length, count)
      body(start..<(part == parts - 1 ? count : min(start + length, count)))
    }
  }
}
