import Datasets
import LabKit
import NumericsEngine
import Plotting
import TensorGraph

/// Pictures and maps `[rows, columns, channels]` for the steps of Lab 14, computed by the engine.
enum Maps {
  /// A digit as the course draws it: `[28, 28, 1]`.
  static func digit(_ kind: Int, seed: UInt32) -> NDArray<Double> {
    var generator = RandomGenerator(seed: seed)
    return NDArray(
      shape: [Digits.side, Digits.side, 1],
      elements: DigitGenerator.image(of: kind, using: &generator))
  }

  /// Filters with one channel and one output, written row by row: `[rows, columns, 1, 1]`.
  static func filter(_ rows: [[Double]]) -> NDArray<Double> {
    let matrix = NDArray(rows)
    return matrix.reshaped(to: matrix.shape + [1, 1])
  }

  /// The difference of the columns on the right and on the left: it answers to vertical edges.
  static let vertical = filter([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
  /// The same for the rows below and above.
  static let horizontal = filter([[-1, -2, -1], [0, 0, 0], [1, 2, 1]])

  /// A convolution without biases: `[rows', columns', outputs]`.
  static func convolved(
    _ image: NDArray<Double>, _ filters: NDArray<Double>, padding: Padding = .same
  ) -> NDArray<Double> {
    onBatch(image) { conv2d($0, $1.constant(filters), padding: padding) }
  }

  static func pooled(
    _ image: NDArray<Double>, by kind: PoolingKind, size: Int
  ) -> NDArray<Double> {
    onBatch(image) { images, _ in
      kind == .max ? maxPool(images, size: size) : averagePool(images, size: size)
    }
  }

  /// What an operation on batches makes of one picture.
  private static func onBatch(
    _ image: NDArray<Double>,
    _ operation: (Tensor<Double>, Tape<Double>) -> Tensor<Double>
  ) -> NDArray<Double> {
    let tape = Tape<Double>()
    return operation(tape.constant(image.expandingDimension(at: 0)), tape).value.squeezed(axis: 0)
  }

  /// The picture moved to the right, with an empty column for each that has left it.
  static func moved(_ image: NDArray<Double>, right columns: Int) -> NDArray<Double> {
    var result = NDArray<Double>.zeros(image.shape)
    let width = image.shape[1]
    result[.all, columns..<width] = image[.all, 0..<width - columns]
    return result
  }

  /// ‖a − b‖ / ‖a‖
  static func change(from a: NDArray<Double>, to b: NDArray<Double>) -> Double {
    let difference = a - b
    return ((difference * difference).sum() / (a * a).sum()).squareRoot()
  }

  /// One channel as a grey-scale image.
  static func panel(
    _ caption: String, _ map: NDArray<Double>, range: ClosedRange<Double>? = nil
  ) -> Figure.Panel {
    let channel = map[.all, .all, 0]
    return Figure.Panel(
      caption, rows: channel.shape[0], columns: channel.shape[1], pixels: channel.elements,
      range: range)
  }

  /// Numbers in rows, each as wide as the widest.
  static func written(_ matrix: NDArray<Double>, digits: Int = 0) -> [String] {
    let texts = (0..<matrix.shape[0]).map { row in
      matrix[row, .all].elements.map { number in
        // What is rounded to 0 has no sign.
        let text = number.fixed(digits)
        return Double(text) == 0 ? 0.0.fixed(digits) : text.replacing("-", with: "−")
      }
    }
    let width = texts.joined().map(\.count).max() ?? 0
    return texts.map { row in
      row.map { String(repeating: " ", count: width - $0.count) + $0 }.joined(separator: " ")
    }
  }
}
