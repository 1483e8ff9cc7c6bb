import Dispatch
import Synchronization

/// Calls `body` for parts of `0..<count` on several threads, each taking the next part when it is
/// free.
///
/// - Parameters:
///   - length: How many indices a part has; the last may have fewer.
///   - body: Is told the part, and which worker it is: 0 ..< `workers`.
func forEachPart(
  of count: Int, length: Int, workers: Int, _ body: (_ part: Range<Int>, _ worker: Int) -> Void
) {
  let parts = (count + length - 1) / length
  let workers = min(workers, parts)
  guard workers > 1 else {
    if count > 0 { body(0..<count, 0) }
    return
  }
  let next = Atomic(0)
  withoutActuallyEscaping(body) { body in
    // Each call works on a part of its own.
    nonisolated(unsafe) let body = body
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      while true {
        let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard part < parts else { return }
        body(part * length..<min(count, (part + 1) * length), worker)
      }
    }
  }
}
