import NumericsEngine
import TensorGraph

/// What the machinery of a graph costs: 10 000 runs of a step of a handful of nodes, in the steps of
/// the peer programs.
func measureGraphs(_ stopwatch: Stopwatch) throws {
  let workload = "graph/GD 10000 steps x^2-10x+24"
  guard stopwatch.wants(workload) else { return }
  let graph = Graph<Double>()
  let x = graph.variable(0.0, name: "x")
  let y = square(x) - 10 * x + 24
  let step = graph.assign(x, to: x - 0.01 * graph.gradient(of: y, for: x))
  let session = Session(graph)
  func descend() throws -> Double {
    try session.set(x, to: NDArray(repeating: 0, shape: []))
    for _ in 0..<10_000 { try session.run(step) }
    return session.value(of: x).elements[0]
  }
  let reached = try descend()
  try stopwatch.measure(workload, quality: ["x": reached]) {
    try descend()
  }
}
