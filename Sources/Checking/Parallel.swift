import Foundation

/// Work spread over the machine's cores.
enum Parallel {
  /// The results in the order of the elements.
  ///
  /// - Parameter progress: told how many of how many are done, one call at a time.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
    _ transform: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    let results = Slots<Result>(count: elements.count, progress: progress)
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
      results.set(transform(elements[index]), at: index)
    }
    return results.all
  }
}

private final class Slots<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var values: [Value?]
  private var done = 0
  private let progress: @Sendable (Int, Int) -> Void

  init(count: Int, progress: @escaping @Sendable (Int, Int) -> Void) {
    values = Array(repeating: nil, count: count)
    self.progress = progress
  }

  func set(_ value: Value, at index: Int) {
    lock.withLock {
      values[index] = value
      done += 1
      progress(done, values.count)
    }
  }

  var all: [Value] { lock.withLock { values.compactMap(\.self) } }
}
