import NumericsEngine
import Testing

@testable import TensorGraph

struct GradientClippingTests {
  private func clipped(
    _ gradients: [NDArray<Double>], _ clipping: GradientClipping
  ) -> [[Double]] {
    let tape = Tape<Double>()
    let tensors = gradients.map { tape.constant($0) }
    return tape.graph.clipped(tensors, by: clipping).map(\.value.elements)
  }

  @Test func byValue() {
    #expect(clipped([[-3, -1, 0.5], [2]], .value(1)) == [[-1, -1, 0.5], [1]])
  }

  @Test func byNorm() {
    // ‖(3, 0, 4)‖ = 5.
    let factor = 2 / (5 + 1e-6)
    #expect(clipped([[3, 0], [4]], .globalNorm(2)) == [[3 * factor, 0], [4 * factor]])
    #expect(clipped([[3, 0], [4]], .globalNorm(6)) == [[3, 0], [4]])
    #expect(clipped([[0, 0]], .globalNorm(1)) == [[0, 0]])
  }

  @Test func notANumberStays() {
    #expect(clipped([[.nan, 5]], .value(1))[0][0].isNaN)
    #expect(clipped([[.nan, 5]], .value(1))[0][1] == 1)
    #expect(clipped([[.nan, 5]], .globalNorm(1))[0].allSatisfy { $0.isNaN })
  }

  /// Large tensors are shared out among the cores.
  @Test func clampEverywhere() {
    let numbers = (0..<(3 * elementGrain + 5)).map { Float($0 % 23) - 11 }
    let tape = Tape<Float>()
    let result = clamp(tape.constant(NDArray(numbers)), to: -3...7).value.elements
    #expect(result == numbers.map { min(7, max(-3, $0)) })
  }

  /// Inside 1, outside 0, at the bounds 1 as in PyTorch.
  @Test func gradientOfClamp() {
    let tape = Tape<Double>()
    let x = tape.constant([-4, -3, -2.9, 0, 7, 7.1])
    let y = (clamp(x, to: -3...7) * tape.constant([1, 2, 3, 4, 5, 6])).sum()
    #expect(tape.gradient(of: y, for: x).value.elements == [0, 2, 3, 4, 5, 0])
  }

  @Test func aLimitIsAboveZero() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let graph = Graph<Double>()
      _ = graph.clipped([graph.constant(1)], by: .value(0))
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("Gradients cannot be clipped at 0.0."))
  }
}
