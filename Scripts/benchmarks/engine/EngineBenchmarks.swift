import ArgumentParser
import NumericsEngine

/// Measures the engine on the workloads of the peer programs; see the page beside this folder.
@main
struct EngineBenchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "engine-benchmarks")

  @Option(help: "How many threads the engine uses.")
  var threads = Threads.count

  @Option(
    help: """
      Only one family of workloads: gemm, elementwise, random, stats, knn, logreg, tree, graph, mlp or \
      cnn; or accuracy, which is not among them unless asked for.
      """)
  var family = ""

  @Option(help: "Only workloads whose name contains this.")
  var only = ""

  @Option(name: .customLong("reps"), help: "How often each workload is measured.")
  var repetitions = 7

  @Option(help: "How many seeds the family accuracy trains with.")
  var seeds = 3

  mutating func run() throws {
    Threads.count = threads
    if family == "accuracy" { return try measureAccuracies(seeds: seeds, only: only) }
    let stopwatch = Stopwatch(
      family: family, only: only, repetitions: max(1, repetitions))
    measureProducts(stopwatch)
    measureElementwise(stopwatch, Float.self, name: "f32")
    measureElementwise(stopwatch, Double.self, name: "f64")
    measureRandomNumbers(stopwatch)
    try measureStatistics(stopwatch)
    try measureNeighbors(stopwatch)
    try measureLogisticRegression(stopwatch)
    try measureDecisionTrees(stopwatch)
    try measureGraphs(stopwatch)
    try measureMultilayerPerceptrons(stopwatch)
    try measureConvolutionalNetworks(stopwatch)
  }
}
