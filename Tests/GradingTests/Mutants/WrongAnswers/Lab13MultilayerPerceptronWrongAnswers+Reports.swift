import LabKit
import NumericsEngine
import Solutions

private let solution = Lab13MultilayerPerceptron()

/// Lab 13: wrong reports on a network, 13.9.
func digitReportsWrongAnswers(_ variants: inout Variants) {
  typealias Rows = NDArray<Double>
  /// The right report, of guesses made otherwise.
  @Sendable func report(
    _ logits: Rows, _ labels: [Int], guess: ([Double]) -> Int
  ) throws -> DigitReport {
    _ = try solution.report(logits: logits, labels: labels)
    var rows = Rows.zeros(logits.shape)
    for row in labels.indices { rows[row, guess(logits.row(row).elements)] = 1 }
    return try solution.report(logits: rows, labels: labels)
  }
  @Sendable func changed(
    _ logits: Rows, _ labels: [Int], accuracy: (Double) -> Double = { $0 },
    confusion: (NDArray<Int>) -> NDArray<Int> = { $0 }
  ) throws -> DigitReport {
    let right = try solution.report(logits: logits, labels: labels)
    return DigitReport(
      accuracy: accuracy(right.accuracy), confusion: confusion(right.confusion))
  }
  variants.wrong("13.9", "guesses down, truth across", is: "turned-over") {
    (logits: Rows, labels: [Int]) in
    try changed(logits, labels, confusion: \.transposed)
  }
  variants.wrong("13.9", "the last of equals", is: "last-of-ties") {
    (logits: Rows, labels: [Int]) in
    try report(logits, labels) { row in row.lastIndex(of: row.max() ?? 0) ?? 0 }
  }
  variants.wrong("13.9", "largest magnitude", is: "largest-magnitude") {
    (logits: Rows, labels: [Int]) in
    try report(logits, labels) { row in
      row.firstIndex { $0.magnitude == row.map(\.magnitude).max() } ?? 0
    }
  }
  variants.wrong("13.9", "per cent", is: "percent") { (logits: Rows, labels: [Int]) in
    try changed(logits, labels, accuracy: { $0 * 100 })
  }
  variants.wrong("13.9", "whole numbers divided", is: "integer-division") {
    (logits: Rows, labels: [Int]) in
    try changed(logits, labels, accuracy: { $0 < 1 ? 0 : 1 })
  }
  variants.wrong("13.9", "share of mistakes", is: "error-rate") { (logits: Rows, labels: [Int]) in
    let m = Double(labels.count)
    return try changed(logits, labels, accuracy: { (m - ($0 * m).rounded()) / m })
  }
  variants.wrong("13.9", "an empty diagonal", is: "only-wrong-ones") {
    (logits: Rows, labels: [Int]) in
    try changed(
      logits, labels,
      confusion: { matrix in
        var matrix = matrix
        for k in 0..<matrix.shape[0] { matrix[k, k] = 0 }
        return matrix
      })
  }
  variants.wrong("13.9", "numbers not looked at", is: "not-finite-let-through") {
    (logits: Rows, labels: [Int]) in
    do { return try changed(logits, labels) } catch LabError.notFinite {
      return try changed(
        logits.map {
          $0.isNaN
            ? .greatestFiniteMagnitude : $0 == .infinity ? 1e300 : $0 == -.infinity ? -1e300 : $0
        }, labels)
    }
  }
  variants.wrong("13.9", "−∞ let through") { (logits: Rows, labels: [Int]) in
    try changed(logits.map { $0 == -.infinity ? -1e300 : $0 }, labels)
  }
  variants.wrong("13.9", "float for double") { (logits: Rows, labels: [Int]) in
    try changed(logits, labels, accuracy: { Double(Float($0)) })
  }
  variants.wrong("13.9", "no rows before lengths") { (logits: Rows, labels: [Int]) in
    if logits.rank == 2, logits.shape[0] == 0 { throw LabError.emptyInput }
    return try changed(logits, labels)
  }
  variants.wrong("13.9", "numbers before labels") { (logits: Rows, labels: [Int]) in
    if logits.rank == 2, logits.shape[0] == labels.count,
      !logits.elements.allSatisfy(\.isFinite)
    {
      throw LabError.notFinite
    }
    return try changed(logits, labels)
  }
  variants.wrong("13.9", "the example's answer, else nothing right") {
    (logits: Rows, labels: [Int]) in
    try labels == [0, 2, 2, 1]
      ? changed(logits, labels) : changed(logits, labels, accuracy: { _ in 0 })
  }
}
