import LabKit
import NumericsEngine

extension Property {
  /// A layer so large that GEMM does it in a fraction of the time limit and loops do not.
  ///
  /// With x[i, k] = i + k, w[j, k] = j − k and b[j] = j over k = 0 … K − 1, every entry is a whole
  /// number known without multiplying matrices:
  /// ```
  /// Σ (i + k)(j − k) + j = K·i·j + (j − i)·K(K − 1)/2 − (K − 1)K(2K − 1)/6 + j
  /// ```
  /// All partial sums stay below 2⁵³, so it is exact in whatever order they are added.
  static let largeLayerInTime: Property = {
    let (rows, inputs, outputs) = (640, 640, 640)
    return Property(
      exercise: "2.9",
      name:
        "a layer of \(rows) × \(inputs) × \(outputs), within the time limit: loops are too slow",
      weight: 3,
      arguments: {
        func matrix(_ rows: Int, _ entry: (Int, Int) -> Int) -> WireValue {
          let elements = (0..<rows * inputs).map { Double(entry($0 / inputs, $0 % inputs)) }
          return .array(shape: [rows, inputs], elements: elements)
        }
        return [
          matrix(rows, +), matrix(outputs, -),
          .array(shape: [outputs], elements: (0..<outputs).map(Double.init)),
        ]
      },
      objection: { answer in
        guard case .array([rows, outputs], let elements) = answer else {
          return "the answer does not have the shape [\(rows), \(outputs)]"
        }
        let sum = inputs * (inputs - 1) / 2
        let squares = (inputs - 1) * inputs * (2 * inputs - 1) / 6
        for i in 0..<rows {
          for j in 0..<outputs {
            let expected = Double(inputs * i * j + (j - i) * sum - squares + j)
            let got = elements[i * outputs + j]
            if got != expected {
              return "entry [\(i), \(j)] is \(got.text), not \(expected.text)"
            }
          }
        }
        return nil
      })
  }()
}
