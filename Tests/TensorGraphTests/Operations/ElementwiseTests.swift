import NumericsEngine
import Testing

@testable import TensorGraph

/// Elementwise kernels against the engine's arrays, over shapes, blocks and threads.
@Suite struct ElementwiseTests {
  /// Every pair of shapes of up to three axes of 1, 2 or 3 that broadcast.
  @Test func broadcastsLikeArrays() throws {
    let shapes = [[]] + Self.shapes(rank: 1) + Self.shapes(rank: 2) + Self.shapes(rank: 3)
    var pairs = 0
    for left in shapes {
      for right in shapes where TensorShape(left).broadcast(with: TensorShape(right)) != nil {
        let (a, b) = (Self.numbers(left), Self.numbers(right))
        let tape = Tape<Double>()
        let value = (tape.constant(a) - tape.constant(b)).value
        #expect(value == a - b, "\(left) − \(right)")
        pairs += 1
      }
    }
    #expect(pairs > 500)
  }

  /// Lengths around a block of 256 and around what a thread is started for.
  @Test(arguments: [1, 2, 255, 256, 257, 511, 513, 65_535, 65_536, 65_537, 200_001])
  func lengths(_ count: Int) throws {
    let graph = Graph<Float>()
    let x = graph.placeholder(shape: [nil])
    let row = graph.placeholder(shape: [nil, 1])
    let a = NDArray<Float>((0..<count).map { Float($0 % 1000) / 1000 })
    let value = try Session(graph).run(tanh(2 * x + 1) * x, feeding: [x: a])
    #expect(value == NumericsEngine.tanh(2 * a + 1) * a)
    let b = a.reshaped(to: [count, 1])
    let sums = try Session(graph).run(row * graph.constant([1, 2, 3]) + row, feeding: [row: b])
    #expect(sums == b * NDArray<Float>([1, 2, 3]) + b)
  }

  /// A program is a chain of at most so many registers and operands; longer ones are cut.
  @Test func longChains() throws {
    let graph = Graph<Double>()
    let inputs = (0..<40).map { graph.variable([Double($0), 1, 2]) }
    let sum = inputs.dropFirst().reduce(inputs[0]) { $0 + $1 }
    #expect(try Session(graph).run(sum) == [780, 40, 80])
    // A balanced tree of sums needs many values at the same time.
    var level = inputs.map { exp($0 * 0) }
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map {
        $0 + 1 < level.count ? level[$0] + level[$0 + 1] : level[$0]
      }
    }
    #expect(try Session(graph).run(level[0]) == [40, 40, 40])
  }

  @Test func specialNumbers() throws {
    let graph = Graph<Double>()
    let x = graph.constant([.nan, .infinity, -.infinity, -0.0, 0])
    func value(_ y: Tensor<Double>) throws -> [String] {
      try Session(graph).run(y).elements.map { $0.isNaN ? "nan" : "\($0)" }
    }
    #expect(try value(relu(x)) == ["nan", "inf", "0.0", "-0.0", "0.0"])
    #expect(try value(leakyReLU(x)) == ["nan", "inf", "-inf", "-0.0", "0.0"])
    #expect(try value(abs(x)) == ["nan", "inf", "inf", "0.0", "0.0"])
    #expect(try value(gelu(x)) == ["nan", "inf", "nan", "-0.0", "0.0"])
    #expect(try value(1 / x) == ["nan", "0.0", "-0.0", "-inf", "inf"])
    #expect(try value(graph.gradient(of: relu(x), for: x)) == ["0.0", "1.0", "0.0", "0.0", "0.0"])
    #expect(try value(graph.gradient(of: abs(x), for: x)) == ["nan", "1.0", "-1.0", "-0.0", "0.0"])
  }

  static func shapes(rank: Int) -> [[Int]] {
    rank == 0 ? [[]] : shapes(rank: rank - 1).flatMap { rest in (1...3).map { rest + [$0] } }
  }

  static func numbers(_ shape: [Int]) -> NDArray<Double> {
    NDArray(shape: shape, elements: (0..<shape.reduce(1, *)).map { Double($0 * $0 % 17) - 8 })
  }
}
