import LabKit
import NumericsEngine
import TensorGraph

/// Lab 11 with nothing written.
struct UntouchedGraphs: GraphsLab {
  func evaluate(_ graph: [GraphNode], feeding feeds: [String: Double]) throws -> [Double] {
    throw Unsolved("11.1")
  }
  func order(_ graph: [GraphNode], for targets: [Int]) throws -> [Int] { throw Unsolved("11.2") }
  func run(
    _ graph: [GraphNode], fetching targets: [Int], feeding feeds: [String: Double]
  ) throws -> [Double] { throw Unsolved("11.3") }
  func localDerivatives(
    _ node: GraphNode, inputs: [Double], output: Double
  ) throws -> [Double] { throw Unsolved("11.4") }
  func gradients(_ graph: [GraphNode], of target: Int, values: [Double]) throws -> [Double] {
    throw Unsolved("11.5")
  }
  func minimise(
    from start: Double, learningRate: Double, steps: Int, in graph: Graph<Double>
  ) throws -> Descent { throw Unsolved("11.6") }
  func fitLine(
    x: [Double], y: [Double], learningRate: Double, steps: Int, in graph: Graph<Double>
  ) throws -> FittedLine { throw Unsolved("11.7") }
  func train(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int, asking questions: NDArray<Double>, in graph: Graph<Double>
  ) throws -> AnsweringNetwork { throw Unsolved("11.8") }
  func trainByTape(
    _ network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>,
    learningRate: Double, steps: Int
  ) throws -> TrainedNetwork { throw Unsolved("11.9") }
  func planBuffers(_ graph: [GraphNode], fetching targets: [Int]) throws -> [Int?] {
    throw Unsolved("11.10")
  }
}
