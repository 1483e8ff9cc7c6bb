import LabKit
import NumericsEngine
import Solutions

private let solution = Lab06NearestNeighbours()

/// 6.4.
func nearestWrongAnswers(_ variants: inout Variants) {
  func wrong(
    _ name: String, is mistake: String? = nil,
    _ order: @escaping @Sendable (_ k: Int, _ distances: [Double], _ itself: Int?) -> [Int]
  ) {
    variants.wrong("6.4", name, is: mistake) { (k: Int, distances: [Double], itself: Int?) in
      _ = try solution.nearest(k, by: distances, excluding: itself)
      return order(k, distances, itself)
    }
  }
  @Sendable func sorted(_ d: [Double]) -> [Int] { d.indices.sorted { d[$0] < d[$1] } }

  wrong("includes the point itself", is: "includes-itself") { k, d, _ in Array(sorted(d).prefix(k))
  }
  wrong("drops the first", is: "drops-the-first") { k, d, itself in
    Array(sorted(d).dropFirst(itself == nil ? 0 : 1).prefix(k))
  }
  wrong("larger index first", is: "larger-index-first") { k, d, itself in
    let others = d.indices.reversed().filter { $0 != itself }
    return Array(others.sorted { d[$0] < d[$1] }.prefix(k))
  }
  wrong("farthest first", is: "farthest-first") { k, d, itself in
    Array(d.indices.filter { $0 != itself }.sorted { d[$0] > d[$1] }.prefix(k))
  }
  wrong("ordered by index", is: "ordered-by-index") { k, d, itself in
    sorted(d).filter { $0 != itself }.prefix(k).sorted()
  }
  wrong("one too many", is: "one-too-many") { k, d, itself in
    Array(sorted(d).filter { $0 != itself }.prefix(k + 1))
  }
  wrong("drops copies", is: "drops-copies") { k, d, itself in
    Array(sorted(d).filter { itself == nil || d[$0] != 0 }.prefix(k))
  }
  wrong("drops the point itself and its copies") { k, d, itself in
    Array(sorted(d).filter { itself == nil || d[$0] != 0 && $0 != itself }.prefix(k))
  }
  wrong("places among the others", is: "indices-shifted") { k, d, itself in
    var others = d
    if let itself { others.remove(at: itself) }
    return Array(sorted(others).prefix(k))
  }
  wrong("distances as whole numbers") { k, d, itself in
    Array(
      d.indices.filter { $0 != itself }.sorted { d[$0].rounded(.down) < d[$1].rounded(.down) }
        .prefix(k))
  }
  wrong("ranks") { k, d, itself in
    d.indices.filter { $0 != itself }.prefix(k).map { i in d.count { $0 < d[i] } }
  }
  variants.wrong("6.4", "k clipped", is: "k-clipped") {
    (k: Int, d: [Double], itself: Int?) -> [Int] in
    // As many far places more as may be asked for.
    let more = d.isEmpty ? 0 : max(k, 1) + 1
    let far = [Double](repeating: .infinity, count: more)
    let order = try solution.nearest(max(k, 1), by: d + far, excluding: itself)
    if let itself, itself >= d.count { throw LabError.indexOutOfRange }
    return order.prefix(max(k, 0)).filter { $0 < d.count }
  }
  variants.wrong("6.4", "infinity refused", is: "infinity-refused") {
    (k: Int, d: [Double], itself: Int?) -> [Int] in
    guard d.allSatisfy(\.isFinite) else { throw LabError.notFinite }
    return try solution.nearest(k, by: d, excluding: itself)
  }
  variants.wrong("6.4", "no neighbours for k = 0") {
    (k: Int, d: [Double], itself: Int?) in
    k == 0 ? [] : try solution.nearest(k, by: d, excluding: itself)
  }
  variants.wrong("6.4", "an index below 0 counts from the end") {
    (k: Int, d: [Double], itself: Int?) in
    try solution.nearest(k, by: d, excluding: itself.map { $0 < 0 ? d.count + $0 : $0 })
  }
  variants.wrong("6.4", "an index beyond the end is nobody") {
    (k: Int, d: [Double], itself: Int?) in
    try solution.nearest(k, by: d, excluding: itself.flatMap { $0 >= d.count ? nil : $0 })
  }
  variants.wrong("6.4", "NaN is very far") { (k: Int, d: [Double], itself: Int?) in
    try solution.nearest(k, by: d.map { $0.isNaN ? .infinity : $0 }, excluding: itself)
  }
  variants.wrong("6.4", "the example only") { (k: Int, d: [Double], itself: Int?) -> [Int] in
    let right = try solution.nearest(k, by: d, excluding: itself)
    return d == [4, 1.5, 3, 0.5, 3] ? right : Array(d.indices.prefix(k))
  }
}

/// 6.5.
func voteWrongAnswers(_ variants: inout Variants) {
  func wrong(
    _ name: String, is mistake: String? = nil,
    _ vote: @escaping @Sendable (_ labels: [Int], _ counts: [Int: Int]) -> Int
  ) {
    variants.wrong("6.5", name, is: mistake) { (labels: [Int]) in
      _ = try solution.majorityVote(labels)
      return vote(labels, Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +))
    }
  }

  wrong("smallest class on ties", is: "smallest-class") { _, counts in
    counts.filter { $0.value == counts.values.max() }.keys.min() ?? 0
  }
  wrong("largest class on ties", is: "largest-class") { _, counts in
    counts.filter { $0.value == counts.values.max() }.keys.max() ?? 0
  }
  wrong("the nearest alone", is: "nearest-only") { labels, _ in labels[0] }
  wrong("nearest of all on a tie", is: "nearest-on-any-tie") { labels, counts in
    let tied = counts.filter { $0.value == counts.values.max() }
    return tied.count == 1 ? tied.keys.first ?? 0 : labels[0]
  }
  wrong("the last to appear of the tied", is: "last-to-appear") { labels, counts in
    labels.last { counts[$0] == counts.values.max() } ?? 0
  }
  wrong("the number of votes", is: "counts-returned") { _, counts in counts.values.max() ?? 0 }
  wrong("order of a dictionary") { _, counts in counts.max { $0.value < $1.value }?.key ?? 0 }
  wrong("the nearer votes more") { labels, _ in
    var weights: [Int: Double] = [:]
    for (place, label) in labels.enumerated() {
      weights[label, default: 0] += 1 / Double(place + 1)
    }
    let most = weights.values.max()
    return labels.first { weights[$0] == most } ?? 0
  }
  wrong("the longest run") { labels, _ in
    var (best, longest, run) = (labels[0], 0, 0)
    for place in labels.indices {
      run = place > 0 && labels[place] == labels[place - 1] ? run + 1 : 1
      if run > longest { (best, longest) = (labels[place], run) }
    }
    return best
  }
  wrong("without the farthest") { labels, _ in
    (try? solution.majorityVote(labels.count > 1 ? labels.dropLast() : labels)) ?? 0
  }
  wrong("yes or no") { labels, _ in labels.count { $0 == 1 } * 2 > labels.count ? 1 : 0 }
  variants.wrong("6.5", "a class for nobody", is: "empty-gives-a-class") { (labels: [Int]) in
    labels.isEmpty ? 0 : try solution.majorityVote(labels)
  }
  variants.wrong("6.5", "no class below 0") { (labels: [Int]) -> Int in
    guard labels.allSatisfy({ $0 >= 0 }) else { throw LabError.invalidLabel }
    return try solution.majorityVote(labels)
  }
  variants.wrong("6.5", "the example only") { (labels: [Int]) -> Int in
    labels == [2, 1, 2, 0, 2] ? 2 : labels.first ?? 0
  }
}

/// 6.6.
func classifiedWrongAnswers(_ variants: inout Variants) {
  func wrong(
    _ name: String, is mistake: String? = nil,
    _ answer:
      @escaping @Sendable (
        _ distances: [Double], _ labels: [Int], _ k: Int
      ) throws -> Int
  ) {
    variants.wrong("6.6", name, is: mistake) {
      (queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int) in
      _ = try solution.classified(queries, training: training, labels: labels, k: k)
      let distances = try solution.pairwiseDistances(queries, training)
      return try (0..<queries.shape[0]).map { try answer(distances.row($0).elements, labels, k) }
    }
  }
  @Sendable func vote(_ labels: [Int], _ places: [Int]) throws -> Int {
    try solution.majorityVote(places.map { labels[$0] })
  }

  wrong("the nearest only", is: "nearest-only") { d, labels, _ in
    try vote(labels, try solution.nearest(1, by: d, excluding: nil))
  }
  wrong("one too many", is: "one-too-many") { d, labels, k in
    try vote(labels, try solution.nearest(min(k + 1, d.count), by: d, excluding: nil))
  }
  wrong("drops the nearest", is: "drops-the-nearest") { d, labels, k in
    let order = try solution.nearest(d.count, by: d, excluding: nil)
    return try vote(labels, order.count == 1 ? order : Array(order.dropFirst().prefix(k)))
  }
  wrong("most frequent class", is: "most-frequent-class") { d, labels, _ in
    try vote(labels, Array(labels.indices))
  }
  wrong("larger index on ties", is: "larger-index-on-ties") { d, labels, k in
    try vote(labels, Array(d.indices.sorted { (d[$0], -$0) < (d[$1], -$1) }.prefix(k)))
  }
  wrong("votes by index") { d, labels, k in
    try vote(labels, try solution.nearest(k, by: d, excluding: nil).sorted())
  }
  wrong("the farthest first in the vote") { d, labels, k in
    try vote(labels, try solution.nearest(k, by: d, excluding: nil).reversed())
  }
  wrong("all at the same distance vote as well") { d, labels, k in
    let order = try solution.nearest(d.count, by: d, excluding: nil)
    return try vote(labels, order.filter { d[$0] <= d[order[k - 1]] })
  }
  wrong("smallest class on ties", is: "smallest-class-on-ties") { d, labels, k in
    let voters = try solution.nearest(k, by: d, excluding: nil).map { labels[$0] }
    return try solution.majorityVote(voters.sorted())
  }
  wrong("weighted by nearness") { d, labels, k in
    var weights: [Int: Double] = [:]
    for place in try solution.nearest(k, by: d, excluding: nil) {
      weights[labels[place], default: 0] += 1 / (d[place] + 1e-9)
    }
    return weights.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
  }
  wrong("an exact match decides") { d, labels, k in
    if let match = d.firstIndex(of: 0) { return labels[match] }
    return try vote(labels, try solution.nearest(k, by: d, excluding: nil))
  }
  wrong("distances as whole numbers") { d, labels, k in
    try vote(labels, try solution.nearest(k, by: d.map { $0.rounded(.down) }, excluding: nil))
  }
  variants.wrong("6.6", "k clipped", is: "k-clipped") {
    (queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int) in
    try solution.classified(
      queries, training: training, labels: labels, k: min(max(k, 1), max(1, labels.count)))
  }
  variants.wrong("6.6", "no queries refused", is: "no-queries-refused") {
    (queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int) -> [Int] in
    let classes = try solution.classified(queries, training: training, labels: labels, k: k)
    guard !classes.isEmpty else { throw LabError.emptyInput }
    return classes
  }
  variants.wrong("6.6", "queries and training swapped") {
    (queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int) in
    _ = try solution.classified(queries, training: training, labels: labels, k: k)
    let distances = try solution.pairwiseDistances(training, queries)
    return try (0..<queries.shape[0]).map { query in
      let row = distances.elements.dropFirst(query * training.shape[0]).prefix(training.shape[0])
      return try vote(labels, try solution.nearest(k, by: Array(row), excluding: nil))
    }
  }
  variants.wrong("6.6", "only the queries are checked for NaN") {
    (queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int) in
    try solution.classified(
      queries, training: training.map { $0.isFinite ? $0 : 0 }, labels: labels, k: k)
  }
  variants.wrong("6.6", "only the training is checked for NaN") {
    (queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int) in
    try solution.classified(
      queries.map { $0.isFinite ? $0 : 0 }, training: training, labels: labels, k: k)
  }
  variants.wrong("6.6", "the example only") {
    (queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int) -> [Int] in
    let classes = try solution.classified(queries, training: training, labels: labels, k: k)
    return labels == [0, 0, 1, 1] && k == 3 ? classes : classes.map { _ in labels[0] }
  }
}
