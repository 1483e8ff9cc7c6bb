import LabKit
import NumericsEngine
import TestSupport
import Testing

@testable import Grading

/// The properties of Lab 14, on right answers and on wrong ones, computed here by plain loops.
@Suite struct ConvolutionPropertyTests {
  /// A convolution with one factor for all of its products.
  private struct Convolution {
    let images, filters: NDArray<Double>
    let stride, padding: Int

    /// Calls `body` with each product's places: of the result, the image and the filter.
    func forEach(_ counts: [Int], _ body: ([Int], [Int], [Int]) -> Void) {
      for n in 0..<counts[0] {
        for i in 0..<counts[1] {
          for j in 0..<counts[2] {
            for output in 0..<filters.shape[3] {
              for a in 0..<filters.shape[0] {
                for b in 0..<filters.shape[1] {
                  let (row, column) = (i * stride + a - padding, j * stride + b - padding)
                  guard 0..<images.shape[1] ~= row, 0..<images.shape[2] ~= column else { continue }
                  for channel in 0..<filters.shape[2] {
                    body([n, i, j, output], [n, row, column, channel], [a, b, channel, output])
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private func place(_ indices: [Int], _ shape: [Int]) -> Int {
    zip(indices, shape).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// What 14.2 answers.
  private func convolved(_ arguments: [WireValue]) throws -> WireValue {
    let image = try NDArray<Double>(wire: arguments[0])
    let filters = try NDArray<Double>(wire: arguments[1])
    let biases = try NDArray<Double>(wire: arguments[2]).elements
    let (stride, padding) = (try Int(wire: arguments[3]), try Int(wire: arguments[4]))
    let counts = (0...1).map { (image.shape[$0] + 2 * padding - filters.shape[$0]) / stride + 1 }
    let shape = [1] + counts + [biases.count]
    var sums = (0..<counts[0] * counts[1]).flatMap { _ in biases }
    let (pixels, weights) = (image.elements, filters.elements)
    Convolution(
      images: image.expandingDimension(at: 0), filters: filters, stride: stride, padding: padding
    ).forEach(shape) { result, pixel, weight in
      sums[place(result, shape)] +=
        pixels[place(pixel, [1] + image.shape)] * weights[place(weight, filters.shape)]
    }
    return NDArray(shape: Array(shape.dropFirst()), elements: sums).wire
  }

  /// What 14.7 answers.
  private func gradient(_ arguments: [WireValue]) throws -> ConvolutionGradient {
    let parts = try arguments[..<3].map { try NDArray<Double>(wire: $0) }
    let (images, filters, delta) = (parts[0], parts[1], parts[2])
    let convolution = Convolution(
      images: images, filters: filters, stride: try Int(wire: arguments[3]),
      padding: try Int(wire: arguments[4]))
    var (dX, dW) = (
      [Double](repeating: 0, count: images.count), [Double](repeating: 0, count: filters.count)
    )
    convolution.forEach(delta.shape) { result, pixel, weight in
      let (x, w) = (place(pixel, images.shape), place(weight, filters.shape))
      let d = delta.elements[place(result, delta.shape)]
      dX[x] += d * filters.elements[w]
      dW[w] += d * images.elements[x]
    }
    let db = delta.reshaped(to: [-1, filters.shape[3]]).sum(axis: 0)
    return ConvolutionGradient(
      images: NDArray(shape: images.shape, elements: dX),
      filters: NDArray(shape: filters.shape, elements: dW), biases: db)
  }

  /// What 14.7's property says if its gradient is changed, and 14.2's results are.
  private func objection(
    gradient change: (inout ConvolutionGradient) -> Void = { _ in }, forwards scale: Double = 1
  ) throws -> String? {
    let reference = Planted.reference("14.7", cases: [])
    return try withoutActuallyEscaping(change) { change in
      let inquiry = Inquiry(reference) { exercise, arguments in
        if exercise == "14.2" {
          return (try NDArray<Double>(wire: convolved(arguments)) * scale).wire
        }
        var answer = try gradient(arguments)
        change(&answer)
        return answer.wire
      }
      return try Property.convolutionGradientsAreTheSlopes.objection(inquiry)
    }
  }

  @Test func rightGradientsAreSlopes() throws {
    #expect(try objection() == nil)
  }

  @Test func wrongGradientsAreNamedByTheirEntry() throws {
    let images = try #require(try objection { $0.images[1, 2, 3, 1] += 0.01 })
    #expect(images.contains("X[1, 2, 3, 1]"))
    let filters = try #require(try objection { $0.filters[1, 0, 1, 1] *= -1 })
    #expect(filters.contains("W[1, 0, 1, 1]"))
    let biases = try #require(try objection { $0.biases[1] /= 2 })
    #expect(biases.contains("b[1]"))
    let shape = try #require(try objection { $0.biases = .zeros([1]) })
    #expect(shape.contains("shapes"))
  }

  @Test func aFactorIsNamed() throws {
    let half = try #require(
      try objection {
        $0.images *= 0.5
        $0.filters *= 0.5
        $0.biases *= 0.5
      })
    #expect(half.contains("all of it is 1/2 times the slope"))
  }

  /// The gradient is right, and what it is held against is not.
  @Test func aWrongConvolutionIsBlamedItself() throws {
    let text = try #require(try objection(forwards: 2))
    #expect(text.contains("your gradient is right"))
    #expect(text.contains("14.2"))
  }

  @Test func aLargeConvolutionIsJudgedByItsEntries() throws {
    func objection(_ change: (inout [Double]) -> Void) throws -> String? {
      try withoutActuallyEscaping(change) { change in
        let inquiry = Inquiry(Planted.reference("14.4", cases: [])) { _, arguments in
          let image = try NDArray<Double>(wire: arguments[0])
          let filters = try NDArray<Double>(wire: arguments[1])
          let biases = try NDArray<Double>(wire: arguments[2])
          var framed = NDArray<Double>.zeros([32, 32, 16])
          framed[2..<30, 2..<30] = image
          var rows: [Double] = []
          for top in 0..<28 {
            for left in 0..<28 { rows += framed[top..<top + 5, left..<left + 5].elements }
          }
          let windows = NDArray(shape: [784, 400], elements: rows)
          var answer = (windows.matmul(filters.reshaped(to: [400, 512])) + biases).elements
          change(&answer)
          return .array(shape: [28, 28, 512], elements: answer)
        }
        return try Property.largeConvolutionInTime.objection(inquiry)
      }
    }
    #expect(try objection { _ in } == nil)
    let text = try #require(try objection { $0[(3 * 28 + 4) * 512 + 5] += 1 })
    #expect(text.contains("entry [3, 4, 5]"))
  }
}
