import LabKit
import NumericsEngine

extension Property {
  /// So many distances that one product does them in a fraction of the time limit and plain loops
  /// do not. (Loops over two flat lists, without ranges or subscripts of arrays, may: they took half
  /// of the limit where loops over `first[i, k]` took twice as long as it allows.)
  ///
  /// With a[i, k] = i + k and b[j, k] = j − k over k = 0 … K − 1, the differences are (i − j) + 2k,
  /// so that every squared distance is a whole number known without multiplying matrices:
  /// ```
  /// Σ ((i − j) + 2k)² = K·(i − j)² + 2·(i − j)·K(K − 1) + 2·(K − 1)K(2K − 1)/3
  /// ```
  /// All squares and products and their sums stay below 2⁵³, so that only the root is rounded.
  static let manyDistancesInTime: Property = {
    let (rows, columns) = (600, 600)
    return Property(
      exercise: "6.3",
      name: "\(rows) points and \(rows) points of \(columns) coordinates, within the time limit: "
        + "loops are too slow",
      weight: 3,
      arguments: {
        func matrix(_ entry: (Int, Int) -> Int) -> WireValue {
          let elements = (0..<rows * columns).map { Double(entry($0 / columns, $0 % columns)) }
          return .array(shape: [rows, columns], elements: elements)
        }
        return [matrix(+), matrix(-)]
      },
      objection: { answer in
        guard case .array([rows, rows], let elements) = answer else {
          return "the answer does not have the shape [\(rows), \(rows)]"
        }
        let sum = columns * (columns - 1)
        let squares = (columns - 1) * columns * (2 * columns - 1) / 3
        for i in 0..<rows {
          for j in 0..<rows {
            let apart = i - j
            let square = columns * apart * apart + 2 * apart * sum + 2 * squares
            let expected = Double(square).squareRoot()
            let got = elements[i * rows + j]
            // A root by another function than squareRoot() may differ in its last digit.
            if !((got - expected).magnitude <= 1e-14 * expected) {
              return "entry [\(i), \(j)] is \(got.text), not \(expected.text)"
            }
          }
        }
        return nil
      })
  }()
}
