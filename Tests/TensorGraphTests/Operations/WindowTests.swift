import NumericsEngine
import Testing

@testable import TensorGraph

/// Convolution and pooling against loops over their definitions, over small images, windows, strides
/// and both kinds of padding.
@Suite struct WindowTests {
  struct Case: Sendable {
    let rows, columns, size, stride: Int
    let padding: Padding
  }

  static var cases: [Case] {
    var cases: [Case] = []
    for rows in 1...4 {
      for columns in [1, 2, 3, 5] {
        for size in 1...3 {
          for stride in 1...3 {
            for padding in [Padding.valid, .same] {
              if padding == .valid && Swift.min(rows, columns) < size { continue }
              cases.append(
                Case(rows: rows, columns: columns, size: size, stride: stride, padding: padding))
            }
          }
        }
      }
    }
    return cases
  }

  @Test func everySmallImage() {
    #expect(Self.cases.count > 150)
    for check in Self.cases { compare(check) }
  }

  private func compare(_ check: Case) {
    let (channels, outputs) = (2, 3)
    let image = ElementwiseTests.numbers([2, check.rows, check.columns, channels])
    let filters = ElementwiseTests.numbers([check.size, check.size, channels, outputs])
    let tape = Tape<Double>()
    let x = tape.constant(image)
    let convolved = conv2d(
      x, tape.constant(filters), stride: check.stride, padding: check.padding
    ).value
    let largest = maxPool(x, size: check.size, stride: check.stride, padding: check.padding).value
    let mean = averagePool(x, size: check.size, stride: check.stride, padding: check.padding).value
    let (down, above) = cover(check.rows, check)
    let (across, left) = cover(check.columns, check)
    #expect(convolved.shape == [2, down, across, outputs], "\(check)")
    #expect(largest.shape == [2, down, across, channels], "\(check)")
    for n in 0..<2 {
      for i in 0..<down {
        for j in 0..<across {
          var sums = [Double](repeating: 0, count: outputs)
          var seen = [[Double]](repeating: [], count: channels)
          for a in 0..<check.size {
            for b in 0..<check.size {
              let (row, column) = (i * check.stride + a - above, j * check.stride + b - left)
              if row < 0 || row >= check.rows || column < 0 || column >= check.columns { continue }
              for c in 0..<channels {
                seen[c].append(image[n, row, column, c])
                let number = image[n, row, column, c]
                for o in 0..<outputs { sums[o] += number * filters[a, b, c, o] }
              }
            }
          }
          // Whole numbers: exact in any order; a mean is rounded once.
          for o in 0..<outputs { #expect(convolved[n, i, j, o] == sums[o], "\(check)") }
          for c in 0..<channels {
            let most = seen[c].max() ?? .nan
            let total = seen[c].reduce(0, +)
            #expect(largest[n, i, j, c] == most, "\(check)")
            #expect(mean[n, i, j, c] == total / Double(seen[c].count), "\(check)")
          }
        }
      }
    }
  }

  /// Of equal elements the first of a window, row by row, gets the derivative: PyTorch 2.13's numbers
  /// for `max_pool2d`.
  @Test func tiesGoToTheFirst() throws {
    let graph = Graph<Double>()
    let table = NDArray([[2.0, 1, 2, 2], [2, 0, 1, 2], [0, 0, 3, 1], [0, 0, 1, 3]])
    let x = graph.variable(table.reshaped(to: [1, 4, 4, 1]))
    let weights = graph.constant(NDArray([[1.0, 2], [3, 4]]).reshaped(to: [1, 2, 2, 1]))
    func gradient(_ pooled: Tensor<Double>) throws -> [Double] {
      try Session(graph).run(graph.gradient(of: (pooled * weights).sum(), for: x)).elements
    }
    let apart = try gradient(maxPool(x, size: 2))
    #expect(apart == [1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 0])
    let overlapping = try gradient(maxPool(x, size: 3, stride: 1))
    #expect(overlapping == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0])
  }

  /// TensorFlow's rule: https://www.tensorflow.org/api_docs/python/tf/nn ("Notes on padding").
  private func cover(_ extent: Int, _ check: Case) -> (count: Int, before: Int) {
    if check.padding == .valid { return ((extent - check.size) / check.stride + 1, 0) }
    let count = Int((Double(extent) / Double(check.stride)).rounded(.up))
    let rest = extent % check.stride
    let total = Swift.max(check.size - (rest == 0 ? check.stride : rest), 0)
    return (count, total / 2)
  }
}
