import Datasets
import Testing

/// No line, or plane, parts the classes of these tables without a mistake.
///
/// The proof is a certificate: whole weights w > 0 of some rows, with the sign s = +1 for class 1
/// and −1 for class 0, for which
/// ```
/// Σ w · s · (1, x) = 0
/// ```
/// If s · (β₀ + x·β) ≥ 0 held in every row, the weighted sum of these numbers would be 0, so each
/// of them would be; as the rows' (1, x) span the space, β₀ and β are all 0. So nothing but 0
/// separates, not even with rows on the boundary, and unregularised logistic regression has a
/// single finite solution (A. Albert, J. A. Anderson: On the existence of maximum likelihood
/// estimates in logistic regression models, Biometrika 71, 1984, p. 1: "overlap").
@Suite struct OverlapTests {
  @Test func filmsOverlap() {
    // 28 · (12, 11) + (45, 3) = 24 · (14, 9) + 5 · (9, 19)
    expectCertificate([13: 28, 6: 1, 12: 24, 4: 5], in: MovieGenres.table, unit: 1)
  }

  @Test func articlesOverlap() {
    expectCertificate([34: 47, 38: 9, 36: 30, 16: 24, 17: 2], in: FakeNews.table, unit: 10)
  }

  /// - Parameter unit: what makes the features whole numbers.
  private func expectCertificate(_ weights: [Int: Int], in table: LabelledTable, unit: Double) {
    let columns = table.columns.count
    let rows = weights.keys.sorted()
    // Scaled, so that the arithmetic is exact.
    let vectors = rows.map { row in
      [Int(unit)] + (0..<columns).map { Int((table.features[row, $0] * unit).rounded()) }
    }
    for (row, vector) in zip(rows, vectors) {
      for column in 0..<columns {
        #expect(Double(vector[column + 1]) / unit == table.features[row, column])
      }
    }
    for entry in 0...columns {
      let sum = zip(rows, vectors).reduce(0) { sum, row in
        sum + (weights[row.0] ?? 0) * (table.labels[row.0] == 1 ? 1 : -1) * row.1[entry]
      }
      #expect(sum == 0)
    }
    #expect(weights.values.allSatisfy { $0 > 0 })
    #expect(determinant(Array(vectors.prefix(columns + 1))) != 0)
  }

  /// Expanded along the first row.
  private func determinant(_ matrix: [[Int]]) -> Int {
    guard let first = matrix.first, first.count > 1 else { return matrix.first?.first ?? 1 }
    return first.indices.reduce(0) { sum, column in
      let minor = matrix.dropFirst().map { row in
        row.indices.filter { $0 != column }.map { row[$0] }
      }
      return sum + (column.isMultiple(of: 2) ? 1 : -1) * first[column] * determinant(minor)
    }
  }
}
