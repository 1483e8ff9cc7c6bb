/// A matrix as the factorisations take it: column by column, its rows and columns multiplied by
/// powers of two.
///
/// ```
/// a[i, j] = numbers[i + j · rows] · 2^(rowExponents[i] + columnExponents[j])
/// ```
/// Powers of two change no digit. They make the units of rows irrelevant and those of columns
/// nearly so, keep numbers such as 1e200 from overflowing halfway, and make the condition of what
/// is left nearly the least that any such choice can give (van der Sluis, "Condition Numbers and
/// Equilibration of Matrices", Numerische Mathematik 14, 1969).
struct EquilibratedMatrix<Scalar: RealElement>: Sendable {
  let rows: Int
  let columns: Int
  var numbers: [Scalar]
  private(set) var rowExponents: [Int]
  private(set) var columnExponents: [Int]

  /// - Throws: ``EngineError/notFinite(index:value:)``, the index counted in row-major order.
  init(_ a: NDArray<Scalar>, operation: String) throws(EngineError) {
    guard a.rank == 2 else {
      callerMistake(
        "\(operation) factorises a matrix.", expected: "an array of rank 2",
        got: "the shape \(a.shape)", toDo: "pass a matrix [rows, columns]")
    }
    (rows, columns) = (Int(blasExtent(a.shape[0])), Int(blasExtent(a.shape[1])))
    numbers = a.transposed.elements
    rowExponents = [Int](repeating: 0, count: rows)
    columnExponents = [Int](repeating: 0, count: columns)
    if !areFinite(numbers) { throw .notFinite(in: a.elements) }
  }

  /// Brings the largest magnitude in each row into 1..<2.
  mutating func equilibrateRows() {
    var largest = [Scalar](repeating: 0, count: rows)
    for j in 0..<columns {
      for i in 0..<rows { largest[i] = max(largest[i], abs(numbers[i + j * rows])) }
    }
    rowExponents = largest.map(exponent)
    scaleRows()
  }

  /// Brings the largest magnitude in each column into 1..<2.
  mutating func equilibrateColumns() {
    columnExponents = (0..<columns).map { j in
      exponent(numbers[(j * rows)..<((j + 1) * rows)].reduce(0) { max($0, abs($1)) })
    }
    scaleColumns()
  }

  /// Brings a positive diagonal into 1..<4, rows and columns alike, and makes the upper triangle
  /// the mirror of the lower.
  mutating func equilibrateSymmetrically() {
    rowExponents = (0..<rows).map { i in
      let diagonal = numbers[i + i * rows]
      return diagonal > 0 ? Int((Double(exponent(diagonal)) / 2).rounded(.down)) : 0
    }
    columnExponents = rowExponents
    scaleRows()
    scaleColumns()
    for j in 0..<columns {
      for i in 0..<j { numbers[i + j * rows] = numbers[j + i * rows] }
    }
  }

  /// The largest sum of magnitudes in a column.
  var norm: Scalar {
    (0..<columns).reduce(0) { norm, j in
      max(norm, numbers[(j * rows)..<((j + 1) * rows)].reduce(0) { $0 + abs($1) })
    }
  }

  private mutating func scaleRows() {
    for j in 0..<columns {
      for i in 0..<rows { scale(i + j * rows, by: -rowExponents[i]) }
    }
  }

  private mutating func scaleColumns() {
    for j in 0..<columns where columnExponents[j] != 0 {
      for i in 0..<rows { scale(i + j * rows, by: -columnExponents[j]) }
    }
  }

  private mutating func scale(_ place: Int, by exponent: Int) {
    numbers[place] = numbers[place].scaled(by: exponent)
  }

  private func exponent(_ number: Scalar) -> Int {
    number == 0 ? 0 : Int(number.exponent)
  }
}

/// Whether there is neither NaN nor an infinity among the numbers.
func areFinite<Scalar: RealElement>(_ numbers: [Scalar]) -> Bool {
  // Zero times either is NaN, and stays so in the sum.
  numbers.reduce(0) { $0 + $1 * 0 } == 0
}

extension EngineError {
  /// The first number that is not finite.
  static func notFinite<Scalar: RealElement>(in numbers: [Scalar]) -> EngineError {
    let index = numbers.firstIndex { !$0.isFinite } ?? 0
    return .notFinite(index: index, value: Double(numbers[index]))
  }
}
