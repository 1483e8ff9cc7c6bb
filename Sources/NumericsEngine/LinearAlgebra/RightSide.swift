/// The right side of a linear system, one or several columns, on the way to the solution.
///
/// For the system `a · x = b` with an equilibrated `a`, what is solved is
/// ```
/// a′ · y = b′,   b′[i] = b[i] · 2^(−rowExponents[i] − s),   x[j] = y[j] · 2^(s − columnExponents[j])
/// ```
/// where s, one for each column of `b`, brings the largest magnitude of `b′` into 1..<2.
struct RightSide<Scalar: RealElement> {
  /// The columns one after the other, `rows` numbers each.
  var numbers: [Scalar]
  let rows: Int
  let columns: Int
  private let isVector: Bool
  private var exponents: [Int]

  /// - Throws: ``EngineError/notFinite(index:value:)``, the index counted in row-major order.
  init(_ b: NDArray<Scalar>, for matrix: EquilibratedMatrix<Scalar>) throws(EngineError) {
    guard (1...2).contains(b.rank), b.shape[0] == matrix.rows else {
      callerMistake(
        "The right side of a linear system does not fit its matrix.",
        expected: "the shape [\(matrix.rows)], or [\(matrix.rows), columns]",
        got: "the shape \(b.shape)", toDo: "pass one value, or one row, for each row of the matrix")
    }
    isVector = b.rank == 1
    rows = matrix.rows
    columns = isVector ? 1 : Int(blasExtent(b.shape[1]))
    numbers = b.transposed.elements
    exponents = [Int](repeating: 0, count: columns)
    if !areFinite(numbers) { throw .notFinite(in: b.elements) }
    for j in 0..<columns {
      let column = (j * rows)..<((j + 1) * rows)
      exponents[j] =
        zip(numbers[column], matrix.rowExponents)
        .filter { $0.0 != 0 }.map { Int($0.0.exponent) - $0.1 }.max() ?? 0
      for (i, place) in column.enumerated() {
        numbers[place] = numbers[place].scaled(by: -matrix.rowExponents[i] - exponents[j])
      }
    }
  }

  /// The solution: of every column the first numbers, as many as the matrix has columns.
  func solution(of matrix: EquilibratedMatrix<Scalar>) -> NDArray<Scalar> {
    var solution: [Scalar] = []
    solution.reserveCapacity(columns * matrix.columns)
    for j in 0..<columns {
      for i in 0..<matrix.columns {
        solution.append(
          numbers[j * rows + i].scaled(by: exponents[j] - matrix.columnExponents[i]))
      }
    }
    let columnByColumn = NDArray(shape: [columns, matrix.columns], elements: solution)
    return isVector ? columnByColumn.reshaped(to: [matrix.columns]) : columnByColumn.transposed
  }
}
