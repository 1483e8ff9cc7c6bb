/// Which hint comes next.
enum HintOrder {
  /// The hint that the last failure calls for, if it was not shown yet; else the first one that was
  /// not; `nil` when all were.
  static func next(of count: Int, after entry: Progress.Entry) -> Int? {
    let unseen = (1...max(count, 1)).filter { $0 <= count && !entry.hintsShown.contains($0) }
    if let called = entry.hintCalledFor, unseen.contains(called) { return called }
    return unseen.first
  }
}
